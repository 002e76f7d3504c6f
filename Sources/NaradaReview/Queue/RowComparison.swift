internal import NaradaModel

/// A connector row and a track field by field, with the words marked that only one of them has; what `SideBySide` writes
/// for terminals and `SideBySideTable` for pages.
struct RowComparison: Hashable {
    /// How the two values of a field stand to each other.
    enum Likeness: Hashable {
        case same
        /// Different, by no more than services differ for one recording.
        case close
        case different
        /// One side has no value, which is no difference.
        case silent

        /// The sign between two columns of text.
        var sign: String {
            switch self {
            case .same, .silent: " "
            case .close: "≈"
            case .different: "≠"
            }
        }
    }

    struct Field: Hashable {
        var label: String
        var likeness: Likeness
        var left: [WordDifference.Word]
        var right: [WordDifference.Word]
    }

    /// Fields that at least one side has, the title always.
    let fields: [Field]

    /// Characters of a text that are looked at.
    static let longestText = 400
    /// The lengths of one recording differ so much between services.
    private static let sameLengthMs = 3_000

    init(row: ConnectorTrack, track: Track) {
        let (one, other) = (row.facts, track.facts)
        var fields: [Field?] = [
            Self.compare("title", one.title, other.title),
            Self.compare("artists", one.artists.display, other.artists.display),
            Self.compare("album", one.album ?? "", other.album ?? ""),
            Self.lengths(one.durationMs, other.durationMs),
            Self.compare("released", Self.year(one), Self.year(other)),
            Self.compare(
                "ISRC", one.isrcs.map(\.code).joined(separator: " "), other.isrcs.map(\.code).joined(separator: " ")),
        ]
        if one.mbids != other.mbids || one.mbids.isEmpty == false {
            fields.append(
                Self.compare(
                    "MBID", one.mbids.map(\.text).joined(separator: " "),
                    other.mbids.map(\.text).joined(separator: " ")))
        }
        self.fields = fields.compactMap(\.self)
    }

    /// A text of one side that is compared with nothing.
    static func plain(_ text: String) -> [WordDifference.Word] {
        [.init(text: text.prefix(harmlessFor: longestText), differs: false)]
    }

    private static func year(_ facts: TrackFacts) -> String { facts.releaseDate.map { String($0.year) } ?? "" }

    private static func lengths(_ left: Int?, _ right: Int?) -> Field? {
        let (one, other) = (Numerals.length(milliseconds: left), Numerals.length(milliseconds: right))
        guard let left, let right, one != other else { return compare("length", one, other) }
        let isClose = abs(left - right) <= sameLengthMs
        return Field(
            label: "length", likeness: isClose ? .close : .different, left: [.init(text: one, differs: !isClose)],
            right: [.init(text: other, differs: !isClose)])
    }

    /// nil where neither side has it.
    private static func compare(_ label: String, _ left: String, _ right: String) -> Field? {
        if left.isEmpty && right.isEmpty && label != "title" { return nil }
        let (one, other) = (left.prefix(harmlessFor: longestText), right.prefix(harmlessFor: longestText))
        // What one side does not say is no difference.
        if one.isEmpty || other.isEmpty {
            return Field(
                label: label, likeness: .silent, left: plain(one.isEmpty ? "–" : one),
                right: plain(other.isEmpty ? "–" : other))
        }
        let difference = WordDifference(one, other)
        return Field(
            label: label, likeness: difference.hasDifference ? .different : .same, left: difference.left,
            right: difference.right)
    }
}
