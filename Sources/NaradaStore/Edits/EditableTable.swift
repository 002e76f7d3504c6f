import GRDB
import NaradaModel

/// A table whose rows a person may delete and restore by name.
public struct EditableTable: Sendable {
    public let name: String
    private let deleting: @Sendable (Int64, Session) throws -> EditRecord
    private let restoring: @Sendable (Int64, Session) throws -> Void

    private init<Record: NaradaRecord>(_ type: Record.Type) {
        name = Record.databaseTableName
        deleting = { try Deletion.delete(type, id: $0, in: $1) }
        restoring = { id, session in
            guard let row = try session.find(type, id: id, includingDeleted: true) else {
                throw StoreFault.noSuchRow(table: Record.databaseTableName, id: id)
            }
            guard row.isDeleted else { throw StoreFault.notDeleted(table: Record.databaseTableName, id: id) }
            try session.restore(type, id: id)
            try EventFollower.followAll(in: session)
        }
    }

    /// In the order of the schema.
    public static let all: [EditableTable] = [
        EditableTable(TrackRecord.self), EditableTable(ConnectorTrackRecord.self),
        EditableTable(TrackMappingRecord.self), EditableTable(TrackMetricRecord.self),
        EditableTable(TrackLikeRecord.self), EditableTable(TrackPlayRecord.self), EditableTable(PlaylistRecord.self),
        EditableTable(PlaylistMappingRecord.self), EditableTable(PlaylistTrackRecord.self),
    ]

    /// The table with the name; nil where there is none.
    public init?(named name: String) {
        guard let table = Self.all.first(where: { $0.name == name }) else { return nil }
        self = table
    }

    /// Soft-deletes the row with all that hangs on it, as one edit.
    ///
    /// - Throws: `StoreFault.noSuchRow`.
    public func delete(_ id: Int64, in session: Session) throws -> EditRecord { try deleting(id, session) }

    /// Marks the row alone as active again, and puts events where they belong then: what another program deleted.
    ///
    /// - Throws: `StoreFault.noSuchRow`, `.notDeleted`.
    public func restoreAlone(_ id: Int64, in session: Session) throws { try restoring(id, session) }
}
