public import GRDB
public import NaradaModel

/// The text of a JSON column, exactly as it stands in the database.
///
/// SQLite gives a column declared `JSON` numeric affinity, so that the text `5` comes back as a number; it is read as
/// the text it was written from. The text need not be valid JSON: reading a row must not fail for it.
public struct JSONColumn: Hashable, Sendable, Codable, DatabaseValueConvertible, ExpressibleByStringLiteral {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    public init(stringLiteral text: String) {
        self.text = text
    }

    /// The JSON of a credit in the form it was read from.
    public init(_ credit: ArtistCredit) {
        text = credit.json
    }

    /// The artist credit that the text means, or nil where it has none of the three forms.
    public var credit: ArtistCredit? { ArtistCredit(json: text) }

    public var databaseValue: DatabaseValue { text.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> JSONColumn? {
        switch value.storage {
        case .null: nil
        case .string(let text): JSONColumn(text)
        case .int64(let number): JSONColumn(String(number))
        case .double(let number): JSONColumn(String(number))
        case .blob(let data): JSONColumn(String(decoding: data, as: UTF8.self))
        }
    }
}
