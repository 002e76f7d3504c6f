/// Reads titles as a music librarian does: what is the song, who guests, which recording is it, which part.
///
/// Not a list of patterns applied in turn: a title is cut into lexemes, lexemes into pieces (brackets of all kinds,
/// ` - `, ` / `, ` | `, `: `), and each piece is classified by the vocabulary of eight languages. Three truths hold:
/// words inside the first piece are never marks (`Live Forever`, `Draft Beer`); a mark has a piece of its own or is a
/// tail that can be nothing else (`Hello (Live)`, `Song feat. X`, `Song Radio Edit`); and no title but a blank one has
/// an empty core.
///
/// Fields that stand in the wrong place (`Artist - Title`, `002-Title`) are read as they stand; `splits(_:)` and
/// `numberPrefix(of:)` list the other readings for whoever can weigh them against a second source.
///
/// A value without state, safe on every thread. Cost: about 3 µs for plain titles, 10 µs for titles full of marks; linear, see
/// `longestTitle`.
public struct TitleGrammar: Sendable {
    /// UTF-8 bytes of the longest title that is taken apart. The longest real ones (classical, MusicBrainz) stay below
    /// 1,000; anything longer is all core, so that a hostile row costs no more than its folding.
    public static let longestTitle = 4_096

    let folder: Folder
    let vocabulary = Vocabulary.shared

    public init(folder: Folder) {
        self.folder = folder
    }

    /// The single folded words that name a kind of recording: `live`, `karaoke`, `remix`.
    public static var versionWords: Set<String> { Vocabulary.shared.versionWords }

    /// Articles before a title that catalogues file it without. German `die` is not among them: "Die Another Day".
    public static let articles = TitleAssembly.articles.subtracting(["die"])

    /// The reading of `title`. Always the same for the same title.
    public func read(_ title: String) -> TitleReading { read(LexedTitle(text: title, cut: nil)) }

    /// The same of a title that may have been cut before.
    public func read(_ lexed: LexedTitle) -> TitleReading {
        let title = lexed.text
        guard title.utf8.count <= Self.longestTitle else {
            return TitleReading(original: title, core: title, coreFolded: folder.fold(title))
        }
        var native = title
        return native.withUTF8 { bytes in
            if let folded = foldedPlainly(bytes) {
                return TitleReading(original: title, core: title, coreFolded: folded)
            }
            let (lexemes, pieces) = lexed.cut ?? cut(bytes)
            guard !lexemes.isEmpty else {
                return TitleReading(original: title, core: "", coreFolded: "")
            }
            var assembly = TitleAssembly(title: title, bytes: bytes, lexemes: lexemes, grammar: self)
            return assembly.reading(of: pieces)
        }
    }

    /// The comparison form of a title of plain words, as most are: letters of one alphabet with single blanks between them,
    /// none of which means anything. Nil says nothing.
    ///
    /// Such a title is all core, and has no number, guest, mark or separator: what `read(_:)`, `splits(_:)`,
    /// `withBlanks(_:)`, `numberPrefix(of:)` and `numberSuffix(of:)` find out for ten times the cost.
    public func plainCore(_ title: String) -> String? {
        var core: String?
        withPlainCore(of: title) { core = String(decoding: $0, as: UTF8.self) }
        return core
    }

    /// Calls `body` with that form as UTF-8, where there is one.
    package func withPlainCore(of title: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard title.utf8.count <= Self.longestTitle else { return }
        var title = title
        title.withUTF8 { withPlainCore(of: $0, body) }
    }

    private func foldedPlainly(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var folded: String?
        withPlainCore(of: bytes) { folded = String(decoding: $0, as: UTF8.self) }
        return folded
    }

    private func withPlainCore(of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let count = plainWordCount(bytes) else { return }
        func pass(_ folded: UnsafeBufferPointer<UInt8>) {
            // With more words or fewer, some were joined or parted, and are not those that the lexer sees.
            if meansNothing(folded, words: count) { body(folded) }
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
            if let length = PlainFold.fold(bytes, into: room) {
                pass(UnsafeBufferPointer(rebasing: room[..<length]))
            } else {
                var folded = folder.fold(utf8: bytes)
                folded.withUTF8(pass)
            }
        }
    }

    /// How many words there are, where they are letters and apostrophes between them, and single blanks part them; nil
    /// otherwise. A lone "n" is none of those, since it may be an "and"; and where Latin letters stand beside others, each
    /// half may be a title.
    private func plainWordCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (count, start, index) = (0, 0, 0)
        var (isLatin, isForeign) = (false, false)
        while true {
            // A blank too many is for others to trim.
            if index == bytes.count || bytes[index] == Self.blank {
                guard index > start, index > start + 1 || bytes[start] | 0x20 != UInt8(ascii: "n") else { return nil }
                count += 1
                if index == bytes.count { return isLatin && isForeign ? nil : count }
                index += 1
                start = index
                continue
            }
            let byte = bytes[index]
            if byte >= 0x80 {
                guard let wide = PlainLetters.wide(bytes, at: index), PlainLetters.isLetter(wide.scalar) else {
                    return nil
                }
                if wide.scalar < PlainLetters.firstForeign { isLatin = true } else { isForeign = true }
                index += wide.length
                continue
            }
            if (byte | 0x20) &- 0x61 < 26 {
                isLatin = true
            } else {
                guard byte == Self.apostrophe, index > start, index + 1 < bytes.count, bytes[index + 1] > Self.blank,
                    bytes[index + 1] != Self.apostrophe
                else { return nil }
            }
            index += 1
        }
    }

    /// Whether the folded text has so many words, none of which means anything, and the last of which is no number.
    private func meansNothing(_ folded: UnsafeBufferPointer<UInt8>, words: Int) -> Bool {
        var hash = WordFilter.Hash()
        // Of this word and the one before it.
        var hashOfTwo = WordFilter.Hash()
        var (rest, start) = (words, 0)
        for index in 0...folded.count {
            if index < folded.count, folded[index] != Self.blank {
                hash.add(folded[index])
                hashOfTwo.add(folded[index])
                continue
            }
            if vocabulary.tellingWords.mayContain(hash) || vocabulary.guestBeginnings.mayContain(hashOfTwo) {
                return false
            }
            rest -= 1
            if index == folded.count { break }
            hashOfTwo = hash
            hashOfTwo.add(Self.blank)
            hash = WordFilter.Hash()
            start = index + 1
        }
        // A numeral of one letter is a name: "Malcolm X".
        return rest == 0
            && (folded.count == start + 1 || !folded[start...].allSatisfy(Self.isOfNumerals))
    }

    /// Whether roman numerals are written with the letter: see `NumberWords.roman(_:)`.
    private static func isOfNumerals(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"): true
        default: false
        }
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let blank = UInt8(ascii: " ")
}
