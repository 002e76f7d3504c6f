public import GRDB
public import NaradaModel

/// A row of one table, with the five columns that every table has.
///
/// Those five are kept by the store: `Session` stamps them when it writes, and nobody else can set them. Records cannot
/// write themselves (they are no `PersistableRecord`), so that no row goes round the stamps. Columns that a record does
/// not name, such as another program's, are neither read nor touched.
///
/// Records decode through `Codable`, at about 0.3 million rows a second; loops over whole tables use the readers.
public protocol NaradaRecord: Codable, FetchableRecord, EncodableRecord, TableRecord, Hashable, Sendable {
    /// The primary key; nil until inserted.
    var id: Int64? { get }
    /// Whether the row counts as gone; rows of other programs may hold NULL, which is not deleted.
    var isDeleted: Bool { get }
    /// When it was soft-deleted; nil while active.
    var deletedAt: Timestamp? { get }
    /// When it was inserted; nil until then.
    var createdAt: Timestamp? { get }
    /// When it was last written; nil until inserted.
    var updatedAt: Timestamp? { get }
}

extension NaradaRecord {
    /// The rows that are not soft-deleted.
    public static func active() -> QueryInterfaceRequest<Self> {
        filter(sql: BaseColumn.isActive)
    }

    /// All rows, the soft-deleted among them.
    public static func includingDeleted() -> QueryInterfaceRequest<Self> {
        all()
    }
}

/// Names and conditions of the columns that every table has.
enum BaseColumn {
    static let all: Set<String> = ["id", "is_deleted", "deleted_at", "created_at", "updated_at"]
    /// NULL counts as active: the published schema gives the column a default, but does not forbid NULL.
    static let isActive = "is_deleted IS NOT TRUE"
}
