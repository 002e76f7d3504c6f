import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// An evaluation of what a run wrote, against groups of connector rows that are one recording each.
///
/// Two rows were called the same where their mappings name the same internal track.
struct GroupEvaluation {
    let run: EvaluateRun
    let store: Store

    /// A row of the truth.
    private struct Row {
        var group: Int
        /// nil where the database has no such row.
        var track: ConnectorTrack?
        var mapping: LiveMapping?
    }

    func perform(_ file: inout TruthFile, onIssue: (String) -> Void) throws -> EvaluationReport {
        var (groups, refused) = try TrueGroups.read(&file, onIssue: onIssue)
        let library = try LibraryReading(store: store, threads: run.threads).read()
        return try store.withReadSession { session in
            let mappings = try StandingMappings(in: session)
            let rows = try rows(of: &groups, mappings, in: session)
            let owners = owners(of: rows, mappings)
            var mistakes = Mistakes(limit: run.worst)
            try listFalsePositives(rows, owners, in: session, &mistakes.falsePositives)
            let missed = try missedRows(rows, owners, in: session)
            let reasons = missed.explain(in: run, library: library, &mistakes.falseNegatives)
            let judged = rows.filter { $0.mapping?.isJudged == true }
            var report = run.report(
                .groupedRows,
                counts: [
                    .init("rows", "rows in the truth", rows.count),
                    .init("absent_rows", "of them not in the database", rows.count { $0.track == nil }),
                    .init("mapped_rows", "mapped", rows.count { $0.mapping != nil }),
                    .init("judged_rows", "mapped by a matcher", judged.count),
                    .init("wrong_rows", "on a track that belongs to another recording", mistakes.falsePositives.count),
                ] + reasons,
                metrics: Self.metrics(rows, threshold: 0), curve: Self.curve(rows),
                calibration: Self.calibration(judged, owners), mistakes, refused: refused)
            report.calibrationWithFounders = Self.calibration(
                rows.filter { $0.mapping.map { !$0.isManual } ?? false }, owners)
            report.candidates = candidates(rows)
            return report
        }
    }

    /// The rows of the truth, those of the database first in the order of their ids.
    private func rows(
        of groups: inout TrueGroups, _ mappings: StandingMappings, in session: Session
    ) throws -> [Row] {
        var rows: [Row] = []
        var present: Set<ServiceID> = []
        let connectors = groups.coversConnectors ? groups.connectors : []
        // Rows that stand alone get numbers past those of the file's own groups.
        var next = groups.rows.count
        var tracks: [ConnectorTrack] = []
        try ConnectorTrackReader.forEach(in: session) { tracks.append($0) }
        for track in tracks {
            var group = groups.group(of: track.serviceID)
            if group == nil, connectors.contains(track.serviceID.service) {
                group = next
                next += 1
            }
            guard let group else { continue }
            present.insert(track.serviceID)
            rows.append(Row(group: group, track: track, mapping: mappings[track.serviceID]))
        }
        for id in groups.rows where !present.contains(id) {
            if let group = groups.group(of: id) { rows.append(Row(group: group)) }
        }
        return rows
    }

    /// The group that most rows of each track belong to; of several, that of the row mapped first, who founded it.
    private func owners(of rows: [Row], _ mappings: StandingMappings) -> [Int64: Int] {
        var groupOfRow: [ServiceID: Int] = [:]
        for row in rows { if let track = row.track { groupOfRow[track.serviceID] = row.group } }
        var members: [Int64: [(group: Int, count: Int)]] = [:]
        for mapping in mappings.all {
            guard let group = groupOfRow[mapping.serviceID] else { continue }
            if let index = members[mapping.trackID]?.firstIndex(where: { $0.group == group }) {
                members[mapping.trackID]?[index].count += 1
            } else {
                members[mapping.trackID, default: []].append((group, 1))
            }
        }
        return members.compactMapValues { groups in
            groups.reduce(nil as (group: Int, count: Int)?) { best, next in
                best.map { next.count > $0.count ? next : $0 } ?? next
            }?.group
        }
    }

