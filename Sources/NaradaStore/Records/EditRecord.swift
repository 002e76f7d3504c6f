public import GRDB
public import NaradaModel

/// What a person did to whole rows: the closed list of `edits.kind`.
public enum EditKind: String, Hashable, Sendable, CaseIterable, Codable, DatabaseValueConvertible {
    /// A row was deleted with all that hangs on it.
    case delete
    /// Tracks were merged into one.
    case merge
    /// A connector track was taken out of its track.
    case split
}

/// A row of `edits`: a deletion, merge or split that can be taken back as one.
public struct EditRecord: NaradaRecord {
    public static let databaseTableName = "edits"

    public private(set) var id: Int64?
    public var kind: EditKind
    /// The table of the row that it was done to.
    public var subjectTable: String
    /// What was deleted, the keeper of a merge, the track split off, or the first connector track taken out to wait.
    public var subjectID: Int64
    /// nil while it stands.
    public var undoneAt: Timestamp?
    public private(set) var createdAt: Timestamp?
    public private(set) var updatedAt: Timestamp?
    public private(set) var deletedAt: Timestamp?
    private var deletionMark: Bool?

    public var isDeleted: Bool { deletionMark ?? false }

    /// The columns of `edits`.
    public enum Columns: String, CodingKey, ColumnExpression {
        case id
        case kind
        case subjectTable = "subject_table"
        case subjectID = "subject_id"
        case undoneAt = "undone_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case deletedAt = "deleted_at"
        case deletionMark = "is_deleted"
    }
    typealias CodingKeys = Columns

    /// A row that is not in the database yet.
    public init(kind: EditKind, subjectTable: String, subjectID: Int64, undoneAt: Timestamp? = nil) {
        self.kind = kind
        self.subjectTable = subjectTable
        self.subjectID = subjectID
        self.undoneAt = undoneAt
    }
}
