public import NaradaModel
import NaradaReview
import NaradaStore

/// Which rows a verdict is on.
public enum VerdictSelection: Hashable, Sendable {
    /// Rows by their number in the database or as `CONNECTOR:ID`; the track where another than the proposed one is meant.
    case rows([String], trackID: Int64?)
    /// Every waiting pair of the group whose name begins so.
    case group(String)
}

/// Thrown to roll a transaction back whose outcome is wanted, and nothing else.
private struct DryRun: Error {}

extension Engine {
    /// The report of storing a person's verdict on rows, all in one transaction.
    ///
    /// - Parameter dryRun: whether nothing is written.
    /// - Throws: an `EngineFault` for a row, group or track that is not there; nothing is written then.
    public func decide(
        _ verdict: Verdict, on selection: VerdictSelection, note: String? = nil, dryRun: Bool = false
    ) throws -> any Report {
        let store = try openStore()
        try ReviewQueueKeeper(store: store).refresh()
        var report = VerdictReport(action: .decided(verdict), lines: [], dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            switch selection {
            case .rows(let names, let trackID):
                for name in names {
                    let row = try Self.row(named: name, in: session)
                    report.lines.append(
                        try Self.record(verdict, row, name: name, trackID: trackID, note: note, in: session))
                }
            case .group(let prefix):
                let key = try Self.groupKey(prefix, in: session)
                let items = try ReviewQueueReader.items(in: session, filter: ReviewFilter(group: key))
                for item in items {
                    guard let entry = try ReviewQueueReader.entry(itemID: item.id, in: session) else { continue }
                    report.pattern = entry.pattern
                    let row = entry.connectorTrack
                    report.lines.append(
                        try Self.record(
                            verdict, row, name: "\(row.id)", trackID: verdict == .newTrack ? nil : item.trackID,
                            note: note, in: session))
                }
            }
        }
        return report
    }

    /// The report of taking back the last verdict on each of the rows, all in one transaction.
    public func takeVerdictsBack(_ names: [String], dryRun: Bool = false) throws -> any Report {
        let store = try openStore()
        var report = VerdictReport(action: .takenBack, lines: [], dryRun: dryRun)
        try Self.write(in: store, dryRun: dryRun) { session in
            for name in names {
                let row = try Self.row(named: name, in: session)
                guard let last = try DecisionReader.verdicts(connectorTrackID: row.id, in: session).last,
                    let id = last.id
                else { throw EngineFault.noVerdict(name) }
                let track = try last.trackID.flatMap { try TrackReader.track(id: $0, in: session) }
                try DecisionUndo.takeBack(id, in: session)
                report.lines.append(Self.line(row, track))
            }
        }
        return report
    }

    /// Runs `body` in one transaction, which is rolled back for a dry run.
    static func write(in store: Store, dryRun: Bool, _ body: (Session) throws -> Void) throws {
        do {
            try store.withSession { session in
                try body(session)
                if dryRun { throw DryRun() }
            }
        } catch is DryRun {}
    }

    /// The row that a person names.
    static func row(named name: String, in session: Session) throws -> ConnectorTrack {
        guard let row = try connectorTrack(named: name, in: session) else {
            throw EngineFault.unknownConnectorTrack(name.harmless)
        }
        return row
    }

    private static func record(
        _ verdict: Verdict, _ row: ConnectorTrack, name: String, trackID: Int64?, note: String?, in session: Session
    ) throws -> VerdictReport.Line {
        if let trackID, try TrackReader.track(id: trackID, in: session) == nil {
            throw EngineFault.unknownTrack(trackID)
        }
        do {
            let decision =
                verdict == .newTrack
                ? try DecisionWriter.recordNewTrack(connectorTrackID: row.id, note: note, in: session)
                : try DecisionWriter.record(
                    verdict, connectorTrackID: row.id, trackID: trackID, note: note, in: session)
            return line(row, try decision.trackID.flatMap { try TrackReader.track(id: $0, in: session) })
        } catch StoreFault.verdictWithoutTrack {
            throw EngineFault.nothingToDecide(name)
        }
    }

    private static func line(_ row: ConnectorTrack, _ track: Track?) -> VerdictReport.Line {
        VerdictReport.Line(
            rowID: row.id, row: row.facts.display, trackID: track?.id, track: track?.facts.display)
    }
}
