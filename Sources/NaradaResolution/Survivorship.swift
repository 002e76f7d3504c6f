public import NaradaMatching
public import NaradaModel

/// Which row's value of each field survives in the one canonical track of a group.
///
/// For each field the value that agrees best with the group's other values: for texts the sum of spelling similarities,
/// so that a slip of the pen loses even where no two rows agree to the letter; for lengths, years and places the
/// greatest number of rows. Equals go to the oldest row. A field that the winner spells in several ways – `Sky`,
/// `SKY` – takes the commonest spelling. Values are those of the reading under which the row joined the group: where a
/// source writes `Artist - Title`, the title survives without the artist. Identifiers are the union of all rows'.
public enum Survivorship {
    /// Lengths this near, in milliseconds, count as one: services round to the second.
    private static let nearMs = 1_000
    /// A length of whole seconds was rounded, where another of the group is not.
    private static let secondMs = 1_000

    /// Rows that are held against each other: bounds the cost of files with one row a thousand times.
    private static let mostCompared = 64

    /// The facts of the canonical track of these readings of rows, oldest first; at least one.
    public static func facts(of readings: [FoldedTrack]) -> TrackFacts {
        let readings = Array(readings.prefix(mostCompared))
        let titled = readings.filter { !$0.titleText.isEmpty }
        let credited = readings.filter(\.isCredited)
        let onAlbum = readings.filter { !$0.albumText.isEmpty }
        return TrackFacts(
            title: survivor(of: titled, titleLikeness, \.titleRead) ?? "",
            artists: survivor(of: credited, creditLikeness, \.readArtists) ?? readings.first?.readArtists
                ?? ArtistCredit([]),
            album: survivor(of: onAlbum, albumLikeness, \.albumRead) ?? nil,
            durationMs: length(readings.compactMap(\.durationMs)),
            releaseDate: date(readings.compactMap(\.releaseDate)),
            position: commonest(readings.compactMap(\.position)),
            isrcs: Set(readings.flatMap(\.isrcs)).sorted(), mbids: Set(readings.flatMap(\.mbids)).sorted(),
            serviceIDs: Set(readings.flatMap(\.serviceIDs)).sorted())
    }

    /// The value of the reading that is most like all others, in its commonest spelling; nil for none.
    private static func survivor<Value: Hashable>(
        of readings: [FoldedTrack], _ likeness: (FoldedTrack, FoldedTrack) -> Double, _ value: (FoldedTrack) -> Value
    ) -> Value? {
        let central = mostSupported(readings) { one in readings.reduce(0) { $0 + likeness(one, $1) } }
        guard let central else { return nil }
        return commonest(readings.filter { likeness(central, $0) >= same }.map(value))
    }

    /// The likeness of texts that fold to one.
    private static let same = 1.0

    private static func titleLikeness(_ one: FoldedTrack, _ other: FoldedTrack) -> Double {
        let core = likeness(one.titleText, other.titleText)
        // A subtitle or version that one row alone has is worth less than the letters of the title.
        let agrees = one.subtitleText.key == other.subtitleText.key && one.versionMask == other.versionMask
        return agrees ? core : core / 2
    }

    private static func creditLikeness(_ one: FoldedTrack, _ other: FoldedTrack) -> Double {
        if one.nameKeys == other.nameKeys || one.wholeKeys == other.wholeKeys { return same }
        guard let name = one.names.first, let otherName = other.names.first else { return 0 }
        // Other guests, or a slip of the pen: never the same, or its spelling would count among the winner's.
        return min(likeness(name, otherName), 0.9)
    }

    private static func albumLikeness(_ one: FoldedTrack, _ other: FoldedTrack) -> Double {
        likeness(one.albumText, other.albumText)
    }

    private static func likeness(_ one: FoldedText, _ other: FoldedText) -> Double {
        one.key == other.key ? same : min(one.similarity(to: other), 0.99)
    }

    /// The length that most rows have within a second; among those the first that was not rounded.
    private static func length(_ lengths: [Int]) -> Int? {
        let central = mostSupported(lengths) { one in Double(lengths.count { abs($0 - one) <= nearMs }) }
        guard let central else { return nil }
        let near = lengths.filter { abs($0 - central) <= nearMs }
        return near.first { !$0.isMultiple(of: secondMs) } ?? central
    }

    /// A date of the commonest year; among those the first that names more than the year.
    private static func date(_ dates: [Timestamp]) -> Timestamp? {
        guard let year = commonest(dates.map(\.year)) else { return nil }
        let ofYear = dates.filter { $0.year == year }
        return ofYear.first { $0 != Timestamp(year: year) } ?? ofYear.first
    }

    private static func commonest<Value: Hashable>(_ values: [Value]) -> Value? {
        // Most rows of a group say the same.
        guard let first = values.first, values.contains(where: { $0 != first }) else { return values.first }
        var counts: [Value: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return mostSupported(values) { Double(counts[$0] ?? 0) }
    }

    /// The first element with the greatest support; nil for none.
    private static func mostSupported<Element>(_ elements: [Element], _ support: (Element) -> Double) -> Element? {
        var best: (element: Element, support: Double)?
        for element in elements {
            let support = support(element)
            if best.map({ support > $0.support }) ?? true { best = (element, support) }
        }
        return best?.element
    }
}
