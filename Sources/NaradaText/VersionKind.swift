/// What makes a version of a song another recording than the studio one.
///
/// A closed list, in the order in which kinds are written. Marks that change only the packaging (remaster, mono,
/// single version, explicit …) are not here: see `TitleReading.edition`.
public enum VersionKind: String, Hashable, Sendable, CaseIterable, Comparable {
    case live
    case session
    case acoustic
    case demo
    case alternateTake
    case rerecording
    /// Sung in another language.
    case language
    case orchestral
    /// Arranged for other forces: piano, strings, lullaby, 8-bit …
    case arrangement
    case remix
    case edit
    case extended
    case instrumental
    case karaoke
    case acappella
    case cover
    case spedUp
    case slowed
    /// Changed in sound: 8D, bass boosted, reversed.
    case altered
    case mashup
    case medley
    case reprise
    /// An intro, outro, interlude, snippet or preview of something longer.
    case excerpt
    /// Talk: commentary, interview, making-of.
    case spoken
    /// A whole album or concert in one file.
    case longform

    /// The words a reviewer reads.
    public var label: String {
        switch self {
        case .alternateTake: "alternate take or version"
        case .rerecording: "re-recording"
        case .language: "other language"
        case .edit: "edit"
        case .acappella: "a cappella"
        case .spedUp: "sped up"
        case .altered: "altered sound"
        case .longform: "full album or concert"
        default: rawValue
        }
    }

    /// The kind's place in the list: stable within one version of the rules, fit for bit masks.
    public var index: Int { Self.places[self] ?? 0 }

    public static func < (left: VersionKind, right: VersionKind) -> Bool { left.index < right.index }

    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
