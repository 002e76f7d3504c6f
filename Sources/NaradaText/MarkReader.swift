/// What the marks of a title say, gathered.
struct Mark {
    var kinds: [VersionKind] = []
    var details: [String] = []
    var editions: [String] = []
    var remaster = false
    var remasterYear: Int?
    var parts: [PartNumber] = []

    mutating func add(_ other: Mark) {
        kinds += other.kinds
        details += other.details
        for label in other.editions where !editions.contains(label) { editions.append(label) }
        remaster = remaster || other.remaster
        remasterYear = remasterYear ?? other.remasterYear
        for part in other.parts where !parts.contains(part) { parts.append(part) }
    }
}

/// Decides whether a piece of a title is a mark, and reads it.
///
/// A piece is a mark in one of these shapes, the first that fits; anything else is text of the title:
///
///     all words known       "2011 Remaster", "Live acoustic version", "Album Version (Explicit)"
///     lead, then anything   "In the style of Queen", "Remixed by X"
///     head, place or date   "Live at Wembley", "live, 1999-10-12: Venue, City"
///     date, then anything   "2008-02-15: Le Grand Rex, Paris"
///     anything, then tail   "Filatov & Karas Remix", "BBC Session", "Taylor's Version"
///     a word that settles   "From the motion picture X"
struct MarkReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexemes: [Lexeme]
    let vocabulary: Vocabulary
    let folder: Folder

    /// Words of the longest mark. Venues and soundtracks of real titles stay below 25; the bound keeps hostile titles
    /// cheap.
    static let longestMark = 32

    /// How much a piece may lean on its look: brackets are made for marks, commas are not.
    enum Trust: Comparable {
        /// Known words only, and more than one of them.
        case suspicious
        /// Known words, or live with a place.
        case strict
        /// Dashes: names before tails that can be nothing else.
        case open
        /// Brackets.
        case bracket
    }

    struct Item {
        /// nil for words that are not in the vocabulary.
        var role: Vocabulary.Role?
        var words: Range<Int>
        var year: Int?
        var isNumber = false

        var isUnknown: Bool { role == nil && !isNumber }
    }

    /// The mark that `piece` is, or nil for text.
    func read(_ piece: Range<Int>, trust: Trust) -> Mark? {
        maySayMark(piece) ? readAtLength(piece, trust: trust) : nil
    }

    /// The same of a piece that may be one: every shape is tried.
    func readAtLength(_ piece: Range<Int>, trust: Trust) -> Mark? {
        guard piece.count <= Self.longestMark * 2 else { return nil }
        let words = words(of: piece)
        guard !words.isEmpty, words.count <= Self.longestMark else { return nil }
        if let mark = read(words, trust: trust) { return mark }
        // Guests inside a mark are the mark's, not the song's: "(B Remix feat. C)".
        guard let guest = words.dropFirst().firstIndex(where: { isGuest($0.folded) }) else { return nil }
        return read(Array(words[..<guest]), trust: trust)
    }

    /// Whether the piece may be a mark; false is certain. Every shape has a phrase of the vocabulary or a number, and most
    /// pieces have neither.
    func maySayMark(_ piece: Range<Int>) -> Bool {
        piece.contains { index in
            switch lexemes[index].kind {
            // Words of scripts without blanks are cut first.
            case .word:
                !lexemes[index].traits.isDisjoint(with: [.phrase, .digit, .numberWord])
                    || (lexemes[index].folded.utf8.first ?? 0) >= 0x80
            case .other: isAnd(index)
            default: false
            }
        }
    }

    private func read(_ words: [Word], trust: Trust) -> Mark? {
        if trust >= .strict, startsWithDate(words) {
            return Mark(kinds: [.live], details: [text(words[...])])
        }
        let items = items(of: words)
        let shape = Shape(reader: self, words: words, items: items, trust: trust)
        return shape.mark()
    }

    struct Word {
        var folded: String
        var lexeme: Int
    }

    func words(of piece: Range<Int>) -> [Word] {
        var result: [Word] = []
        result.reserveCapacity(piece.count)
        for index in piece where lexemes[index].kind == .word || isAnd(index) {
            let folded = lexemes[index].kind == .word ? lexemes[index].folded : isAt(index) ? "at" : "and"
            guard let first = folded.utf8.first, first >= 0x80,
                vocabulary.role(of: folded) == nil,
                folded.unicodeScalars.contains(where: Vocabulary.isUnspaced),
                let split = vocabulary.split(unspaced: folded)
            else {
                if lexemes[index].traits.contains(.digit) {
                    result += unglued(folded).map { Word(folded: $0, lexeme: index) }
                } else {
                    result.append(Word(folded: folded, lexeme: index))
                }
                continue
            }
            result += split.map { Word(folded: $0, lexeme: index) }
        }
        return result
    }

    private func isAnd(_ index: Int) -> Bool {
        guard lexemes[index].kind == .other, lexemes[index].end == lexemes[index].start + 1 else { return false }
        let byte = bytes[lexemes[index].start]
        return byte == 0x26 || byte == 0x2B || byte == 0x40
    }

    private func isAt(_ index: Int) -> Bool { bytes[lexemes[index].start] == 0x40 }

    func isGuest(_ word: String) -> Bool { vocabulary.role(of: word) == .guest }

    /// `2008-02-15`: three numbers joined by dashes, the first a year.
    private func startsWithDate(_ words: [Word]) -> Bool {
        guard words.count >= 3, NumberWords.year(words[0].folded) != nil else { return false }
        return (1...2).allSatisfy { offset in
            let index = words[offset].lexeme
            return words[offset].folded.utf8.count <= 2 && NumberWords.isDigits(words[offset].folded)
                && index == words[offset - 1].lexeme + 2
                && (lexemes[index - 1].kind == .dash || lexemes[index - 1].kind == .slash
                    || lexemes[index - 1].kind == .stop)
        }
    }

    private func items(of words: [Word]) -> [Item] {
        var items: [Item] = []
        items.reserveCapacity(words.count)
        let folded = words.map(\.folded)
        var index = 0
        while index < folded.count {
            if let (role, length) = vocabulary.match(folded[index...]), !isPart(role) {
                items.append(Item(role: role, words: index..<index + length))
                index += length
            } else {
                let word = folded[index]
                items.append(
                    Item(
                        role: nil, words: index..<index + 1, year: NumberWords.year(word),
                        isNumber: NumberWords.isNumeral(word) || isRevision(word)
                            || PartVocabulary.number(word) != nil))
                index += 1
            }
        }
        return items
    }

    private func isPart(_ role: Vocabulary.Role) -> Bool {
        if case .part = role { true } else { false }
    }

    /// `take2`, `remix2007`: two words in one.
    private func unglued(_ word: String) -> [String] {
        guard let last = word.utf8.last, last &- 0x30 < 10, let first = word.utf8.first, first &- 0x61 < 26 else {
            return [word]
        }
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let digits = word.dropFirst(letters.count)
        guard !letters.isEmpty, !digits.isEmpty, NumberWords.isDigits(String(digits)),
            vocabulary.role(of: word) == nil
        else { return [word] }
        switch vocabulary.role(of: String(letters)) {
        case .mark?, .both?, .tail?, .weak?, .remaster?: return [String(letters), String(digits)]
        default: return [word]
        }
    }

    /// `v2`: the second try at a remix.
    private func isRevision(_ word: String) -> Bool {
        word.hasPrefix("v") && word.utf8.count <= 3 && NumberWords.isDigits(String(word.dropFirst()))
    }

    /// The words as a detail: folded, the possessive of names left off (`Steve Angello's` → `steve angello`).
    func text(_ words: ArraySlice<Word>) -> String {
        words.compactMap { word -> String? in
            let lexeme = lexemes[word.lexeme]
            if isLoosePossessive(word.lexeme) { return nil }
            return isPossessive(lexeme) ? String(word.folded.dropLast()) : word.folded
        }.joined(separator: " ")
    }

    /// The s of `BT 's`, as tokenisers write it.
    private func isLoosePossessive(_ index: Int) -> Bool {
        index > 0 && lexemes[index].folded == "s" && !lexemes[index].spaceBefore && lexemes[index - 1].kind == .other
    }

    func isPossessive(_ lexeme: Lexeme) -> Bool {
        guard lexeme.kind == .word, lexeme.end - lexeme.start > 2, lexeme.folded.hasSuffix("s") else { return false }
        let tail = bytes[lexeme.start..<lexeme.end].suffix(4)
        return tail.suffix(2).elementsEqual([0x27, 0x73]) || tail.suffix(2).elementsEqual([0x27, 0x53])
            || tail.elementsEqual([0xE2, 0x80, 0x99, 0x73]) || tail.elementsEqual([0xE2, 0x80, 0x98, 0x73])
    }

    func hasQuote(_ piece: Range<Int>) -> Bool { piece.contains { lexemes[$0].kind == .quote } }
}
