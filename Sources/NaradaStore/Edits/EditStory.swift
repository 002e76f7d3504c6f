import GRDB
import NaradaModel

/// An edit with what a person would call it by.
public struct EditStory: Hashable, Sendable {
    public var edit: EditRecord
    /// What the row that it was done to says of itself; nil where it has no name, or was purged.
    public var name: String?
    /// The tracks that a merge took in, ascending.
    public var losers: [Int64]
    /// The connector tracks that a split took out, ascending.
    public var connectorTracks: [Int64]
    /// How many rows of each table it touched.
    public var rows: [StoreCounts.Named]
}

extension EditReader {
    /// The newest edits as stories, the last one first; those that were taken back among them.
    public static func stories(_ limit: Int, in session: Session) throws -> [EditStory] {
        try latest(limit, in: session).map { try story(of: $0, in: session) }
    }

    /// The story of the edit with the id.
    ///
    /// - Throws: `StoreFault.noSuchEdit`.
    public static func story(of id: Int64, in session: Session) throws -> EditStory {
        try story(of: try edit(id: id, in: session), in: session)
    }

    private static func story(of edit: EditRecord, in session: Session) throws -> EditStory {
        let id = edit.id ?? 0
        func ids(_ sql: String) throws -> [Int64] {
            try Int64.fetchAll(session.database, sql: sql, arguments: [id])
        }
        let losers =
            edit.kind == .merge
            ? try ids(
                """
                SELECT row_id FROM edit_rows WHERE edit_id = ? AND table_name = 'tracks' AND change = 'deleted' ORDER BY 1
                """) : []
        // The rejection of the old track is what every row of a split gets.
        let connectorTracks =
            edit.kind == .split
            ? try ids(
                """
                SELECT DISTINCT d.connector_track_id FROM edit_rows e CROSS JOIN match_decisions d ON d.id = e.row_id
                WHERE e.edit_id = ? AND e.table_name = 'match_decisions' AND e.change = 'inserted' ORDER BY 1
                """) : []
        return EditStory(
            edit: edit, name: try name(of: edit, in: session), losers: losers, connectorTracks: connectorTracks,
            rows: try counts(of: id, in: session).map { StoreCounts.Named(name: $0.key, count: $0.value) }
                .sorted { $0.name < $1.name })
    }

    private static func name(of edit: EditRecord, in session: Session) throws -> String? {
        switch edit.subjectTable {
        case TrackRecord.databaseTableName:
            try session.find(TrackRecord.self, id: edit.subjectID, includingDeleted: true)?.name
        case ConnectorTrackRecord.databaseTableName:
            try session.find(ConnectorTrackRecord.self, id: edit.subjectID, includingDeleted: true)?.name
        case PlaylistRecord.databaseTableName:
            try session.find(PlaylistRecord.self, id: edit.subjectID, includingDeleted: true)?.name
        default: nil
        }
    }
}

extension TrackRecord {
    /// Title and artists.
    var name: String { Self.name(title, artists) }

    fileprivate static func name(_ title: String, _ artists: JSONColumn) -> String {
        let names = artists.credit?.display ?? ""
        return names.isEmpty ? title : "\(title) – \(names)"
    }
}

extension ConnectorTrackRecord {
    fileprivate var name: String { TrackRecord.name(title, artists) }
}
