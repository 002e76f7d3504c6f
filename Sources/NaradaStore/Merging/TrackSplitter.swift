import GRDB
public import NaradaModel

/// Takes connector tracks out of the track that they were mapped to, into a track of their own or to wait for another.
///
/// It is a person's verdict: the rows are mapped to the new track by hand, and the pair with the old one is rejected, so
/// that no run puts them back; a Spotify id of theirs that the old track had is taken from it. Their plays, likes,
/// metrics and playlist entries go with them.
public enum TrackSplitter {
    /// What a split made.
    public struct Outcome: Hashable, Sendable {
        /// The edit that `EditUndo` takes back.
        public var edit: EditRecord
        /// The new track.
        public var trackID: Int64
    }

    /// Splits the connector tracks off into one new track, as one edit.
    ///
    /// - Parameter facts: what the new track is; where nil, what the first of the rows says.
    /// - Throws: `StoreFault.noSuchRow`, `.notMapped`, `.splitOfSeveralTracks`.
    public static func split(
        _ connectorTrackIDs: [Int64], as facts: TrackFacts? = nil, in session: Session
    ) throws -> Outcome {
        let old = try commonTrack(of: connectorTrackIDs, in: session)
        guard let first = connectorTrackIDs.first, let row = try ConnectorTrackReader.row(id: first, in: session)
        else {
            throw StoreFault.noSuchRow(table: ConnectorTrackRecord.databaseTableName, id: connectorTrackIDs.first ?? 0)
        }
        let track = try session.insert(TrackRecord(facts: facts ?? row.facts)).id ?? 0
        let journal = try EditJournal.begin(.split, of: TrackRecord.databaseTableName, id: track, in: session)
        try journal.noteInserted(TrackRecord.databaseTableName, id: track)
        for id in connectorTrackIDs { try move(id, from: old, to: track, journal) }
        try journal.settle()
        return Outcome(edit: try EditReader.edit(id: journal.editID, in: session), trackID: track)
    }

    /// Takes the connector tracks out and maps them to nothing, as one edit: their events wait, and the next run looks for
    /// other tracks.
    ///
    /// - Throws: as `split`.
    public static func takeOut(_ connectorTrackIDs: [Int64], in session: Session) throws -> EditRecord {
        let old = try commonTrack(of: connectorTrackIDs, in: session)
        let journal = try EditJournal.begin(
            .split, of: ConnectorTrackRecord.databaseTableName, id: connectorTrackIDs.first ?? 0, in: session)
        for id in connectorTrackIDs { try move(id, from: old, to: nil, journal) }
        try journal.settle()
        return try EditReader.edit(id: journal.editID, in: session)
    }

    private static func move(_ id: Int64, from old: Int64, to track: Int64?, _ journal: EditJournal) throws {
        let session = journal.session
        let row: StatementArguments = ["row": id]
        for table in [
            TrackMappingRecord.databaseTableName, MatchDecisionRecord.databaseTableName,
            MatchAttemptRecord.databaseTableName,
        ] {
            // Rejections of other tracks still hold.
            let condition =
                table == MatchDecisionRecord.databaseTableName
                ? "x.connector_track_id = :row AND NOT (x.verdict = 'reject' AND x.track_id IS NOT \(old))"
                : "x.connector_track_id = :row"
            try journal.delete(from: table, where: condition, row)
        }
        try journal.closeItems(where: "x.connector_track_id = :row AND x.\(BaseColumn.isActive)", row)
        // A track that keeps the row's own id would claim it again by that id alone.
        try journal.change(
            .identified, TrackRecord.databaseTableName,
            where: """
                x.id = :old AND x.spotify_id = (SELECT c.connector_track_id FROM connector_tracks c
                    WHERE c.id = :row AND c.connector_name = '\(SpotifyColumn.service)')
                """, set: "spotify_id = NULL", ["row": id, "old": old])
        if let track {
            let mapping = try session.insert(
                TrackMappingRecord(
                    trackID: track, connectorTrackID: id, matchMethod: MatchMethod.manual.rawValue,
                    confidence: Confidence.certain.percent))
            try journal.noteInserted(TrackMappingRecord.databaseTableName, id: mapping.id)
        }
        for (verdict, judged) in [(Verdict.reject, old)] + (track.map { [(Verdict.newTrack, $0)] } ?? []) {
            let decision = try session.insert(
                MatchDecisionRecord(
                    connectorTrackID: id, trackID: judged, verdict: verdict.rawValue, decidedAt: session.now))
            try journal.noteInserted(MatchDecisionRecord.databaseTableName, id: decision.id)
        }
    }

    /// The track that all of them are mapped to.
    private static func commonTrack(of ids: [Int64], in session: Session) throws -> Int64 {
        let tracks = try session.trackIDs(ofConnectorTracks: ids)
        var common: Int64?
        for id in ids {
            guard let track = tracks[id] else { throw StoreFault.notMapped(connectorTrackID: id) }
            if let common, common != track {
                throw StoreFault.splitOfSeveralTracks(connectorTrackID: id, trackID: common, other: track)
            }
            common = track
        }
        guard let common else { throw StoreFault.notMapped(connectorTrackID: 0) }
        return common
    }
}

extension TrackRecord {
    /// A row with these facts, not in the database yet; of several MusicBrainz ids the first.
    init(facts: TrackFacts) {
        self.init(
            title: facts.title, artists: JSONColumn(facts.artists), album: facts.album, durationMs: facts.durationMs,
            releaseDate: facts.releaseDate,
            spotifyID: facts.serviceIDs.first { $0.service == SpotifyColumn.service }?.id,
            isrc: TrackColumns.text(of: facts.isrcs), mbid: facts.mbids.first?.text)
    }
}
