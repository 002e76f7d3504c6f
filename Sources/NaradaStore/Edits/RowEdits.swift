import GRDB
import NaradaModel

/// What an edit did to one mapping or verdict of a connector track.
public struct RowEdit: Hashable, Sendable {
    public var edit: EditRecord
    /// `track_mappings` or `match_decisions`.
    public var table: String
    public var rowID: Int64
    public var change: EditChange
    /// The track that the row named before it was moved; nil for other changes.
    public var trackBefore: Int64?
}

extension EditReader {
    /// What edits did to the mappings and verdicts of a connector track, in order, those that were taken back among them.
    ///
    /// Cost: look-ups by index.
    public static func edits(ofConnectorTrack id: Int64, in session: Session) throws -> [RowEdit] {
        let tables = [TrackMappingRecord.databaseTableName, MatchDecisionRecord.databaseTableName].map { table in
            """
            SELECT e.id, e.edit_id, e.table_name, e.row_id, e.change, json_extract(e.before, '$.track_id') AS track_id
            FROM \(table) m CROSS JOIN edit_rows e ON e.table_name = '\(table)' AND e.row_id = m.id
            WHERE m.connector_track_id = :row
            """
        }
        let rows = try Row.fetchAll(
            session.database, sql: tables.joined(separator: " UNION ALL ") + " ORDER BY 1", arguments: ["row": id])
        return try rows.compactMap { row in
            guard let change = EditChange(rawValue: row["change"]) else { return nil }
            return RowEdit(
                edit: try edit(id: row["edit_id"], in: session), table: row["table_name"], rowID: row["row_id"],
                change: change, trackBefore: row["track_id"])
        }
    }
}
