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
    public func read(_ title: String) -> TitleReading {
        guard title.utf8.count <= Self.longestTitle else {
            return TitleReading(original: title, core: title, coreFolded: folder.fold(title))
        }
        var native = title
        return native.withUTF8 { bytes in
            if let folded = foldedPlainly(bytes) {
                return TitleReading(original: title, core: title, coreFolded: folded)
            }
            let lexemes = TitleLexer(bytes: bytes, folder: folder, vocabulary: vocabulary).lexemes()
            guard !lexemes.isEmpty else {
                return TitleReading(original: title, core: "", coreFolded: "")
            }
            if let plain = plainReading(title, bytes, lexemes) { return plain }
            var assembly = TitleAssembly(title: title, bytes: bytes, lexemes: lexemes, grammar: self)
            return assembly.reading()
        }
    }

    /// The comparison form of a title of words in Latin letters with blanks between them, none of which can mean anything:
    /// what `plainReading` finds by lexemes, of most titles for a tenth of the cost. Nil says nothing.
    private func foldedPlainly(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let count = plainWordCount(bytes) else { return nil }
        var folded = folder.fold(utf8: bytes)
        // With more words or fewer, some were joined or parted, and are not those that the lexer sees.
        return folded.withUTF8 { meansNothing($0, words: count) } ? folded : nil
    }

    /// How many words there are, where they are Latin letters and apostrophes between them, and single blanks part them;
    /// nil otherwise. A lone "n" is none of those, since it may be an "and".
    private func plainWordCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard PlainLetters.areAll(bytes, or: { $0 == Self.apostrophe }) else { return nil }
        var (count, start) = (0, 0)
        for index in 0...bytes.count {
            if index < bytes.count, bytes[index] != Self.blank {
                let isInside = index > start && index + 1 < bytes.count && bytes[index + 1] > Self.blank
                if bytes[index] == Self.apostrophe, !isInside || bytes[index + 1] == Self.apostrophe { return nil }
                continue
            }
            // A blank too many is for others to trim.
            guard index > start, index > start + 1 || bytes[start] | 0x20 != UInt8(ascii: "n") else { return nil }
            count += 1
            start = index + 1
        }
        return count
    }

    /// Whether the folded text has so many words, none of which has a trait, and the last of which is no number.
    private func meansNothing(_ folded: UnsafeBufferPointer<UInt8>, words: Int) -> Bool {
        var hash = WordFilter.Hash()
        var mayBeRoman = true
        var rest = words
        for byte in folded {
            guard byte == Self.blank else {
                hash.add(byte)
                mayBeRoman = mayBeRoman && "ivxl".utf8.contains(byte)
                continue
            }
            if vocabulary.traitWords.mayContain(hash) { return false }
            (hash, mayBeRoman, rest) = (WordFilter.Hash(), true, rest - 1)
        }
        return rest == 1 && !mayBeRoman && !vocabulary.traitWords.mayContain(hash)
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let blank = UInt8(ascii: " ")

    /// The reading of a title of plain words in Latin letters, as most are: no mark, number, guest or separator can be in it, so that it
    /// is all core. Nil for any other.
    func plainReading(
        _ title: String, _ bytes: UnsafeBufferPointer<UInt8>, _ lexemes: [Lexeme]
    ) -> TitleReading? {
        guard let first = lexemes.first, let last = lexemes.last,
            lexemes.allSatisfy({ $0.kind == .word && $0.traits.isEmpty && $0.spaceBefore }),
            PlainLetters.areAll(
                UnsafeBufferPointer(rebasing: bytes[first.start..<last.end]), or: { $0 == UInt8(ascii: "'") }),
            NumberWords.value(last.folded) == nil
        else { return nil }
        let core =
            first.start == 0 && last.end == bytes.count
            ? title : String(decoding: bytes[first.start..<last.end], as: UTF8.self)
        return TitleReading(original: title, core: core, coreFolded: folder.fold(core))
    }
}
