import NaradaModel

/// Compares the albums' cores: "(Deluxe Edition)" and "[Remastered]" are the same album.
///
/// A recording stands on many albums, so another album says little.
struct AlbumMatcher: Matcher {
    let name = "album"
    let role = MatcherRole.album
    let levels = [
        ComparisonLevel("same", "the same album", .agrees),
        ComparisonLevel("close", "nearly the same album title, or the album named behind the title", .agrees),
        ComparisonLevel("other", "another album", .conflicts),
        ComparisonLevel("missing", "no album on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1): album titles carry more decoration than song titles, so less is asked.
    private static let close = 0.85

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int { Self.level(left, right) }

    func compare(_ pairs: PairBatch, into lane: LevelLane) {
        pairs.write(into: lane) { _, _, album in album }
    }

    static func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.card, right.card)
        switch (one.album.isEmpty, other.album.isEmpty) {
        case (false, false): return one.album.key == other.album.key ? 0 : (areOne(left, right) ? 1 : 2)
        // A source without an album column may name it behind the title, where it was read as a subtitle.
        case (true, false):
            return one.marks.contains(.subtitled) && areClose(left.subtitleText, right.albumText) ? 1 : 3
        case (false, true):
            return other.marks.contains(.subtitled) && areClose(right.subtitleText, left.albumText) ? 1 : 3
        case (true, true): return 3
        }
    }

    /// Whether rows at the level are of one album, for matchers to which that matters; nil where a side names none.
    static func agree(at level: Int) -> Bool? {
        switch level {
        case 0, 1: true
        case 2: false
        default: nil
        }
    }

    /// Whether two folded album cores are one with differences of spelling; false where one is empty.
    static func areClose(_ one: FoldedText, _ other: FoldedText) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return false }
        return one.key == other.key || one.similarity(to: other, atLeast: close) != nil
    }

    /// The same of the albums' cores of two rows, told by their cards where these can say.
    static func areClose(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        let (card, otherCard) = (left.card.album, right.card.album)
        guard !card.isEmpty, !otherCard.isEmpty else { return false }
        if card.key == otherCard.key { return true }
        return card.mayBeSimilar(to: otherCard, atLeast: close) && areClose(left.albumText, right.albumText)
    }

    /// Whether a folded text may be close to an album's, by its length; false is certain.
    static func mayBeClose(_ folded: String, _ album: FoldedText) -> Bool {
        // Of other scripts a character may count otherwise once it is simplified.
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
        let length = min(folded.utf8.count, FoldedText.longestCompared)
        let other = min(album.scalars.count, FoldedText.longestCompared)
        return Double(2 * min(length, other)) >= close * Double(length + other) - rounding
    }

    /// More than a product of a share and a length can be off by.
    private static let rounding = 1e-6

    /// Whether two rows' albums are one with differences of spelling, marks and all: a slip of the pen may hide a mark
    /// from the grammar, or the blanks between the words may be lost.
    static func areOne(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        let (card, otherCard) = (left.card.album, right.card.album)
        guard !card.isEmpty, !otherCard.isEmpty else { return false }
        let hasMarks = left.card.marks.union(right.card.marks).contains(.markedAlbum)
        if !hasMarks, card.key != otherCard.key, !card.mayBeSimilar(to: otherCard, atLeast: close),
            !card.mayHaveLetters(of: otherCard), !card.mayBeMisspelt(otherCard)
        {
            return false
        }
        let (one, other) = (left.albumText, right.albumText)
        if areClose(one, other) || one.hasLetters(of: other) || one.isMisspelt(other) { return true }
        // Where no name says more than its core, there is nothing else to compare.
        return hasMarks && areMisspelt(left, right)
    }

    /// Whether the albums' whole names are one but for slips, and each word for a kind of recording in the one stands in
    /// the other, with a slip at most: "The Live Recordings" are not "The Recordings".
    static func areMisspelt(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        let (one, other) = (left.albumName, right.albumName)
        guard !one.isEmpty, !other.isEmpty else { return false }
        if one.hasLetters(of: other) { return true }
        return (one.isMisspelt(other) || areClose(one, other)) && one.keepsMarks(of: other)
            && other.keepsMarks(of: one)
    }

    func value(of track: FoldedTrack) -> String? { track.writtenAlbum }
}
