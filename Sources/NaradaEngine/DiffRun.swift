import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// One comparison of two profiles over the rows of a database.
struct DiffRun {
    /// Rows resolved at a time: bounds what is held of them.
    private static let batchSize = 2_000

    let store: Store
    /// First the one before, then the one after.
    let resolvers: [Resolver]
    let threads: Int
    let limit: Int
    var report: ProfileDifferenceReport

    /// A profile's decision, as far as it is kept.
    private struct Answer: Sendable {
        var zone: Zone
        var trackID: Int64?
        var confidence: Confidence
        var why: String

        init(_ decision: Decision) {
            zone = decision.zone
            trackID = decision.proposal?.trackID
            confidence = decision.proposal?.confidence ?? Confidence(percent: 0)
            why = decision.proposal.map { EvidenceSummary.line($0.evidence, zone: decision.zone) } ?? "no candidate"
        }
    }

    private struct ChangedRow {
        var change: ProfileDifferenceReport.Change
        var rowID: Int64
        var answers: [Answer]

        /// How far the confidence moves, in percent points.
        var distance: Int { abs(answers[0].confidence.percent - answers[1].confidence.percent) }
    }

    mutating func perform(progress: (Progress) -> Void) throws -> ProfileDifferenceReport {
        let clock = ContinuousClock()
        let start = clock.now
        let library = try LibraryReading(store: store, threads: threads).read(progress: progress)
        let (exclusions, settled) = try store.withReadSession { session in
            let mappings = try StandingMappings(in: session)
            return (
                try Exclusions(comparingProfilesIn: session),
                Set(mappings.all.lazy.filter { !$0.isJudged }.map(\.connectorTrackID))
            )
        }
        var changed: [ChangedRow] = []
        var last: Int64 = 0
        while true {
            progress(Progress(stage: "comparing", done: report.rows + report.leftAlone))
            var rows: [ConnectorTrack] = []
            try store.withReadSession { session in
                try ConnectorTrackReader.forEach(in: session, after: last, limit: Self.batchSize) { rows.append($0) }
            }
            guard let end = rows.last?.id else { break }
            last = end
            if !report.connectors.isEmpty { rows.removeAll { !report.connectors.contains($0.serviceID.service) } }
            let known = rows.count
            rows.removeAll { settled.contains($0.id) }
            report.leftAlone += known - rows.count
            compare(rows, library, exclusions, &changed)
        }
        changed.sort { ($1.distance, $0.rowID) < ($0.distance, $1.rowID) }
        let shown = Array(changed.prefix(limit))
        report.shown = try store.withReadSession { session in try shown.compactMap { try Self.row($0, in: session) } }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    private mutating func compare(
        _ rows: [ConnectorTrack], _ library: Library, _ exclusions: Exclusions, _ changed: inout [ChangedRow]
    ) {
        let (resolvers, folder) = (resolvers, TrackFolder())
        let answers = parallelMap(rows, threads: threads) { row in
            let folded = folder.fold(row.facts)
            return resolvers.map { resolver in
                Answer(
                    resolver.resolve(
                        folded, in: library, excluding: exclusions.question(about: row),
                        unless: exclusions.areDistinct))
            }
        }
        for (row, answers) in zip(rows, answers) {
            report.rows += 1
            let (before, after) = (answers[0], answers[1])
            let change = ProfileDifferenceReport.Change(
                from: (before.zone, before.trackID), to: (after.zone, after.trackID))
            if let change {
                report.counts[change, default: 0] += 1
                changed.append(ChangedRow(change: change, rowID: row.id, answers: answers))
            } else if after.zone == .accept && before.confidence != after.confidence {
                report.confidenceOnly += 1
            }
        }
    }

    private static func row(_ changed: ChangedRow, in session: Session) throws -> ProfileDifferenceReport.Row? {
        guard let row = try ConnectorTrackReader.row(id: changed.rowID, in: session) else { return nil }
        let answers = try changed.answers.map { answer in
            ProfileDifferenceReport.Answer(
                zone: answer.zone, track: try answer.trackID.flatMap { try TrackReader.track(id: $0, in: session) },
                confidence: answer.confidence, why: answer.why)
        }
        return ProfileDifferenceReport.Row(
            change: changed.change, connectorTrack: row, before: answers[0], after: answers[1])
    }
}
