import CICU

/// The smallest thing the grammar sees: a word, a bracket, or a punctuation mark.
struct Lexeme {
    enum Kind: Equatable {
        case word
        /// A bracket with its partner; brackets without one are `.other`.
        case open, close
        case dash, slash, pipe, colon, comma, equals, underscore, tilde, bullet, quote, stop, other
    }

    var kind: Kind
    /// Byte offsets into the title.
    var start: Int
    var end: Int
    /// A blank, or the title's start, stands before it.
    var spaceBefore: Bool
    /// The word folded; empty for everything else.
    var folded = ""
    /// What the grammar asks of every word, looked up once.
    var traits: WordTraits = []
    /// The index of the other bracket of a pair.
    var partner = -1
    /// The opening bracket is one of those East Asian titles quote with: 「」『』.
    var isQuoting = false
}

/// Answers about a word that would otherwise be looked up again and again.
struct WordTraits: OptionSet {
    let rawValue: UInt8

    /// A word that stands before a number: `part`, `op`.
    static let designator = WordTraits(rawValue: 1)
    /// A phrase that names guests may start here.
    static let guest = WordTraits(rawValue: 2)
    /// A mark that needs no separator may end here.
    static let bareEnd = WordTraits(rawValue: 4)
    /// Has a digit.
    static let digit = WordTraits(rawValue: 8)
    /// A word for a number: `two`, `2nd`.
    static let numberWord = WordTraits(rawValue: 16)
    /// A phrase of the vocabulary may start here.
    static let phrase = WordTraits(rawValue: 32)
}

