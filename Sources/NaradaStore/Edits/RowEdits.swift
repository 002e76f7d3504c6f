import GRDB
import NaradaModel

/// What an edit did to one mapping of a connector track.
public struct MappingEdit: Hashable, Sendable {
    public var edit: EditRecord
    public var mappingID: Int64
    public var change: EditChange
    /// The track that the mapping named before it was moved; nil for other changes.
    public var trackBefore: Int64?
}

extension EditReader {
    /// What edits did to the mappings of a connector track, in order, those that were taken back among them.
    ///
    /// Cost: look-ups by index.
    public static func mappingEdits(ofConnectorTrack id: Int64, in session: Session) throws -> [MappingEdit] {
        let rows = try Row.fetchAll(
            session.database,
            sql: """
                SELECT e.edit_id, e.row_id, e.change, json_extract(e.before, '$.track_id') AS track_id
                FROM track_mappings m CROSS JOIN edit_rows e ON e.table_name = 'track_mappings' AND e.row_id = m.id
                WHERE m.connector_track_id = ? ORDER BY e.id
                """, arguments: [id])
        return try rows.compactMap { row in
            guard let change = EditChange(rawValue: row["change"]) else { return nil }
            return MappingEdit(
                edit: try edit(id: row["edit_id"], in: session), mappingID: row["row_id"], change: change,
                trackBefore: row["track_id"])
        }
    }
}
