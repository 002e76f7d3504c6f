import NaradaModel
import NaradaText
import Synchronization

/// A title without blanks, for rows whose title, with the artist before it or the album behind it, has the same letters:
/// "CrashSiteFootnotes9294" is "Crash Site" on "Footnotes 92-94".
///
/// Evidence decides, as for every reading: it costs what `FieldHypothesis.runTogether` says. Only fields that the row
/// itself leaves empty are looked for.
final class JoinedTitle: Sendable {
    /// Letters from which a title can be several words.
    private static let shortest = 8
    /// Letters at the beginning that must agree before anything else is looked at.
    private static let beginning = 3
    /// Spelling similarity (Indel, 0...1) from which the letters are the same with a slip of the pen; and letters that
    /// may be too many or too few, fewer than the shortest word for a kind of recording has.
    private static let same = 0.92
    private static let mostSlips = 2

    private static let blank: UInt32 = 0x20

    private let facts: TrackFacts
    private let folder: Folder
    /// The title's letters, and the same without the row's own number before them.
    private let letters: [[UInt32]]
    /// The first letters of each of these, `beginning` at most.
    private let beginnings: [(letters: SIMD4<UInt32>, count: Int)]
    /// How often letters stand in each of these.
    private let counts: LetterCounts
    private let countsBehindNumber: LetterCounts
    /// Letters of a title that may be none of these, at most.
    private let mostStrange: Int
    private let mayNameArtist: Bool
    private let mayNameAlbum: Bool
    private let makeReading: @Sendable (TrackFacts) -> FoldedTrack
    private let made = Mutex<[TrackFacts: FoldedTrack]>([:])

    /// Whether the title may be several words: it has no blanks, and is not short.
    static func mayBe(_ title: String) -> Bool {
        title.utf8.count >= shortest && !title.utf8.contains(0x20) && !WhiteSpace.isAny(in: title)
    }

    /// For a title that `mayBe` one.
    ///
    /// - Parameter folded: the title folded, where it was.
    init(
        _ facts: TrackFacts, folded: String? = nil, folder: Folder, mayNameArtist: Bool, mayNameAlbum: Bool,
        makeReading: @escaping @Sendable (TrackFacts) -> FoldedTrack
    ) {
        var letters = [Self.letters(ofFolded: folded ?? folder.fold(facts.title), folder)]
        let digits = facts.title.prefix { $0.isASCII && $0.isNumber }
        if digits.first == "0", let number = Int(digits), number == facts.position?.number ?? number {
            letters.append(Self.letters(String(facts.title.dropFirst(digits.count)), folder))
        }
        self.facts = facts
        self.folder = folder
        self.letters = letters
        beginnings = letters.map { letters in
            var first = SIMD4<UInt32>.zero
            let count = min(Self.beginning, letters.count)
            for index in 0..<count { first[index] = letters[index] }
            return (letters: first, count: count)
        }
        counts = LetterCounts(letters[0])
        countsBehindNumber = letters.count > 1 ? LetterCounts(letters[1]) : counts
        mostStrange = Self.mostStrange(in: letters[0].count)
        self.mayNameArtist = mayNameArtist
        self.mayNameAlbum = mayNameAlbum
        self.makeReading = makeReading
    }

    /// The title of a row that differs in what `change` does to its readings.
    init(_ other: JoinedTitle, _ change: @escaping @Sendable (FoldedTrack) -> FoldedTrack) {
        (facts, folder, letters, beginnings) = (other.facts, other.folder, other.letters, other.beginnings)
        (counts, countsBehindNumber, mostStrange) = (other.counts, other.countsBehindNumber, other.mostStrange)
        (mayNameArtist, mayNameAlbum) = (other.mayNameArtist, other.mayNameAlbum)
        makeReading = { change(other.reading($0)) }
    }

    /// The readings under which the row says what a reading of `other` says; empty where the letters differ.
    func readings(like other: FoldedTrack) -> [FoldedTrack] {
        // Told by the cards, since most rows have another title.
        mayHold(other) || (1..<other.readingCount).contains { mayHold(other.reading($0)) }
            ? readingsByLetters(like: other) : []
    }

