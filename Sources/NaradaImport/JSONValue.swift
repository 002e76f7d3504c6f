import NaradaModel

/// A value of a JSON object, as far as a track's row needs it.
enum JSONValue: Hashable {
    case string(String)
    /// The digits as they stand: an id of twenty digits survives.
    case number(String)
    case bool(Bool)
    case null
    /// An array or object as it stands, checked but not taken apart.
    case nested(String)

    /// The value as a field of a row: nil for null, the JSON itself for arrays and objects.
    var text: String? {
        switch self {
        case .string(let text), .number(let text), .nested(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null: nil
        }
    }

    /// Whether it is an array or an object.
    var isNested: Bool {
        if case .nested = self { true } else { false }
    }

    /// The value as JSON for `raw_metadata`; nil for what says nothing: null and blank text.
    var storedJSON: String? {
        switch self {
        case .string(let text): text.isBlank ? nil : JSONText.string(text)
        case .number(let text), .nested(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null: nil
        }
    }
}
