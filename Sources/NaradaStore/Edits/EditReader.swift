import GRDB

/// The deletions, merges and splits that people made.
public enum EditReader {
    /// The newest edits, the last one first; those that were taken back among them.
    public static func latest(_ limit: Int, in session: Session) throws -> [EditRecord] {
        try session.fetch(EditRecord.active().order(sql: "id DESC").limit(max(limit, 0)))
    }

    /// The newest edit of a kind of the row that stands; nil for none.
    public static func latest(
        _ kind: EditKind, of table: String, id: Int64, in session: Session
    ) throws -> EditRecord? {
        try session.fetch(
            EditRecord.active().filter(
                sql: "kind = ? AND subject_table = ? AND subject_id = ? AND undone_at IS NULL",
                arguments: [kind, table, id]
            ).order(sql: "id DESC").limit(1)
        ).first
    }

    /// How many rows of each table the edit touched.
    public static func counts(of editID: Int64, in session: Session) throws -> [String: Int] {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT table_name, count(DISTINCT row_id) FROM edit_rows WHERE edit_id = ? GROUP BY 1")
        statement.bind(editID, at: 1)
        var counts: [String: Int] = [:]
        try statement.forEachRow { counts[$0.text(0) ?? ""] = Int($0.int64(1)) }
        return counts
    }

    /// The columns that a merge filled in its keeper, in the table's order.
    public static func filled(by editID: Int64, in session: Session) throws -> [String] {
        let keys = try String.fetchSet(
            session.database,
            sql: """
                SELECT j.key FROM edit_rows e CROSS JOIN json_each(e.before) j
                WHERE e.edit_id = ? AND e.table_name = 'tracks' AND e.change = 'filled'
                """, arguments: [editID])
        return KeeperGaps.columns.filter(keys.contains)
    }

    /// The edit with the id.
    static func edit(id: Int64, in session: Session) throws -> EditRecord {
        guard let edit = try session.find(EditRecord.self, id: id) else { throw StoreFault.noSuchEdit(id: id) }
        return edit
    }
}