/// Cuts a title into lexemes: one pass, linear.
struct TitleLexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let folder: Folder
    let vocabulary: Vocabulary

    func lexemes() -> [Lexeme] {
        var result: [Lexeme] = []
        result.reserveCapacity(bytes.count / 4 + 2)
        var openers: [Int] = []
        var spaceBefore = true
        var index = 0
        while index < bytes.count {
            let (scalar, length) = decode(at: index)
            let characterClass = Normalized.characterClass(of: scalar)
            if characterClass == .blank || Self.isInvisible(scalar) {
                spaceBefore = true
                index += length
                continue
            }
            var lexeme = Lexeme(kind: .other, start: index, end: index + length, spaceBefore: spaceBefore)
            spaceBefore = false
            if characterClass == .letter || characterClass == .number {
                lexeme.end = wordEnd(from: index)
                lexeme.kind = .word
                lexeme.folded = foldedWord(lexeme.start, lexeme.end)
                lexeme.traits = vocabulary.traits(of: lexeme.folded)
                if bytes[lexeme.start..<lexeme.end].contains(where: isDigit) { lexeme.traits.insert(.digit) }
            } else {
                lexeme.kind = Self.kind(of: scalar)
                // Tokenised exports write quotation marks as two apostrophes or two backticks.
                if characterClass == .apostrophe, lexeme.end < bytes.count, bytes[lexeme.end] == bytes[index] {
                    lexeme.end += 1
                    lexeme.kind = .quote
                }
            }
            pair(&lexeme, into: &result, openers: &openers)
            if lexeme.kind == .quote { joinInches(&lexeme, to: &result) }
            result.append(lexeme)
            index = lexeme.end
        }
        return result
    }

    /// Pairs a closing bracket with the last open one, of whatever shape: `(Live]` is a typing error, not a riddle.
    private func pair(_ lexeme: inout Lexeme, into result: inout [Lexeme], openers: inout [Int]) {
        switch lexeme.kind {
        case .open:
            let (scalar, _) = decode(at: lexeme.start)
            lexeme.isQuoting = scalar == 0x300C || scalar == 0x300E
            openers.append(result.count)
        case .close:
            guard let opener = openers.popLast() else {
                lexeme.kind = .other
                return
            }
            result[opener].partner = result.count
            lexeme.partner = opener
        default: break
        }
    }

    /// `12"` is a word: twelve inches.
    private func joinInches(_ lexeme: inout Lexeme, to result: inout [Lexeme]) {
        guard let last = result.last, last.kind == .word, !lexeme.spaceBefore,
            ["7", "10", "12"].contains(last.folded)
        else { return }
        lexeme.kind = .word
        lexeme.start = last.start
        lexeme.spaceBefore = last.spaceBefore
        lexeme.folded = last.folded + "inch"
        lexeme.traits = last.traits
        result.removeLast()
    }

    // MARK: Words

    /// Where the word that starts at `start` ends.
    ///
    /// A word runs on over apostrophes between letters, points between digits (`4.5`) and points of initials (`a.k.a.`).
    private func wordEnd(from start: Int) -> Int {
        var end = start
        var letters = 0
        while end < bytes.count {
            let (scalar, length) = decode(at: end)
            switch Normalized.characterClass(of: scalar) {
            case .letter:
                letters += 1
                end += length
            case .number, .accent, .voicing:
                end += length
            case .apostrophe where isWord(at: end + length) && bytes[end + length] != bytes[end]:
                end += length
            case .symbol where scalar == 0x2E && joinsOverStop(start: start, stop: end, letters: letters):
                end += length
            default:
                return end
            }
        }
        return end
    }

    private func joinsOverStop(start: Int, stop: Int, letters: Int) -> Bool {
        let next = stop + 1
        guard next < bytes.count else { return false }
        if isDigit(bytes[stop - 1]), isDigit(bytes[next]) { return true }
        // Initials: a single letter before, a single letter behind.
        let beforeIsSingle = stop - start == 1 || (stop >= 2 && bytes[stop - 2] == 0x2E)
        guard beforeIsSingle, isLetter(bytes[stop - 1]), isLetter(bytes[next]) else { return false }
        return next + 1 >= bytes.count || !isWord(at: next + 1)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private func isWord(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let characterClass = Normalized.characterClass(of: decode(at: index).scalar)
        return characterClass == .letter || characterClass == .number
    }

    private func foldedWord(_ start: Int, _ end: Int) -> String {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        // Decimals keep their point here, since 4.5 is one number.
        if word.contains(0x2E), word.allSatisfy({ isDigit($0) || $0 == 0x2E }) {
            return String(decoding: word, as: UTF8.self)
        }
        return folder.fold(utf8: word)
    }

    // MARK: Punctuation

    private func decode(at index: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        switch first {
        case ..<0x80: return (first, 1)
        case ..<0xE0: return ((first & 0x1F) << 6 | tail(index + 1), 2)
        case ..<0xF0: return ((first & 0x0F) << 12 | tail(index + 1) << 6 | tail(index + 2), 3)
        default:
            return ((first & 0x07) << 18 | tail(index + 1) << 12 | tail(index + 2) << 6 | tail(index + 3), 4)
        }
    }

    private func tail(_ index: Int) -> UInt32 { index < bytes.count ? UInt32(bytes[index] & 0x3F) : 0 }

    /// Joiners, directional marks and the byte order mark: they separate nothing and mean nothing here.
    private static func isInvisible(_ scalar: UInt32) -> Bool {
        (0x200B...0x200F).contains(scalar) || (0x202A...0x202E).contains(scalar) || (0x2060...0x206F).contains(scalar)
            || scalar == 0xFEFF
    }

    private static func kind(of scalar: UInt32) -> Lexeme.Kind {
        switch scalar {
        case 0x28, 0x5B, 0x7B, 0xFF08, 0xFF3B, 0xFF5B, 0x3010, 0x300C, 0x300E, 0x3014, 0x3008, 0x300A, 0x3016: .open
        case 0x29, 0x5D, 0x7D, 0xFF09, 0xFF3D, 0xFF5D, 0x3011, 0x300D, 0x300F, 0x3015, 0x3009, 0x300B, 0x3017: .close
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0xFE63: .dash
        case 0x2F, 0xFF0F, 0x5C: .slash
        case 0x7C, 0xFF5C, 0x2223, 0xA6: .pipe
        case 0x3A, 0xFF1A: .colon
        case 0x2C, 0xFF0C, 0x3001, 0x3B: .comma
        case 0x3D, 0xFF1D: .equals
        case 0x5F: .underscore
        case 0x7E, 0x301C, 0xFF5E, 0x223C: .tilde
        case 0x2022, 0xB7, 0x30FB, 0x25CF: .bullet
        case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0xFF02: .quote
        case 0x2E, 0xFF0E: .stop
        default: .other
        }
    }
}
