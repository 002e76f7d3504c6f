public import NaradaModel

/// What the live schema lacks or has beyond what the migrations make.
public struct SchemaDifferenceReport: Report, Hashable {
    /// Statements that would bring the file to what the migrations make, for a person to review.
    public var missing: [String]
    /// Tables, columns and indexes that the file has and the migrations do not make.
    public var unexpected: [String]

    public static let version = 1

    public init(missing: [String], unexpected: [String]) {
        self.missing = missing
        self.unexpected = unexpected
    }

    public func text(style: TextStyle) -> String {
        if missing.isEmpty && unexpected.isEmpty { return "No difference: the file has what the migrations make.\n" }
        // A statement keeps its lines; a comment is one line whatever name it quotes.
        let comments = unexpected.map { "-- not made by any migration: " + $0.harmless + "\n" }
        return (missing.map { $0.harmless(keeping: ["\n", "\t"]) + "\n" } + comments).joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("missing", missing)
        object.add("unexpected", unexpected)
        return object.text
    }
}
