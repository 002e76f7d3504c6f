public import GRDB
public import NaradaModel

/// What an edit did to one row: the closed list of `edit_rows.change`.
public enum EditChange: String, Hashable, Sendable, CaseIterable, Codable, DatabaseValueConvertible {
    /// It was soft-deleted.
    case deleted
    /// Its pointer to a track was changed.
    case moved
    /// A like took over what another one said.
    case liked
    /// It was made.
    case inserted
    /// A review item was closed.
    case closed
    /// A track lost a service's id that is not its own.
    case identified
    /// A track got what it lacked from one that was merged into it.
    case filled
}

/// A row of `edit_rows`: a row that an edit touched.
public struct EditRowRecord: NaradaRecord {
    public static let databaseTableName = "edit_rows"

    public private(set) var id: Int64?
    public var editID: Int64
    public var tableName: String
    public var rowID: Int64
    public var change: EditChange
    /// The changed columns' names and values before; of a filled one both, as `{"was":…,"is":…}`; nil for an inserted row.
    public var before: JSONColumn?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `edit_rows`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case editID = "edit_id"
        case tableName = "table_name"
        case rowID = "row_id"
        case change
        case before
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(editID: Int64, tableName: String, rowID: Int64, change: EditChange, before: JSONColumn? = nil) {
        self.editID = editID
        self.tableName = tableName
        self.rowID = rowID
        self.change = change
        self.before = before
    }
}
