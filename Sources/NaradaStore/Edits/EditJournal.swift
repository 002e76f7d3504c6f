import GRDB
import NaradaModel

/// Changes rows in the name of an edit and notes what they held before.
struct EditJournal {
    let session: Session
    /// The row of `edits`.
    let editID: Int64

    /// The journal of a new edit.
    static func begin(
        _ kind: EditKind, of table: String, id: Int64, in session: Session
    ) throws -> EditJournal {
        let edit = try session.insert(EditRecord(kind: kind, subjectTable: table, subjectID: id))
        return EditJournal(session: session, editID: edit.id ?? 0)
    }

    /// The columns that a change writes, which are the ones that are noted.
    static func columns(of change: EditChange, table: String) -> [String] {
        switch change {
        case .deleted: ["is_deleted", "deleted_at"]
        case .moved: [pointer(of: table)]
        case .liked: ["is_liked", "liked_at", "is_deleted", "deleted_at"]
        case .inserted: []
        case .closed: ["state"]
        case .identified: ["spotify_id"]
        case .filled: KeeperGaps.columns
        }
    }

    private static func pointer(of table: String) -> String {
        switch table {
        case TrackRecord.databaseTableName: "merged_into_track_id"
        case MatchAttemptRecord.databaseTableName: "best_track_id"
        default: "track_id"
        }
    }

    /// Soft-deletes the active rows `x` of the table for which the condition holds.
    func delete(from table: String, where condition: String, _ arguments: StatementArguments = [:]) throws {
        try change(
            .deleted, table, where: "x.\(BaseColumn.isActive) AND (\(condition))",
            set: "is_deleted = 1, deleted_at = :now",
            arguments)
    }

    /// Points the rows `x` of the table for which the condition holds, deleted ones too, at a track.
    func move(
        _ table: String, to trackID: Int64, where condition: String, _ arguments: StatementArguments = [:]
    ) throws {
        var arguments = arguments
        arguments += ["target": trackID]
        try change(
            .moved, table, where: condition, set: "\(Self.pointer(of: table)) = :target", arguments)
    }

    /// Closes the open review items `x` for which the condition holds.
    func closeItems(where condition: String, _ arguments: StatementArguments = [:]) throws {
        try change(
            .closed, ReviewItemRecord.databaseTableName, where: "x.state = 'open' AND (\(condition))",
            set: "state = '\(ReviewItemState.superseded.rawValue)'", arguments)
    }

    /// Takes values over into a track's empty columns: of each the column and the track that has the value.
    func fill(_ trackID: Int64, _ values: [(column: String, from: Int64)]) throws {
        guard !values.isEmpty else { return }
        func value(_ column: String, _ source: Int64) -> String {
            "(SELECT s.\(column) FROM tracks s WHERE s.id = \(source))"
        }
        // What it became is noted too: what an import has written over it since must survive the undo.
        let before = values.map { column, source in
            "'\(column)', json_object('was', t.\(column), 'is', \(value(column, source)))"
        }
        let assignments = values.map { column, source in "\(column) = \(value(column, source))" }
        let database = session.database
        try database.execute(
            sql: """
                INSERT INTO edit_rows (edit_id, table_name, row_id, change, before, created_at, updated_at, is_deleted)
                SELECT :edit, 'tracks', t.id, '\(EditChange.filled.rawValue)',
                    json_object(\(before.joined(separator: ", "))), :now, :now, 0
                FROM tracks t WHERE t.id = :track
                """, arguments: ["edit": editID, "now": session.now, "track": trackID])
        try database.execute(
            sql: "UPDATE tracks SET \(assignments.joined(separator: ", ")), updated_at = :now WHERE id = :track",
            arguments: ["now": session.now, "track": trackID])
    }

    /// Notes that a row was made.
    func noteInserted(_ table: String, id: Int64?) throws {
        try session.insert(EditRowRecord(editID: editID, tableName: table, rowID: id ?? 0, change: .inserted))
    }

    /// Notes the rows first, then writes all that are noted and not yet as they should be.
    func change(
        _ change: EditChange, _ table: String, where condition: String, set assignments: String,
        _ arguments: StatementArguments
    ) throws {
        let before = Self.columns(of: change, table: table).map { "'\($0)', x.\($0)" }.joined(separator: ", ")
        var all = arguments
        all += ["edit": editID, "now": session.now]
        let last = try Int64.fetchOne(session.database, sql: "SELECT max(id) FROM edit_rows") ?? 0
        try session.database.execute(
            sql: """
                INSERT INTO edit_rows (edit_id, table_name, row_id, change, before, created_at, updated_at, is_deleted)
                SELECT :edit, '\(table)', x.id, '\(change.rawValue)', json_object(\(before)), :now, :now, 0
                FROM \(table) x WHERE \(condition) ORDER BY x.id
                """, arguments: all)
        all += ["last": last]
        try session.database.execute(
            sql: """
                UPDATE \(table) SET \(assignments), updated_at = :now
                WHERE id IN (SELECT row_id FROM edit_rows
                    WHERE edit_id = :edit AND table_name = '\(table)' AND change = '\(change.rawValue)' AND id > :last)
                """, arguments: all)
    }

    /// Counts anew the entries of the playlists, and moves the events of the connector tracks, that the edit touched.
    func settle() throws {
        try Self.settle(editID: editID, in: session)
    }

    /// The same for an edit that is being taken back.
    static func settle(editID: Int64, in session: Session) throws {
        try session.database.execute(
            sql: """
                UPDATE playlists SET track_count = (
                        SELECT count(*) FROM playlist_tracks e
                        WHERE e.playlist_id = playlists.id AND e.\(BaseColumn.isActive)),
                    updated_at = :now
                WHERE id IN (SELECT e.playlist_id FROM playlist_tracks e WHERE e.id IN (\(rows(of: "playlist_tracks"))))
                """, arguments: ["edit": editID, "now": session.now])
        let tables = EventTable.allCases.map(\.rawValue) + [TrackMappingRecord.databaseTableName]
        var connectorTracks = tables.map {
            "SELECT connector_track_id FROM \($0) WHERE id IN (\(rows(of: $0))) AND connector_track_id IS NOT NULL"
        }
        // A like of the track itself that comes or goes changes what is shown of the likes behind it.
        connectorTracks.append(
            """
            SELECT m.connector_track_id FROM track_mappings m WHERE m.\(BaseColumn.isActive) AND m.track_id IN (
                \(rows(of: "tracks")) UNION SELECT subject_id FROM edits WHERE id = :edit AND subject_table = 'tracks')
            """)
        let ids = try Int64.fetchAll(
            session.database, sql: connectorTracks.joined(separator: " UNION "), arguments: ["edit": editID])
        try EventFollower.follow(ids, in: session)
    }

    /// SQL for the ids of a table's rows that the edit touched.
    static func rows(of table: String) -> String {
        "SELECT row_id FROM edit_rows WHERE edit_id = :edit AND table_name = '\(table)'"
    }
}
