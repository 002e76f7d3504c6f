import GRDB
import NaradaModel

/// Everything that ever happened to a connector track, deleted rows among it, each list in order of its ids.
public struct RowHistory: Hashable, Sendable {
    public var mappings: [TrackMappingRecord]
    public var items: [ReviewItemRecord]
    public var decisions: [MatchDecisionRecord]
    /// The last time that nothing was found for it; nil where that never happened.
    public var attempt: MatchAttemptRecord?
    /// What merges, splits and deletions did to the mappings and verdicts, in order.
    public var edits: [RowEdit]
    /// The runs that the others name, by id.
    public var runs: [Int64: MatchRunRecord]
    /// What the tracks that the others name say of themselves, deleted ones too, by id.
    public var tracks: [Int64: String]
}

/// Reads a row's history.
public enum RowHistoryReader {
    /// The history of the connector track with the id.
    public static func history(connectorTrackID id: Int64, in session: Session) throws -> RowHistory {
        let mappings = try session.fetch(
            TrackMappingRecord.includingDeleted().filter(TrackMappingRecord.Columns.connectorTrackID == id)
                .order(TrackMappingRecord.Columns.id))
        let items = try session.fetch(
            ReviewItemRecord.includingDeleted().filter(ReviewItemRecord.Columns.connectorTrackID == id)
                .order(ReviewItemRecord.Columns.id))
        let decisions = try session.fetch(
            MatchDecisionRecord.includingDeleted().filter(MatchDecisionRecord.Columns.connectorTrackID == id)
                .order(MatchDecisionRecord.Columns.id))
        let attempt = try session.fetch(
            MatchAttemptRecord.includingDeleted().filter(MatchAttemptRecord.Columns.connectorTrackID == id)
        ).first
        let runIDs = Set(
            mappings.flatMap { [$0.runID, $0.retiredByRunID] } + items.flatMap { [$0.runID, $0.closedByRunID] }
                + [attempt?.runID])
        let edits = try EditReader.edits(ofConnectorTrack: id, in: session)
        let trackIDs = Set(
            mappings.map { Optional($0.trackID) } + items.map { Optional($0.trackID) } + decisions.map(\.trackID)
                + edits.map(\.trackBefore) + [attempt?.bestTrackID])
        var runs: [Int64: MatchRunRecord] = [:]
        for runID in runIDs {
            if let runID { runs[runID] = try session.find(MatchRunRecord.self, id: runID, includingDeleted: true) }
        }
        var tracks: [Int64: String] = [:]
        for trackID in trackIDs {
            guard let trackID, let track = try session.find(TrackRecord.self, id: trackID, includingDeleted: true)
            else { continue }
            tracks[trackID] = track.name
        }
        return RowHistory(
            mappings: mappings, items: items, decisions: decisions, attempt: attempt, edits: edits, runs: runs,
            tracks: tracks)
    }
}
