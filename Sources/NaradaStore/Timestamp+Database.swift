public import GRDB
public import NaradaModel

extension Timestamp: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { text.databaseValue }

    /// The time that a column holds: any text that `Timestamp.init(_:)` reads, or a bare year.
    ///
    /// SQLite gives a `DATETIME` column numeric affinity, so that the text `2024` comes back as a number.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        switch value.storage {
        case .string(let text): Timestamp(text)
        case .int64(let year): Int(exactly: year).flatMap { Timestamp(year: $0) }
        case .null, .double, .blob: nil
        }
    }
}

// Records are Codable, and Codable asks it of each of their properties; GRDB itself goes through the conformance above.
extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no date")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