    /// The same by the letters of titles, names and albums.
    func readingsByLetters(like other: FoldedTrack) -> [FoldedTrack] {
        var made: [TrackFacts] = []
        for index in 0..<other.readingCount {
            let reading = other.reading(index)
            guard beginsLike(reading.titleText) || mayNameArtist && reading.names.contains(where: beginsLike) else {
                continue
            }
            let written = reading.titleWritten
            // A title written alike says nothing new, unless something is looked for beside it.
            guard mayNameAlbum || mayNameArtist || written != facts.title else { continue }
            let title = reading.writtenText.letters
            guard !title.isEmpty else { continue }
            var read = facts
            read.title = written
            if written != facts.title, letters.contains(title) { made.append(read) }
            if mayNameAlbum, let album = reading.readAlbum,
                holds(title, and: Self.letters(album, folder))
            {
                var onAlbum = read
                onAlbum.album = album
                made.append(onAlbum)
            }
            guard mayNameArtist else { continue }
            let artists = reading.readArtists.names
            if !artists.isEmpty, holds(artists.flatMap { Self.letters($0, folder) }, and: title) {
                var byArtist = read
                byArtist.artists = reading.readArtists
                made.append(byArtist)
            }
        }
        return made.reduce(into: [TrackFacts]()) { if !$0.contains($1) { $0.append($1) } }.map(reading)
    }

    /// Whether the title's letters may be among these, all but a few, as they are wherever `readings` finds something;
    /// false is certain.
    @inline(__always)
    func mayHold(_ other: FoldedTrack) -> Bool {
        Self.mayHold(counts, mostStrange, other) || Self.mayHold(countsBehindNumber, mostStrange, other)
    }

    /// Whether the whole title is all that is looked for: it has no number of the row before it.
    var hasOneForm: Bool { letters.count == 1 }

    /// `mayHold(_:)` of the title of a row, which has one form, by the row's card.
    @inline(__always)
    static func mayHold(_ row: FoldedTrack, _ other: FoldedTrack) -> Bool {
        mayHold(row.card.title.letterCounts, mostStrange(in: Int(row.card.title.letterCount)), other)
    }

    /// Whether the other title's letters may be so many of these, all but `mostStrange`.
    @inline(__always)
    private static func mayHold(_ counts: LetterCounts, _ mostStrange: Int, _ other: FoldedTrack) -> Bool {
        // Of a title with marks the card has a part.
        guard other.card.title.key == other.card.writtenKey,
            let common = counts.mostCommon(with: other.card.title.letterCounts)
        else { return true }
        return common + mostStrange >= Int(other.card.title.letterCount)
    }

    /// Letters, of texts that `holds` calls the same as so many letters, that are none of these.
    ///
    /// With n letters here and m there, of which c are common in their order, `same` is at most 2c / (n + m), and m is
    /// n + `mostSlips` at most: m − c is at most `mostSlips` / 2 + (1 − `same`)(n + m) / 2.
    private static func mostStrange(in count: Int) -> Int {
        // One more, since a product may be off by its last bit.
        1 + mostSlips / 2 + Int((1 - same) * Double(2 * count + mostSlips) / 2)
    }

    /// The reading with these fields, made once however many rows say the same.
    private func reading(_ facts: TrackFacts) -> FoldedTrack {
        made.withLock { made in
            if let known = made[facts] { return known }
            let reading = makeReading(facts)
            made[facts] = reading
            return reading
        }
    }

    private func beginsLike(_ text: FoldedText) -> Bool {
        if text.isEmpty { return false }
        return text.withScalars { scalars in
            for beginning in beginnings {
                var index = 0
                while index < beginning.count, index < scalars.count, scalars[index] != Self.blank,
                    beginning.letters[index] == scalars[index]
                {
                    index += 1
                }
                // All agree as far as the text's first letters or first word go.
                if index == Self.beginning || index == scalars.count || scalars[index] == Self.blank { return true }
            }
            return false
        }
    }

    /// Whether the letters are those of the two texts, one behind the other; a slip in them is borne only where neither
    /// is so short that it could be the slip.
    private func holds(_ first: [UInt32], and second: [UInt32]) -> Bool {
        let other = first + second
        if letters.contains(other) { return !first.isEmpty && !second.isEmpty }
        guard min(first.count, second.count) > Self.mostSlips else { return false }
        return letters.contains { one in
            guard abs(one.count - other.count) <= Self.mostSlips, Self.digits(one) == Self.digits(other) else {
                return false
            }
            return Indel.similarity(one, other) >= Self.same
        }
    }

    private static func digits(_ letters: [UInt32]) -> [UInt32] {
        letters.filter { Unicode.Scalar($0)?.properties.numericType != nil }
    }

    private static func letters(_ text: String, _ folder: Folder) -> [UInt32] {
        letters(ofFolded: folder.fold(text), folder)
    }

    private static func letters(ofFolded folded: String, _ folder: Folder) -> [UInt32] {
        folder.simplify(folded).unicodeScalars.lazy.map(\.value).filter { $0 != blank }
    }
}
