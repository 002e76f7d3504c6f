import CICU

/// The spelling rules of `Folder`: one walk over case-folded code points that writes the comparison form.
///
///     apostrophes      don't, don’t, do n't → dont          (the last is how tokenised exports write it)
///     initials         R.E.M., J. J. Cale → rem, jj cale
///     and              a & b, a + b, a 'n' b → a and b      ("+44" keeps its plus)
///     letters in mask  f**k, m*a*s*h stay one word; Ke$ha → kesha; P!nk → pink
///     keys             C#, C♯ → c sharp; E♭ → e flat
///     numbers          10,000 → 10000; ٣ → 3; n° → no
///     symbols only     !!!, ( ) → kept, without blanks
///     all else         punctuation and symbols → one blank
///
/// Linear in the text: every look-ahead is bounded or consumed.
struct Spelling<Source: FoldSource> {
    private let source: Source
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    /// Where the word being written starts in `out`.
    private var wordStart = 0
    /// A blank is due before the next word.
    private var pendingBlank = false
    /// An "and" is due before the next word.
    private var pendingAnd = false
    /// The last thing written was a letter of the word being written.
    private var afterLetter = false
    private var needsComposition = false

    /// The most bytes one code point can become: `&` between letters is " and ", `♭` is " flat".
    private static var growth: Int { 6 }

