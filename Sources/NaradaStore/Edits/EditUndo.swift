import GRDB
import NaradaModel

/// What taking an edit back did.
public struct UndoneEdit: Hashable, Sendable {
    public var edit: EditRecord
    /// Rows that are as they were before.
    public var rows: Int
    /// Rows that stay deleted: what they hang on was deleted by another edit, which brings them back with it, or a newer
    /// mapping has taken their place.
    public var left: Int
}

/// Takes deletions, merges and splits back, in any order as long as no later edit changed the same rows.
public enum EditUndo {
    /// Writes back what the edit's rows held before it.
    ///
    /// - Throws: `StoreFault.noSuchEdit` where it is missing or was taken back; `.laterEdit` where another one has to go
    ///   first; `.splitTrackInUse`.
    @discardableResult
    public static func undo(_ editID: Int64, in session: Session) throws -> UndoneEdit {
        var edit = try EditReader.edit(id: editID, in: session)
        guard edit.undoneAt == nil else { throw StoreFault.noSuchEdit(id: editID) }
        if let later = try laterEdit(than: editID, in: session) {
            throw StoreFault.laterEdit(id: editID, later: later)
        }
        if edit.kind == .split, edit.subjectTable == TrackRecord.databaseTableName {
            try checkUnused(edit.subjectID, by: editID, in: session)
        }
        edit.undoneAt = session.now
        edit = try session.update(edit)
        let noted = try parts(of: editID, in: session)
        // Deletions come back from the roots down, when every row is where it belongs.
        for part in noted where part.change != .deleted { try writeBack(part, of: editID, in: session) }
        let deletions = noted.filter { $0.change == .deleted }
        for part in deletions where Cascade.roots.contains(part.table) {
            try writeBack(part, of: editID, in: session)
        }
        for part in deletions where !Cascade.roots.contains(part.table) {
            try writeBack(part, of: editID, in: session, unless: blockers(of: part.table))
        }
        let left = try stillDeleted(deletions, of: editID, in: session)
        try EditJournal.settle(editID: editID, in: session)
        for part in deletions { try handOver(part.table, of: editID, in: session) }
        return UndoneEdit(edit: edit, rows: noted.reduce(0) { $0 + $1.rows } - left, left: left)
    }

    private struct Part {
        var table: String
        var change: EditChange
        var rows: Int
    }

    private static func parts(of editID: Int64, in session: Session) throws -> [Part] {
        try Row.fetchAll(
            session.database,
            sql: "SELECT table_name, change, count(*) FROM edit_rows WHERE edit_id = ? GROUP BY 1, 2 ORDER BY 1, 2",
            arguments: [editID]
        ).compactMap { row in
            let change: String = row[1]
            return EditChange(rawValue: change).map { Part(table: row[0], change: $0, rows: row[2]) }
        }
    }

    /// A standing edit that changed the same columns later, or anything of a row that this one made.
    private static func laterEdit(than editID: Int64, in session: Session) throws -> Int64? {
        try Int64.fetchOne(
            session.database,
            sql: """
                SELECT min(l.edit_id) FROM edit_rows m
                CROSS JOIN edit_rows l ON l.table_name = m.table_name AND l.row_id = m.row_id
                    AND l.edit_id > m.edit_id
                    AND (l.change = m.change AND m.change <> 'filled' OR m.change = 'inserted'
                        OR m.change = 'liked' AND l.change = 'deleted' OR m.change = 'filled' AND l.change = 'identified')
                CROSS JOIN edits e ON e.id = l.edit_id AND e.undone_at IS NULL
                WHERE m.edit_id = ?
                """, arguments: [editID])
    }

    /// A track that was split off goes away with the split, which must leave nobody behind on it.
    private static func checkUnused(_ trackID: Int64, by editID: Int64, in session: Session) throws {
        let own = Cascade.children(of: TrackRecord.databaseTableName).map { link in
            """
            EXISTS (SELECT 1 FROM \(link.table) x WHERE x.\(link.column) = :track AND x.\(BaseColumn.isActive)
                AND x.id NOT IN (\(EditJournal.rows(of: link.table)))
                \(link.isPlace ? "AND x.connector_track_id IS NULL" : ""))
            """
        }
        let isUsed = try Bool.fetchOne(
            session.database, sql: "SELECT \(own.joined(separator: " OR "))",
            arguments: ["track": trackID, "edit": editID])
        if isUsed == true { throw StoreFault.splitTrackInUse(edit: editID, trackID: trackID) }
    }

