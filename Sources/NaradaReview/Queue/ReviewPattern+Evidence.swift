public import NaradaModel

extension ReviewPattern {
    /// Raised when the rules below name another group for the same pair: stored names are then made anew.
    public static let revision = 1

    /// The pattern of a waiting pair: what kind of question it is, by its reasons, its comparison levels and, where an
    /// answer teaches about a name or a mark, that name or mark.
    ///
    ///     – YYYY Remaster, same artist, ≤ 3 s
    ///     live against studio, same title, same artist, ≤ 10 s
    ///     artist "Prince" = "The Artist", same title, ≤ 3 s
    ///
    /// Pure: equal evidence, titles and reasons give the same pattern. What it chose not to be is a clustering of the
    /// queue: then a pair could move to another group while a person looks at the first.
    ///
    /// - Parameters:
    ///   - evidence: nil where no matcher judged the pair.
    ///   - title: the connector track's, as written.
    ///   - trackTitle: the internal track's, as written.
    public init(reasons: [ReviewReason], evidence: Evidence?, title: String, trackTitle: String) {
        let parts = PatternParts(reasons, evidence, title, trackTitle)
        var hash = ContentHash()
        hash.update(field: String(Self.revision))
        for part in parts.key { hash.update(field: part) }
        self.init(
            key: String(hash.hex.prefix(Self.keyDigits)),
            sentence: parts.words.isEmpty ? "pairs that no matcher judged" : parts.words.joined(separator: ", "))
    }

    /// The same of a pair that was read.
    public init(of entry: ReviewEntry) {
        self.init(
            reasons: entry.reasons, evidence: entry.evidence, title: entry.connectorTrack.facts.title,
            trackTitle: entry.track.facts.title)
    }

    /// Enough that among ten thousand groups of a queue two share a key in one of a hundred queues.
    private static let keyDigits = 8
}

/// What a pattern is made of, as words for a person and as parts of its key.
private struct PatternParts {
    private(set) var words: [String] = []
    private(set) var key: [String] = []
    private let fields: [String: Evidence.Field]

    init(_ reasons: [ReviewReason], _ evidence: Evidence?, _ title: String, _ trackTitle: String) {
        fields = Dictionary(
            (evidence?.fields ?? []).map { ($0.matcher, $0) }, uniquingKeysWith: { first, _ in first })
        for reason in ReviewReason.allCases where reasons.contains(reason) {
            add(reason.patternWords, key: reason.rawValue)
        }
        let version = version()
        if let version { add(version, key: version) }
        addTitle(title, trackTitle, hasVersion: version != nil)
        artists()
        for (matcher, phrases) in Self.phrases {
            guard let level = fields[matcher]?.level else { continue }
            let phrase = phrases[level]
            // Levels of a matcher that these rules do not know still tell patterns apart.
            if phrase == nil { key.append("\(matcher) \(level)") }
            if let phrase, !phrase.isEmpty { add(phrase, key: phrase) }
        }
    }

    private mutating func add(_ phrase: String?, key part: String) {
        if let phrase { words.append(phrase) }
        key.append(part)
    }

    /// `live against studio`, without venue and remixer: one question, however many concerts.
    private func version() -> String? {
        guard let field = fields["version"] else { return nil }
        switch field.level {
        case "other_kind": return "\(Self.kinds(field.left)) against \(Self.kinds(field.right))"
        case "other_detail": return "another \(Self.kinds(field.left))"
        case "album_differs": return "an album of live or other versions on one side"
        case "edit": return "an edit on one side"
        case "overlap": return "\(Self.kinds(field.left)) and \(Self.kinds(field.right))"
        default: return nil
        }
    }

    private static func kinds(_ value: String?) -> String {
        guard let value else { return "studio" }
        return String(value.prefix { $0 != ":" }).replacing(" (by its album)", with: "")
    }

    private mutating func addTitle(_ title: String, _ trackTitle: String, hasVersion: Bool) {
        guard let field = fields["title"] else { return }
        if field.level == "exact" || field.level == "other_subtitle", !hasVersion,
            let tail = TitleTail.difference(title, trackTitle)
        {
            add(tail, key: tail.lowercased())
            return
        }
        let phrase = Self.titles[field.level] ?? "title \(field.level)"
        add(phrase, key: phrase)
    }

    /// Names that differ are the pattern: whoever says that X is Y once has said it for all their songs.
    private mutating func artists() {
        guard let field = fields["artists"] else { return }
        if let phrase = Self.artistPhrases[field.level] {
            add(phrase, key: phrase)
        } else {
            let names = [field.left, field.right].map { String(($0 ?? "").prefix(Self.longestName)) }
            add("artist \"\(names[0])\" = \"\(names[1])\"", key: "artist \(names.map { $0.lowercased() }.sorted())")
        }
    }

    /// Characters of a name that a sentence shows; real names are shorter.
    private static let longestName = 60

    private static let titles = [
        "exact": "same title", "other_subtitle": "another subtitle", "alternative": "another reading of the title",
        "transliterated": "title in another script", "close": "nearly the same title", "near": "a similar title",
        "other": "another title", "other_script": "titles in scripts that cannot be compared",
        "missing": "no title on a side",
    ]
    private static let artistPhrases = [
        "exact": "same artist", "guests": "same artist", "subset": "further artists on one side",
        "overlap": "some artists in common", "missing": "no artist on a side",
    ]
    /// Levels that differ by a shade are one phrase; what says nothing is a blank one.
    private static let phrases: [(String, [String: String])] = [
        ("parts", ["same": "", "none": "", "one_sided": "a part number on one side", "other": "other part numbers"]),
        (
            "duration",
            [
                "within_1s": "≤ 3 s", "within_3s": "≤ 3 s", "within_6s": "≤ 10 s", "within_10s": "≤ 10 s",
                "within_30s": "lengths differ", "beyond": "lengths differ", "missing": "no length on a side",
            ]
        ),
        ("album", ["same": "same album", "close": "same album", "other": "another album", "missing": ""]),
        ("year", ["same": "", "near": "", "by_album": "", "missing": "", "other": "other years"]),
        (
            "position",
            [
                "same_on_album": "", "same": "", "other": "", "other_album": "", "missing": "",
                "other_on_album": "another place on the album",
            ]
        ),
        ("isrc", ["shared": "a shared ISRC", "other": "other ISRCs", "missing": ""]),
        ("mbid", ["shared": "a shared MusicBrainz id", "other": "other MusicBrainz ids", "missing": ""]),
    ]
}

extension ReviewReason {
    /// The reason in a pattern's sentence; nil where the levels say it better.
    fileprivate var patternWords: String? {
        switch self {
        case .identifierContradiction: "an identifier against the description"
        case .tie: "two tracks answer alike"
        case .sibling: "another row of the release is nearer"
        case .rejectedByPerson: "rejected before"
        case .identifierConflict, .versionConflict, .partConflict, .descriptionConflict, .cannotCompare,
            .belowAcceptance:
            nil
        }
    }
}