    /// The comparison form of `source`.
    static func spell(_ source: Source) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: source.count * growth + 16) { out in
            var spelling = Spelling(source: source, out: out)
            spelling.walk()
            if spelling.count == 0 { spelling.keepSymbols() }
            let written = UnsafeBufferPointer(rebasing: out[..<spelling.count])
            return spelling.needsComposition ? composed(written) : String(decoding: written, as: UTF8.self)
        }
    }

    private init(source: Source, out: UnsafeMutableBufferPointer<UInt8>) {
        self.source = source
        self.out = out
    }

    private mutating func walk() {
        var index = 0
        while index < source.count {
            let scalar = source[index]
            switch Source.characterClass(of: scalar) {
            case .letter:
                if count == 0 || pendingBlank || pendingAnd {
                    if let end = writeInitials(from: index) {
                        index = end
                        continue
                    }
                    startWord(at: index)
                }
                write(letter: scalar)
                afterLetter = true
            case .number:
                startWordIfDue(at: index)
                let digit = scalar < 0x80 ? -1 : narada_digit(scalar)
                write(letter: digit >= 0 ? 0x30 + UInt32(digit) : scalar)
                afterLetter = false
            case .accent:
                break
            case .voicing:
                write(letter: scalar)
            case .apostrophe:
                readApostrophe(at: index)
            case .blank:
                pendingBlank = true
            case .symbol:
                index = readSymbol(scalar, at: index)
                continue
            }
            index += 1
        }
    }

    // MARK: Words

    @inline(__always)
    private mutating func startWordIfDue(at index: Int) {
        if count == 0 || pendingBlank || pendingAnd { startWord(at: index) }
    }

    /// Writes the blank, or the "and", that stands before the word beginning at `index`.
    private mutating func startWord(at index: Int) {
        defer {
            pendingBlank = false
            pendingAnd = false
            afterLetter = false
        }
        guard count > 0 else {
            wordStart = 0
            return
        }
        if !pendingAnd, gluesToWord(at: index) { return }
        // A lone "n" between two words is an "and": rock 'n' roll, day n nite.
        if wordStart > 0, count == wordStart + 1, out[wordStart] == UInt8(ascii: "n") {
            count = wordStart - 1
            pendingAnd = true
        }
        write(pendingAnd ? " and " : " ")
        wordStart = count
    }

    /// Whether the word at `index` is the tail that tokenisers split off: do|n't, wan|na, got|ta, gim|me.
    private func gluesToWord(at index: Int) -> Bool {
        switch source[index] {
        case 0x6E:  // n't, na
            if follows("nt", at: index, skippingApostrophes: true), isApostrophe(at: index + 1) { return true }
            return follows("na", at: index) && (wordIs("wan") || wordIs("gon"))
        case 0x74: return follows("ta", at: index) && wordIs("got")
        case 0x6D: return follows("me", at: index) && (wordIs("gim") || wordIs("lem"))
        default: return false
        }
    }

    private func wordIs(_ word: StaticString) -> Bool {
        guard count - wordStart == word.utf8CodeUnitCount else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { out[wordStart + $0] == word.utf8Start[$0] }
    }

    /// Whether exactly the word `word` stands at `index`.
    private func follows(_ word: StaticString, at index: Int, skippingApostrophes: Bool = false) -> Bool {
        var position = index
        for offset in 0..<word.utf8CodeUnitCount {
            if skippingApostrophes, isApostrophe(at: position) { position += 1 }
            guard position < source.count, source[position] == UInt32(word.utf8Start[offset]) else { return false }
            position += 1
        }
        return !isWord(at: position) && !isApostrophe(at: position)
    }

    private mutating func readApostrophe(at index: Int) {
        // The n of rock'n'roll stands for "and" though no blank sets it apart.
        if count > 0, !pendingBlank, index + 2 < source.count, source[index + 1] == 0x6E,
            isApostrophe(at: index + 2), isWord(at: index + 3)
        {
            pendingBlank = true
            return
        }
        if count > 0, wordIs("n"), wordStart > 0, index > 1, isApostrophe(at: index - 2) {
            pendingBlank = true
            return
        }
        // it 's, I 'm, we 're: the tail of a tokenised word goes back to its word.
        guard pendingBlank, !pendingAnd, count > 0 else { return }
        for tail: StaticString in ["s", "m", "d", "re", "ve", "ll"] where follows(tail, at: index + 1) {
            pendingBlank = false
            afterLetter = true
            return
        }
    }

    // MARK: Initials

    /// Writes a run such as `r.e.m.` or `j. j. ` as one word, and returns where it ends; nil where none starts.
    private mutating func writeInitials(from start: Int) -> Int? {
        guard isLetter(at: start), isInitialStop(at: start + 1) else { return nil }
        var letters = 1
        var last = start
        var stop = start + 1
        while let next = nextInitial(afterStopAt: stop) {
            letters += 1
            last = next
            stop = next + 1
            guard isInitialStop(at: stop) else { break }
        }
        guard letters > 1 else { return nil }
        startWord(at: start)
        for index in start...last where Source.characterClass(of: source[index]) == .letter {
            write(letter: source[index])
        }
        afterLetter = true
        return last + 1
    }

    /// The next single letter of a run of initials: directly after the stop, or after a blank and with a stop itself.
    private func nextInitial(afterStopAt stop: Int) -> Int? {
        let next = stop + 1
        if isLetter(at: next) { return isWord(at: next + 1) || isApostrophe(at: next + 1) ? nil : next }
        guard next < source.count, source[next] == 0x20, isLetter(at: next + 1),
            next + 2 < source.count, source[next + 2] == 0x2E
        else { return nil }
        return next + 1
    }

    private func isInitialStop(at index: Int) -> Bool {
        index < source.count && source[index] == 0x2E
    }

    // MARK: Symbols

    /// Reads the symbol at `index` and returns where to go on.
    private mutating func readSymbol(_ symbol: UInt32, at index: Int) -> Int {
        let inWord = count > 0 && !pendingBlank && !pendingAnd
        switch symbol {
        case 0x26 where count > 0:  // &
            pendingAnd = true
        case 0x2B:  // +
            if !inWord, isNumber(at: index + 1) {
                startWordIfDue(at: index)
                write(letter: symbol)
            } else if count > 0 {
                pendingAnd = true
            }
        case 0x24 where !isNumber(at: index + 1) && ((inWord && afterLetter) || isLetter(at: index + 1)):  // $
            startWordIfDue(at: index)
            write("s")
            afterLetter = true
        case 0x21 where inWord && afterLetter && isLetter(at: index + 1) && !wordHasVowel:  // !
            write("i")
        case 0x2A where inWord && afterLetter:  // *: masked letters
            var end = index
            while end < source.count, source[end] == symbol { end += 1 }
            guard isLetter(at: end) else {
                pendingBlank = true
                return end
            }
            for _ in index..<end { write(letter: symbol) }
            return end
        case 0x2C where inWord && isNumber(at: index - 1) && groupsThousands(at: index):  // ,
            break
        case 0x23 where isKey && !isWord(at: index + 1), 0x266F where isKey:  // # ♯
            write(" sharp")
            pendingBlank = true
        case 0x266D where isKey:  // ♭
            write(" flat")
            pendingBlank = true
        case 0xB0 where inWord && wordIs("n"):  // n°
            write("o")
        case 0x40 where pendingBlank && !isWord(at: index + 1) && count > 0:  // @
            startWord(at: index)
            write("at")
            pendingBlank = true
        default:
            pendingBlank = true
        }
        return index + 1
    }

    /// The word being written is the name of a note.
    private var isKey: Bool {
        !pendingBlank && !pendingAnd && count == wordStart + 1 && (0x61...0x67).contains(out[wordStart])
    }

    private var wordHasVowel: Bool {
        out[wordStart..<count].contains { "aeiouy".utf8.contains($0) || $0 >= 0x80 }
    }

    /// The comma at `index` stands before exactly three digits.
    private func groupsThousands(at index: Int) -> Bool {
        (1...3).allSatisfy { isNumber(at: index + $0) } && !isWord(at: index + 4)
    }

    /// The form of a name that has no letter or digit: its symbols, without blanks.
    private mutating func keepSymbols() {
        for index in 0..<source.count {
            let scalar = source[index]
            switch Source.characterClass(of: scalar) {
            case .blank: continue
            case .apostrophe: write("'")
            default: write(letter: scalar)
            }
        }
        needsComposition = count > 0 && out[..<count].contains { $0 >= 0x80 }
    }

    // MARK: Reading

    private func isLetter(at index: Int) -> Bool {
        index >= 0 && index < source.count && Source.characterClass(of: source[index]) == .letter
    }

    private func isNumber(at index: Int) -> Bool {
        index >= 0 && index < source.count && Source.characterClass(of: source[index]) == .number
    }

    private func isWord(at index: Int) -> Bool { isLetter(at: index) || isNumber(at: index) }

    private func isApostrophe(at index: Int) -> Bool {
        index >= 0 && index < source.count && Source.characterClass(of: source[index]) == .apostrophe
    }

    // MARK: Writing

    @inline(__always)
    private mutating func write(letter scalar: UInt32) {
        if scalar < 0x80 {
            out[count] = UInt8(truncatingIfNeeded: scalar)
            count += 1
        } else {
            writeWide(scalar)
        }
    }

    private mutating func writeWide(_ scalar: UInt32) {
        if let plain = LatinLetters.plain(scalar) {
            write(plain)
            return
        }
        // Only decomposed scripts need to be put together again: Indic and Thai marks, kana, Hangul …
        if scalar >= Self.firstComposedScript, !Self.isComposed(scalar) { needsComposition = true }
        guard let letter = Unicode.Scalar(scalar) else { return }
        for byte in UTF8.encode(letter) ?? Unicode.UTF8.EncodedScalar() {
            out[count] = byte
            count += 1
        }
    }

    /// Devanagari; the scripts before it lose their marks and have nothing left to compose.
    private static var firstComposedScript: UInt32 { 0x0900 }

    /// Whether nothing is to be put together before the code point or behind it but by another one that says so: kana
    /// without their voicing marks, and unified ideographs.
    private static func isComposed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    private mutating func write(_ text: StaticString) {
        for offset in 0..<text.utf8CodeUnitCount {
            out[count] = text.utf8Start[offset]
            count += 1
        }
    }

    private static func composed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Composing never makes text longer than the decomposed bytes given here.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 3 + 16) { room in
            let length = narada_compose(
                bytes.baseAddress, Int32(clamping: bytes.count), room.baseAddress, Int64(room.count))
            guard length >= 0, length <= room.count else { return String(decoding: bytes, as: UTF8.self) }
            return String(decoding: room[..<Int(length)], as: UTF8.self)
        }
    }
}
