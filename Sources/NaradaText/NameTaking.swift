/// Takes names out of a title's lexemes and cuts what is left into stretches that stand by themselves.
struct NameTaking {
    let bytes: UnsafeBufferPointer<UInt8>
    let lexemes: [Lexeme]
    private let folder: Folder
    private let marks: MarkReader
    private var isTaken: [Bool]
    /// Names behind a "by" that were taken out without being asked for.
    private(set) var others: [String] = []

    /// Titles tried for one title: more stretches than this are a track list.
    private static let mostTitles = 8
    /// Words at the end of a stretch that are tried as a mark without a separator: `live at the Roxy, London, 1999`.
    private static let longestTail = 10

    /// Words that say that the artist follows. No "de" or "di": they are halves of names.
    private static let byWords: Set<String> = ["by", "von", "par", "por", "av"]
    /// Words between names, left over where the names are gone.
    private static let joints: Set<String> = [
        "and", "feat", "ft", "featuring", "with", "x", "vs", "y", "et", "und", "e", "the", "by", "presents",
    ]
    /// Of these, the ones that no title ends in.
    private static let looseEnds: Set<String> = ["feat", "ft", "featuring"]
    /// How files are named.
    private static let fileExtensions: Set<String> = [
        "wmv", "flv", "avi", "mp4", "mp3", "mov", "mpg", "mpeg", "m4a", "m4v", "wav", "mkv", "webm", "flac",
    ]

    init(bytes: UnsafeBufferPointer<UInt8>, lexemes: [Lexeme], grammar: TitleGrammar) {
        self.bytes = bytes
        self.lexemes = lexemes
        folder = grammar.folder
        marks = MarkReader(bytes: bytes, lexemes: lexemes, vocabulary: grammar.vocabulary, folder: grammar.folder)
        isTaken = lexemes.map { _ in false }
        if lexemes.count > 2, let last = lexemes.last, last.kind == .word, !last.spaceBefore,
            Self.fileExtensions.contains(last.folded), lexemes[lexemes.count - 2].kind == .stop
        {
            isTaken[lexemes.count - 1] = true
            isTaken[lexemes.count - 2] = true
        }
    }

    // MARK: Names

    /// Takes the name out where it stands most by itself; false where it is not in the title.
    mutating func take(_ name: String) -> Bool {
        guard let range = place(of: name) ?? lastWordFirst(name).flatMap(place) else { return false }
        var start = range.lowerBound
        // The leading "the" is no part of a folded name.
        if start > 0, lexemes[start - 1].folded == "the", !isTaken[start - 1] { start -= 1 }
        if start > 1, Self.byWords.contains(lexemes[start - 1].folded), !isTaken[start - 1] { start -= 1 }
        for index in start..<range.upperBound { isTaken[index] = true }
        return true
    }

    private func lastWordFirst(_ name: String) -> String? {
        guard let blank = name.lastIndex(of: " ") else { return nil }
        return name[name.index(after: blank)...] + " " + name[..<blank]
    }

    /// Takes out stretches that are a name behind a "by": of somebody else than the artists asked for.
    mutating func takeOthers() {
        for stretch in stretches() where stretch.range.count > 1 {
            guard let first = stretch.range.first, Self.byWords.contains(lexemes[first].folded),
                marks.vocabulary.match(lexemes[stretch.range].prefix(3).map(\.folded)[...])?.length ?? 1 < 2
            else { continue }
            others.append(text(first + 1..<stretch.range.upperBound))
            for index in stretch.range { isTaken[index] = true }
        }
    }

    /// The lexemes that fold to the name: where several do, those with most separators beside them, then the first.
    private func place(of name: String) -> Range<Int>? {
        var best: (range: Range<Int>, bounds: Int)?
        let initial = name.unicodeScalars.first
        for start in lexemes.indices where lexemes[start].kind == .word && !isTaken[start] {
            guard lexemes[start].folded.unicodeScalars.first == initial, let end = end(of: name, from: start) else {
                continue
            }
            let bounds = (isBoundary(start - 1) ? 1 : 0) + (isBoundary(end) ? 1 : 0)
            if bounds > best?.bounds ?? -1 { best = (start..<end, bounds) }
        }
        return best?.range
    }

    private func end(of name: String, from start: Int) -> Int? {
        for end in start + 1...lexemes.count where !isTaken[end - 1] && lexemes[end - 1].kind == .word {
            // Folding shortens by punctuation and lengthens by "and" at most.
            let folded = folder.fold(text(start..<end))
            if folded == name { return end }
            if folded.utf8.count > name.utf8.count { return nil }
        }
        return nil
    }

    private func isBoundary(_ index: Int) -> Bool {
        guard lexemes.indices.contains(index) else { return true }
        return lexemes[index].kind != .word || isTaken[index] || Self.byWords.contains(lexemes[index].folded)
    }

    // MARK: Stretches

    private struct Stretch {
        var range: Range<Int>
        var isBracket: Bool
    }

