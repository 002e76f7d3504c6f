import GRDB
import NaradaModel

/// The pairs that a person rejected and has not accepted since.
public struct Rejections: Hashable, Sendable {
    /// Nothing has changed since: a run does not propose the pair.
    public var standing: Set<TrackPair> = []
    /// The matcher or one of the rows has changed since: a run may ask again, and may not map the pair.
    public var expired: Set<TrackPair> = []

    public init() {}
}

/// What people decided.
public enum DecisionReader {
    /// The pairs that a person rejected and has not accepted since.
    public static func rejectedPairs(in session: Session) throws -> Set<TrackPair> {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT track_id, connector_track_id FROM match_decisions
                WHERE verdict = '\(Verdict.reject.rawValue)' AND track_id IS NOT NULL AND \(BaseColumn.isActive)
                """)
        var pairs: Set<TrackPair> = []
        try statement.forEachRow { pairs.insert(TrackPair(trackID: $0.int64(0), connectorTrackID: $0.int64(1))) }
        return pairs
    }

    /// The rejected pairs as a run of the given matcher has to take them.
    ///
    /// A rejection that does not say what the person saw, as older programs wrote it, stands. Pairs of which a row is
    /// deleted are left out. Cost: both rows of every rejected pair are read and fingerprinted.
    public static func rejections(in session: Session, matcherVersion: String) throws -> Rejections {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT d.matcher_version, d.content, \(ConnectorTrackColumns.list), \(TrackColumns.list)
                FROM match_decisions d
                CROSS JOIN connector_tracks c ON c.id = d.connector_track_id AND c.\(BaseColumn.isActive)
                CROSS JOIN tracks t ON t.id = d.track_id AND t.\(BaseColumn.isActive)
                WHERE d.verdict = '\(Verdict.reject.rawValue)' AND d.\(BaseColumn.isActive)
                """)
        var rejections = Rejections()
        try statement.forEachRow { row in
            let connectorTrack = ConnectorTrackColumns.read(row, from: 2)
            let track = TrackColumns.read(row, from: 2 + ConnectorTrackColumns.count)
            let content = PairContent.fingerprint(of: connectorTrack.facts, and: track.facts)
            let pair = TrackPair(trackID: track.id, connectorTrackID: connectorTrack.id)
            let isSame = (row.text(0) ?? matcherVersion) == matcherVersion && (row.text(1) ?? content) == content
            if isSame { rejections.standing.insert(pair) } else { rejections.expired.insert(pair) }
        }
        return rejections
    }

    /// A row's verdicts that count, in the order in which they were given.
    public static func verdicts(
        connectorTrackID: Int64, in session: Session
    ) throws -> [MatchDecisionRecord] {
        try session.fetch(
            MatchDecisionRecord.active().filter(MatchDecisionRecord.Columns.connectorTrackID == connectorTrackID)
                .order(MatchDecisionRecord.Columns.id))
    }
}
