import GRDB
import NaradaModel

/// Deletes a row with all that hangs on it, and brings exactly that back.
///
///     a track             its mappings, plays, likes, metrics, playlist entries, origins, review items, verdicts
///     a connector track   its mappings, all events that came with it, review items, verdicts, attempts
///     a playlist          its entries and its links to services
///     a mapping           nothing; the events of its connector track move to where they belong now
///     any other row       nothing
///
/// What was deleted before stays as it was, then and later: an edit knows its own rows.
public enum Deletion {
    /// Soft-deletes the row and what hangs on it, as one edit.
    ///
    /// - Throws: `StoreFault.noSuchRow` where the row is missing or deleted already.
    @discardableResult
    public static func delete<Record: NaradaRecord>(
        _ type: Record.Type, id: Int64, in session: Session
    ) throws -> EditRecord {
        let table = Record.databaseTableName
        guard try session.find(type, id: id) != nil else { throw StoreFault.noSuchRow(table: table, id: id) }
        let journal = try EditJournal.begin(.delete, of: table, id: id, in: session)
        try journal.delete(from: table, where: "x.id = :id", ["id": id])
        // A row may hang on another one by two columns; the first one takes it along.
        for link in Cascade.children(of: table) {
            try journal.delete(from: link.table, where: "x.\(link.column) = :id", ["id": id])
        }
        try journal.settle()
        return try EditReader.edit(id: journal.editID, in: session)
    }

    /// Brings back what the latest deletion of the row took, and nothing else.
    ///
    /// - Throws: `StoreFault.notDeleted` where no such deletion stands.
    @discardableResult
    public static func restore<Record: NaradaRecord>(
        _ type: Record.Type, id: Int64, in session: Session
    ) throws -> UndoneEdit {
        let table = Record.databaseTableName
        let edit = try EditReader.latest(.delete, of: table, id: id, in: session)
        guard let edit, let editID = edit.id else { throw StoreFault.notDeleted(table: table, id: id) }
        return try EditUndo.undo(editID, in: session)
    }
}