    /// The titles that may be meant.
    func titles() -> [String] {
        let stretches = stretches()
        var result: [String] = []
        for (number, stretch) in stretches.enumerated() where !stretch.isBracket {
            let others = stretches.enumerated().filter { $0.offset != number }
                .map { " (" + readableText($0.element.range) + ")" }.joined()
            var readings = [readableText(stretch.range)]
            if let tail = tail(of: stretch.range) {
                let title = trimmed(stretch.range.lowerBound..<tail)
                readings.append(text(title) + " (" + text(tail..<stretch.range.upperBound) + ")")
            }
            for reading in readings where result.count < Self.mostTitles { result.append(reading + others) }
        }
        return result
    }

    /// What stands between names, separators and brackets, without punctuation at its ends, and has words of its own.
    private func stretches() -> [Stretch] {
        var found: [Stretch] = []
        var start = 0
        var index = 0
        func close(at end: Int, isBracket: Bool = false) {
            let range = trimmed(start..<max(start, end))
            if hasOwnWords(range) { found.append(Stretch(range: range, isBracket: isBracket)) }
        }
        let quotes = Apostrophes.quoting(lexemes, bytes).map { [$0.lowerBound, $0.upperBound - 1] } ?? []
        while index < lexemes.count {
            if lexemes[index].kind == .open, lexemes[index].partner > index, !isPartOfWord(index) {
                close(at: index)
                start = index + 1
                index = lexemes[index].partner
                close(at: index, isBracket: !lexemes[lexemes[index].partner].isQuoting)
                start = index + 1
            } else if isTaken[index] || separates(index) || quotes.contains(index) {
                close(at: index)
                start = index + 1
            }
            index += 1
        }
        close(at: lexemes.count)
        return found
    }

    /// `R(e)volution`.
    private func isPartOfWord(_ open: Int) -> Bool {
        let after = lexemes[open].partner + 1
        return !lexemes[open].isQuoting && after < lexemes.count && lexemes[after].kind == .word
            && !lexemes[after].spaceBefore
    }

    /// Whether uploaders set fields apart by the lexeme: a dash with a blank on one side, ` // `, ` * `, a ♪ anywhere. A
    /// single slash with blanks joins the songs of a medley, and a colon the movements of a work.
    private func separates(_ index: Int) -> Bool {
        let lexeme = lexemes[index]
        let spaceAfter = index + 1 >= lexemes.count || lexemes[index + 1].spaceBefore
        switch lexeme.kind {
        case .pipe, .bullet, .quote, .tilde: return true
        case .dash: return lexeme.spaceBefore || spaceAfter
        case .underscore: return lexeme.spaceBefore && spaceAfter
        case .slash:
            let neighbours = [index - 1, index + 1].filter(lexemes.indices.contains)
            return neighbours.contains { lexemes[$0].kind == .slash }
        case .other:
            let first = bytes[lexeme.start]
            if first >= 0x80 { return !Apostrophes.isOne(lexemes[index], bytes) }
            return lexeme.spaceBefore && spaceAfter && ![0x26, 0x2B, 0x40].contains(first)
        default: return false
        }
    }

    /// The range without what holds no word at its ends; `feat.` before a name that is gone goes with it.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, lexemes[start].kind != .word, !opensWord(start, before: end) { start += 1 }
        while end > start,
            lexemes[end - 1].kind != .word && lexemes[end - 1].kind != .close
                || isBeforeTaken(end) && Self.looseEnds.contains(lexemes[end - 1].folded)
        {
            end -= 1
        }
        return start..<end
    }

    /// Whether a name was taken out behind the lexeme before `index`, points aside.
    private func isBeforeTaken(_ index: Int) -> Bool {
        lexemes.indices.dropFirst(index).first { lexemes[$0].kind != .stop }.map { isTaken[$0] } ?? false
    }

    private func opensWord(_ index: Int, before end: Int) -> Bool {
        lexemes[index].kind == .open && lexemes[index].partner > index && lexemes[index].partner < end
    }

    /// A stretch of joints alone, or of a track's number, is no title and says nothing.
    private func hasOwnWords(_ range: Range<Int>) -> Bool {
        let words = range.filter { lexemes[$0].kind == .word && !isTaken[$0] }.map { lexemes[$0].folded }
        if words.count == 1, words[0].utf8.count <= 2, NumberWords.isDigits(words[0]) { return false }
        return words.contains { !Self.joints.contains($0) }
    }

    // MARK: Marks

    /// Where a mark begins that stands behind the stretch's own words without a separator: `Song live 1999`,
    /// `Song WITH LYRICS`, `Song 1969`.
    private func tail(of range: Range<Int>) -> Int? {
        let reach = max(range.lowerBound + 1, range.upperBound - Self.longestTail)
        guard reach < range.upperBound else { return nil }
        return (reach..<range.upperBound).first { index in
            guard lexemes[index].kind == .word else { return false }
            if index + 1 == range.upperBound, NumberWords.year(lexemes[index].folded) != nil { return true }
            return marks.read(index..<range.upperBound, trust: .strict) != nil
        }
    }

    // MARK: Text

    private func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(decoding: bytes[lexemes[first].start..<lexemes[last].end], as: UTF8.self)
    }

    /// The text as written, without what was taken out of the middle of a bracket.
    private func readableText(_ range: Range<Int>) -> String {
        var runs: [String] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound where index == range.upperBound || isTaken[index] {
            if start < index { runs.append(text(start..<index)) }
            start = index + 1
        }
        return runs.joined(separator: " ")
    }
}