    private static func writeBack(
        _ part: Part, of editID: Int64, in session: Session, unless blockers: [String] = []
    ) throws {
        let table = part.table
        // A merge of several losers may change a row several times; what it held before is what the first change noted.
        let columns = EditJournal.columns(of: part.change, table: table)
        let assignments =
            switch part.change {
            case .inserted: ["is_deleted = 1", "deleted_at = coalesce(\(table).deleted_at, :now)"]
            case .filled:
                columns.map { column in
                    """
                    \(column) = CASE WHEN \(table).\(column) IS json_extract(e.before, '$.\(column).is')
                        AND json_type(e.before, '$.\(column)') IS NOT NULL
                        THEN json_extract(e.before, '$.\(column).was') ELSE \(table).\(column) END
                    """
                }
            default: columns.map { "\($0) = json_extract(e.before, '$.\($0)')" }
            }
        try session.database.execute(
            sql: """
                UPDATE \(table) SET \((assignments + ["updated_at = :now"]).joined(separator: ", "))
                FROM edit_rows e
                WHERE e.edit_id = :edit AND e.table_name = '\(table)' AND e.change = '\(part.change.rawValue)'
                    AND \(table).id = e.row_id AND e.id = (
                        SELECT min(f.id) FROM edit_rows f WHERE f.edit_id = e.edit_id
                            AND f.table_name = e.table_name AND f.row_id = e.row_id AND f.change = e.change)
                    \(blockers.map { "AND NOT \($0)" }.joined(separator: " "))
                """, arguments: ["edit": editID, "now": session.now])
    }

    /// SQL for what keeps a row of the table deleted.
    private static func blockers(of table: String) -> [String] {
        var blockers = Cascade.parents(of: table).map { link in
            // What stays with a merged track, such as a rejection that the merge overrules, is active there.
            """
            EXISTS (SELECT 1 FROM \(link.parent) p WHERE p.id = \(table).\(link.column) AND p.is_deleted IS TRUE
                \(link.parent == TrackRecord.databaseTableName ? "AND p.merged_into_track_id IS NULL" : "")
                \(link.isPlace ? "AND \(table).connector_track_id IS NULL" : ""))
            """
        }
        if table == TrackMappingRecord.databaseTableName {
            blockers.append(
                """
                EXISTS (SELECT 1 FROM track_mappings o
                    WHERE o.connector_track_id = track_mappings.connector_track_id AND o.\(BaseColumn.isActive)
                        AND o.created_at > e.created_at)
                """)
        }
        return blockers
    }

    private static func stillDeleted(_ parts: [Part], of editID: Int64, in session: Session) throws -> Int {
        try parts.reduce(0) { sum, part in
            let left = try Int.fetchOne(
                session.database,
                sql: """
                    SELECT count(*) FROM edit_rows e CROSS JOIN \(part.table) x ON x.id = e.row_id AND x.is_deleted IS TRUE
                    WHERE e.edit_id = ? AND e.table_name = '\(part.table)' AND e.change = 'deleted'
                    """, arguments: [editID])
            return sum + (left ?? 0)
        }
    }

    /// Gives the rows that stay deleted to the edit that deleted what they hang on, so that they come back with it.
    private static func handOver(_ table: String, of editID: Int64, in session: Session) throws {
        for link in Cascade.parents(of: table) {
            try session.database.execute(
                sql: """
                    UPDATE edit_rows SET edit_id = o.edit_id, updated_at = :now
                    FROM \(table) x
                    CROSS JOIN edit_rows o ON o.table_name = '\(link.parent)' AND o.row_id = x.\(link.column)
                        AND o.change = 'deleted'
                    CROSS JOIN edits e ON e.id = o.edit_id AND e.undone_at IS NULL
                    WHERE edit_rows.edit_id = :edit AND edit_rows.table_name = '\(table)'
                        AND edit_rows.change = 'deleted' AND x.id = edit_rows.row_id AND x.is_deleted IS TRUE
                        \(link.isPlace ? "AND x.connector_track_id IS NULL" : "")
                    """, arguments: ["edit": editID, "now": session.now])
        }
    }
}
