import NaradaModel
import NaradaText

/// Compares the credited artists as sets of names; guests named in the title count as credited.
struct ArtistsMatcher: Matcher {
    let name = "artists"
    let role = MatcherRole.artists
    let levels = [
        ComparisonLevel("exact", "the same artists", .agrees),
        ComparisonLevel("subset", "one side names further artists", .agrees),
        ComparisonLevel("overlap", "some artists in common", .agrees),
        ComparisonLevel("close", "nearly the same artist names", .agrees),
        ComparisonLevel("partial", "one name is part of the other", .agrees),
        ComparisonLevel("transliterated", "the same artist in another script", .agrees),
        ComparisonLevel("other", "other artists", .conflicts),
        ComparisonLevel("other_script", "names in scripts that cannot be compared", .cannotCompare),
        ComparisonLevel("missing", "no artist, or a placeholder, on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1): one letter lost in "portishead" leaves 0.95, one replaced 0.90.
    private static let close = 0.87
    // A shorter word stands inside too many names to be half of one: "Air" in "Air Supply".
    private static let shortestPart = 4

    private let folder = Folder()

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.credit, right.credit)
        if one.isPlaceholder || other.isPlaceholder || one.names.isEmpty || other.names.isEmpty { return 8 }
        if one.whole == other.whole { return 0 }
        let (names, others) = (Set(one.names), Set(other.names))
        let shared = names.intersection(others).count
        if shared == names.count && shared == others.count { return 0 }
        if shared == min(names.count, others.count) { return 1 }
        // "Simon & Garfunkel" as one name here and two there.
        if !Set(one.whole + one.names).isDisjoint(with: other.whole + other.names) { return shared > 0 ? 2 : 1 }
        let comparable = one.names.contains { name in
            other.names.contains { scriptsCompare(dominantScript(of: name), dominantScript(of: $0)) }
        }
        guard comparable else { return transliterationsAgree(one.names, other.names) ? 5 : 7 }
        if anyPair(one.names, other.names, where: isClose) { return 3 }
        if anyPair(one.names, other.names, where: isPart) { return 4 }
        return 6
    }

    func value(of track: FoldedTrack) -> String? {
        let credited = track.facts.artists.names
        guard !credited.isEmpty else { return nil }
        let guests = track.title.featured.filter { !credited.contains($0) }
        return credited.joined(separator: ", ") + (guests.isEmpty ? "" : " feat. " + guests.joined(separator: ", "))
    }

    private func anyPair(_ names: [String], _ others: [String], where holds: (String, String) -> Bool) -> Bool {
        names.contains { name in others.contains { holds(name, $0) } }
    }

    private func isClose(_ name: String, _ other: String) -> Bool {
        if name.split(separator: " ").sorted() == other.split(separator: " ").sorted() { return true }
        guard min(name.utf8.count, other.utf8.count) >= Self.shortestPart else { return false }
        return Indel.similarity(name.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value)) >= Self.close
    }

    private func isPart(_ name: String, _ other: String) -> Bool {
        let (words, others) = (Set(name.split(separator: " ")), Set(other.split(separator: " ")))
        let (few, many) = words.count <= others.count ? (words, others) : (others, words)
        return few.isSubset(of: many) && few.contains { $0.utf8.count >= Self.shortestPart }
    }

    private func transliterationsAgree(_ names: [String], _ others: [String]) -> Bool {
        anyPair(
            names.map { folder.transliterate($0) ?? $0 }, others.map { folder.transliterate($0) ?? $0 }, where: isClose)
    }
}
