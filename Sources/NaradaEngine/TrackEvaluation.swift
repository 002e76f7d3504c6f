import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// An evaluation of what a run wrote, against the internal track that each connector row is.
///
/// A row may be named on several lines: then each of the tracks is right, as the library may hold duplicates. A row that
/// founded its own track counts as one that was mapped to none of the library's.
struct TrackEvaluation {
    let run: EvaluateRun
    let store: Store

    /// What is true of a row.
    struct Truth {
        var line: Int
        /// The imported rows of the right tracks; empty where the library has none.
        var origins: [ServiceID]
    }

    /// What is counted on the way.
    private struct Tally {
        var metrics = PairMetrics()
        var calibration = CalibrationTable()
        var proposals: [(confidence: Confidence, isSame: Bool)] = []
        var (rows, withTrack, absent, reviews, rightReviews, unmatched) = (0, 0, 0, 0, 0, 0)
        var recall = CandidateRecall()
    }

    func perform(_ file: inout TruthFile, onIssue: (String) -> Void) throws -> EvaluationReport {
        let (order, truths, refused) = try Self.readTruth(&file, onIssue)
        let library = try LibraryReading(store: store, threads: run.threads).read()
        return try store.withReadSession { session in
            let mappings = try StandingMappings(in: session)
            var reviews: [ServiceID: OpenReview] = [:]
            try OpenReviewReader.forEach(in: session) { reviews[$0.serviceID] = $0 }
            var tracks: [ServiceID: Int64] = [:]
            try TrackOriginReader.forEach(in: session) { tracks[$0] = $1 }
            var tally = Tally()
            var mistakes = Mistakes(limit: run.worst)
            var missed = MissedRows()
            var looked: [(facts: TrackFacts, right: Set<Int64>)] = []
            var unknownOrigins: Set<ServiceID> = []
            for id in order {
                let origins = truths[id]?.origins ?? []
                unknownOrigins.formUnion(origins.filter { tracks[$0] == nil })
                let right = Set(origins.compactMap { tracks[$0] })
                tally.rows += 1
                tally.withTrack += origins.isEmpty ? 0 : 1
                guard let row = try ConnectorTrackReader.row(serviceID: id, in: session) else {
                    tally.absent += 1
                    continue
                }
                looked.append((row.facts, right))
                let mapping = mappings[id].flatMap { $0.isFounder ? nil : $0 }
                count(mapping, reviews[id], right, &tally)
                if let mapping, !right.contains(mapping.trackID) {
                    try list(mapping, row, right, in: session, &mistakes.falsePositives)
                }
                if let home = right.min(), mapping.map({ !right.contains($0.trackID) }) ?? true,
                    let track = try TrackReader.track(id: home, in: session)
                {
                    missed.add(row, home: track)
                }
            }
            // Rows and tracks that are not in the database are missed too: no run can map them.
            tally.metrics.falseNegatives = tally.withTrack - tally.metrics.truePositives
            countCandidates(looked, library, &tally.recall)
            let reasons = missed.explain(in: run, library: library, &mistakes.falseNegatives)
            let rightProposals = tally.proposals.count { $0.isSame }
            var report = run.report(
                .rowsOfTracks,
                counts: [
                    .init("rows", "rows in the truth", tally.rows),
                    .init("rows_with_track", "of them with an internal track", tally.withTrack),
                    .init("absent_rows", "not in the database", tally.absent),
                    .init("absent_tracks", "internal tracks of the truth not in the database", unknownOrigins.count),
                    .init("reviews", "wait for a person", tally.reviews),
                    .init("right_reviews", "of them with the right track", tally.rightReviews),
                    .init("unmatched", "neither mapped nor waiting", tally.unmatched),
                ] + reasons,
                metrics: tally.metrics,
                curve: ThresholdCurve(tally.proposals, missed: tally.withTrack - rightProposals),
                calibration: tally.calibration, mistakes, refused: refused)
            report.candidates = tally.recall
            return report
        }
    }

    /// Reads the file to its end: the rows in the order of their first coming, and what is true of each.
    static func readTruth(
        _ file: inout TruthFile, _ onIssue: (String) -> Void
    ) throws -> (order: [ServiceID], truths: [ServiceID: Truth], refused: Int) {
        var order: [ServiceID] = []
        var truths: [ServiceID: Truth] = [:]
        var refused = 0
        var contradictions: [(line: Int, row: ServiceID, first: Int)] = []
        try file.forEachStatement { statement, line in
            guard case .track(let row, let origin) = statement else { return }
            guard let known = truths[row] else {
                order.append(row)
                truths[row] = Truth(line: line, origins: origin.map { [$0] } ?? [])
                return
            }
            if let origin, !known.origins.isEmpty {
                if !known.origins.contains(origin) { truths[row]?.origins.append(origin) }
            } else if (origin == nil) != known.origins.isEmpty {
                contradictions.append((line, row, known.line))
            }
        } onIssue: { issue in
            refused += 1
            onIssue(issue.description)
        }
        for (line, row, first) in contradictions {
            refused += 1
            onIssue(
                file.refusal(
                    line: line, problem: "the row \"\(row)\" has a track and none, see line \(first)",
                    advice: "remove one of the two lines"
                ).description)
        }
        return (order, truths, refused)
    }

    private func count(_ mapping: LiveMapping?, _ review: OpenReview?, _ right: Set<Int64>, _ tally: inout Tally) {
        if let mapping {
            let isRight = right.contains(mapping.trackID)
            if isRight { tally.metrics.truePositives += 1 } else { tally.metrics.falsePositives += 1 }
            tally.proposals.append((mapping.confidence, isRight))
            if mapping.isJudged { tally.calibration.add(mapping.confidence, isRight: isRight) }
        } else if let review {
            let isRight = right.contains(review.trackID)
            tally.reviews += 1
            tally.rightReviews += isRight ? 1 : 0
            // A lower threshold would map it, unless a rule and not its confidence made it wait.
            if review.reasons.allSatisfy({ $0 == .belowAcceptance }) {
                tally.proposals.append((review.confidence, isRight))
            }
        } else {
            tally.unmatched += 1
        }
    }

    private func list(
        _ mapping: LiveMapping, _ row: ConnectorTrack, _ right: Set<Int64>, in session: Session,
        _ list: inout WorstMistakes
    ) throws {
        guard let track = try TrackReader.track(id: mapping.trackID, in: session) else { return }
        let evidence = mapping.evidence.flatMap { Evidence(json: $0) }
        let truth = right.min().map { "it is track \($0)" } ?? "the library does not have it"
        list.add(mapping.confidence) {
            Mistake(
                kind: .falsePositive, place: "\(row.serviceID) on track \(mapping.trackID), but \(truth)",
                left: row.facts, right: track.facts, confidence: mapping.confidence,
                why: evidence.map { EvidenceSummary.line($0, zone: .accept) }
                    ?? "mapped as \"\(mapping.method)\", without evidence",
                evidence: evidence)
        }
    }

    private func countCandidates(
        _ rows: [(facts: TrackFacts, right: Set<Int64>)], _ library: Library, _ recall: inout CandidateRecall
    ) {
        let candidates = parallelMap(run.fold(rows.map(\.facts)), threads: run.threads) {
            library.candidateIDs(for: $0)
        }
        for (row, candidates) in zip(rows, candidates) {
            recall.rows += 1
            recall.candidates += candidates.count
            guard !row.right.isEmpty else { continue }
            recall.truePairs += 1
            recall.found += candidates.contains(where: row.right.contains) ? 1 : 0
        }
    }
}
