/// What a JSON document of a format looks like, as far as it is read: where its records stand. All else is stepped
/// over without being kept, however large it is.
///
///     Spotify history:    .array(.record)
///     Spotify playlists:  .object(["playlists": .array(.object(["items": .array(.record)], name: "playlist"))])
struct JSONShape: Sendable {
    /// How its reader calls the object: in `JSONStream.Step.begin` and `.end`.
    var name = ""
    /// Whether an object here is handed out whole.
    var isRecord = false
    /// The shape of an array's elements; none or one.
    var elements: [JSONShape] = []
    /// The shapes of an object's members; all others are stepped over.
    var members: [String: JSONShape] = [:]
    /// Whether plain members of the object are handed out.
    var givesPlainMembers = false

    static let record = JSONShape(isRecord: true)

    static func array(_ element: JSONShape) -> JSONShape { JSONShape(elements: [element]) }

    static func object(_ members: [String: JSONShape], name: String = "", givesPlainMembers: Bool = false) -> JSONShape
    {
        JSONShape(name: name, members: members, givesPlainMembers: givesPlainMembers)
    }

    /// Records one after another, one in each line, or all in one array.
    static let recordsOrArray = JSONShape(isRecord: true, elements: [.record])

    /// This shape for objects, and an array of it for arrays.
    var orArray: JSONShape {
        var both = self
        both.elements = [self]
        return both
    }
}
