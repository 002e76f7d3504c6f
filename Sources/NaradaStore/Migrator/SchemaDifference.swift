/// One place where a file's schema is not what the migrations make.
public struct SchemaDifference: Hashable, Sendable, CustomStringConvertible {
    /// Which side has more.
    public enum Kind: Hashable, Sendable {
        /// The migrations make it; the file lacks it.
        case missing
        /// Both have it, otherwise.
        case different
        /// Only the file has it.
        case extra
    }

    /// Which side has more.
    public let kind: Kind
    /// What differs, as a phrase: `there is no column tracks.isrc`.
    public let description: String
    /// Whether a file of Narada's own with this difference cannot be used.
    public let forbidsAdoption: Bool
    /// The SQL that adds what is missing; empty where only a rebuilt table would do.
    public let repair: [String]
    /// Set where the file allows NULL and the migrations do not: harmless unless the column holds one.
    let nullable: ColumnName?

    /// A column of a table.
    struct ColumnName: Hashable, Sendable {
        let table: String
        let column: String
    }

    static func missing(_ what: String, repair: [String]) -> SchemaDifference {
        SchemaDifference(
            kind: .missing, description: "there is no \(what)", forbidsAdoption: true, repair: repair, nullable: nil)
    }

    static func different(_ what: String, forbidsAdoption: Bool, nullable: ColumnName? = nil) -> SchemaDifference {
        SchemaDifference(
            kind: .different, description: what, forbidsAdoption: forbidsAdoption, repair: [], nullable: nullable)
    }

    static func extra(_ what: String, forbidsAdoption: Bool = false) -> SchemaDifference {
        SchemaDifference(
            kind: .extra, description: what, forbidsAdoption: forbidsAdoption, repair: [], nullable: nil)
    }
}