    private static func metrics(_ rows: [Row], threshold: Int) -> PairMetrics {
        PairMetrics(
            grouping: rows.lazy.map { row in
                let called = row.mapping.flatMap { $0.confidence.percent >= threshold ? $0.trackID : nil }
                return (truth: row.group, called: called)
            })
    }

    /// A higher threshold takes rows off their tracks; a lower one than the run's cannot add what was not written.
    private static func curve(_ rows: [Row]) -> ThresholdCurve {
        let confidences = Set(rows.compactMap { $0.mapping?.confidence.percent })
        var last = metrics(rows, threshold: 0)
        return ThresholdCurve { threshold in
            // Nothing changes between two confidences that occur.
            if confidences.contains(threshold - 1) { last = metrics(rows, threshold: threshold) }
            return last
        }
    }

    private static func calibration(_ rows: [Row], _ owners: [Int64: Int]) -> CalibrationTable {
        CalibrationTable(
            rows.lazy.compactMap { row in
                row.mapping.map { (confidence: $0.confidence, isRight: owners[$0.trackID] == row.group) }
            })
    }

    private func listFalsePositives(
        _ rows: [Row], _ owners: [Int64: Int], in session: Session, _ list: inout WorstMistakes
    ) throws {
        for row in rows {
            guard let mapping = row.mapping, let track = row.track, owners[mapping.trackID] != row.group,
                let home = try TrackReader.track(id: mapping.trackID, in: session)
            else { continue }
            let evidence = mapping.evidence.flatMap { Evidence(json: $0) }
            list.add(mapping.confidence) {
                Mistake(
                    kind: .falsePositive, place: "\(track.serviceID) on track \(mapping.trackID)", left: track.facts,
                    right: home.facts, confidence: mapping.confidence,
                    why: evidence.map { EvidenceSummary.line($0, zone: .accept) }
                        ?? "mapped as \"\(mapping.method)\", without evidence",
                    evidence: evidence)
            }
        }
    }

    /// Rows apart from the track that most rows of their recording are on; of several the oldest.
    private func missedRows(_ rows: [Row], _ owners: [Int64: Int], in session: Session) throws -> MissedRows {
        var homes: [Int: [Int64: Int]] = [:]
        for row in rows {
            guard let trackID = row.mapping?.trackID, owners[trackID] == row.group else { continue }
            homes[row.group, default: [:]][trackID, default: 0] += 1
        }
        let home = homes.compactMapValues { tracks in
            tracks.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
        var missed = MissedRows()
        for row in rows {
            guard let track = row.track, let home = home[row.group], row.mapping?.trackID != home,
                let facts = try TrackReader.track(id: home, in: session)
            else { continue }
            missed.add(track, home: facts)
        }
        return missed
    }

    /// Blocking by itself: the rows of the truth are both the library and the rows looked up in it.
    private func candidates(_ rows: [Row]) -> CandidateRecall? {
        let known = rows.filter { $0.track != nil }
        guard !known.isEmpty, known.count <= EvaluateRun.mostRowsForBlocking else { return nil }
        let folded = run.fold(known.compactMap { $0.track?.facts })
        let library = EvaluateRun.library(of: folded)
        let found = parallelMap(folded, threads: run.threads) { library.candidateIDs(for: $0) }
        var recall = CandidateRecall(rows: known.count)
        var seen: Set<[Int64]> = []
        for (position, candidates) in found.enumerated() {
            let own = Int64(position)
            recall.candidates += candidates.count { $0 != own }
            for candidate in candidates where candidate != own && known[Int(candidate)].group == known[position].group {
                seen.insert([min(own, candidate), max(own, candidate)])
            }
        }
        recall.found = seen.count
        let all = PairMetrics(grouping: known.lazy.map { (truth: $0.group, called: $0.group as Int?) })
        recall.truePairs = all.truePositives
        return recall
    }
}
