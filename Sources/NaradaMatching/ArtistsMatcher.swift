import NaradaModel
import NaradaText

/// Compares the credited artists as sets of names; guests named in the title count as credited.
struct ArtistsMatcher: Matcher {
    let name = "artists"
    let role = MatcherRole.artists
    let levels = [
        ComparisonLevel("exact", "the same artists", .agrees),
        ComparisonLevel("transliterated", "the same artist in another script", .agrees),
        ComparisonLevel("guests", "the same artists but for guests", .agrees),
        ComparisonLevel("close", "nearly the same artist names", .agrees),
        ComparisonLevel("subset", "one side names further artists", .agrees),
        ComparisonLevel("partial", "one name is part of the other", .agrees),
        ComparisonLevel("overlap", "some artists in common", .agrees),
        ComparisonLevel("other", "other artists", .conflicts),
        ComparisonLevel(
            "composer", "only a composed work's first credit in common, who may be its composer", .cannotCompare),
        ComparisonLevel("other_script", "names in scripts that cannot be compared", .cannotCompare),
        ComparisonLevel("missing", "no artist, or a placeholder, on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1): one letter lost in "portishead" leaves 0.95, one replaced 0.90.
    private static let close = 0.87
    // A shorter word stands inside too many names to be half of one: "Air" in "Air Supply".
    private static let shortestPart = 4

    // Names of a credit whose spelling is compared with each of the other's: the leaders come first.
    private static let mostNames = 32

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (marks, otherMarks) = (left.card.marks, right.card.marks)
        if marks.union(otherMarks).contains(.namesNobody) { return 10 }
        if left.credit === right.credit { return 0 }
        if marks.contains(.onePlainName), otherMarks.contains(.onePlainName),
            let level = level(ofPlain: left.card.artist, right.card.artist)
        {
            return level
        }
        let level = level(left.credit, right.credit)
        return level == 4 && isComposerAlone(left, right) ? 8 : level
    }

    /// The level of two credits of one plain name each; nil where the names must be looked at.
    private func level(ofPlain one: TextCard, _ other: TextCard) -> Int? {
        if one.key == other.key { return 0 }
        return Self.mayBeClose(one, other) || Self.mayBePart(one, other) ? nil : 7
    }

    private func level(_ one: FoldedCredit, _ other: FoldedCredit) -> Int {
        let (card, otherCard) = (one.card, other.card)
        if card.names == otherCard.names || card.whole == otherCard.whole { return 0 }
        if card.leads == otherCard.leads, !one.leadKeys.isEmpty { return 2 }
        if card.mayShare(with: otherCard) {
            var shared = 0
            for key in one.nameKeys where other.nameKeys.contains(key) { shared += 1 }
            if shared == min(one.nameKeys.count, other.nameKeys.count) { return 4 }
            // "Simon & Garfunkel" as one name here and two there.
            if shared > 0 || one.sharesWhole(with: other) { return 6 }
        }
        if one.isForeign || other.isForeign, anyPair(one, other, where: { $0.isTransliteration(of: $1) }) { return 1 }
        // One look at all cards, since most names are nothing alike.
        var (mayBeClose, mayBePart, areComparable) = (false, false, false)
        forEachPair(one, other) { card, otherCard in
            mayBeClose = mayBeClose || Self.mayBeClose(card, otherCard)
            mayBePart = mayBePart || Self.mayBePart(card, otherCard)
            areComparable = areComparable || scriptsCompare(card.script, otherCard.script)
        }
        if mayBeClose, anyPair(one, other, thatMayBe: Self.mayBeClose, where: isClose) { return 3 }
        if mayBePart, anyPair(one, other, thatMayBe: Self.mayBePart, where: isPart) { return 5 }
        return areComparable ? 7 : 9
    }

    /// Calls `body` with the cards of any two names.
    @inline(__always)
    private func forEachPair(_ left: FoldedCredit, _ right: FoldedCredit, _ body: (TextCard, TextCard) -> Void) {
        left.nameCards.withUnsafeBufferPointer { cards in
            right.nameCards.withUnsafeBufferPointer { others in
                for place in 0..<min(cards.count, Self.mostNames) {
                    for otherPlace in 0..<min(others.count, Self.mostNames) {
                        body(cards[place], others[otherPlace])
                    }
                }
            }
        }
    }

    /// Whether two names may be close to each other; false is certain.
    private static func mayBeClose(_ one: TextCard, _ other: TextCard) -> Bool {
        one.hasWords(of: other)
            || min(one.length, other.length) >= shortestPart && one.mayBeSimilar(to: other, atLeast: close)
    }

    /// Whether one of two names may be part of the other; false is certain.
    private static func mayBePart(_ one: TextCard, _ other: TextCard) -> Bool {
        one.mayBeWithin(other) || other.mayBeWithin(one)
    }

    /// Whether one side credits a work to its composer alone and the other names who plays: catalogues list the composer
    /// first, and every recording of the work shares him.
    private func isComposerAlone(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        guard left.isCataloguedWork || right.isCataloguedWork else { return false }
        let (few, many) = left.names.count < right.names.count ? (left, right) : (right, left)
        return few.names.count == 1 && many.names.count > 1 && few.names[0].key == many.names[0].key
    }

    func value(of track: FoldedTrack) -> String? {
        let artists = track.writtenArtists.artists
        if artists.count == 1, track.guests.isEmpty { return artists[0].name }
        // Under a hypothesis the artist stood in the title, and only the reading knows the name.
        let credited = artists.isEmpty ? track.credit.reading.names : artists.map(\.name)
        guard !credited.isEmpty else { return nil }
        if credited.count == 1, track.guests.isEmpty { return credited[0] }
        let guests = track.guests.filter { !credited.contains($0) }
        return credited.joined(separator: ", ") + (guests.isEmpty ? "" : " feat. " + guests.joined(separator: ", "))
    }

    private func anyPair(
        _ left: FoldedCredit, _ right: FoldedCredit, where holds: (FoldedText, FoldedText) -> Bool
    ) -> Bool {
        anyPair(left, right, thatMayBe: { _, _ in true }, where: holds)
    }

    /// Whether `holds` of any two names; asked only of those whose cards `mayHold`.
    @inline(__always)
    private func anyPair(
        _ left: FoldedCredit, _ right: FoldedCredit, thatMayBe mayHold: (TextCard, TextCard) -> Bool,
        where holds: (FoldedText, FoldedText) -> Bool
    ) -> Bool {
        let (cards, others) = (left.nameCards, right.nameCards)
        for place in 0..<min(cards.count, Self.mostNames) {
            for otherPlace in 0..<min(others.count, Self.mostNames)
            where mayHold(cards[place], others[otherPlace]) && holds(left.names[place], right.names[otherPlace]) {
                return true
            }
        }
        return false
    }

    private func isClose(_ name: FoldedText, _ other: FoldedText) -> Bool {
        if name.hasWords(of: other) { return true }
        guard min(name.scalars.count, other.scalars.count) >= Self.shortestPart else { return false }
        return name.similarity(to: other, atLeast: Self.close) != nil
    }

    private func isPart(_ name: FoldedText, _ other: FoldedText) -> Bool {
        name.words.count <= other.words.count ? isWithin(name, other) : isWithin(other, name)
    }

    private func isWithin(_ few: FoldedText, _ many: FoldedText) -> Bool {
        var isTelling = false
        for word in few.words {
            guard many.hasWord(word.key) else { return false }
            isTelling = isTelling || word.range.count >= Self.shortestPart
        }
        return isTelling
    }
}
