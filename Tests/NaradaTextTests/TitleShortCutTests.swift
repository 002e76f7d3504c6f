@testable import NaradaText
import NaradaTestSupport
import Testing

/// The short cuts of reading beside the same without them.
@Suite struct TitleShortCutTests {
    static let grammar = TitleGrammar(folder: Folder())

    static let alphabet = "abABDTtdxzéÅ×К東 0123459.,!?-–_:;()[]/|~*'\"“&\t\u{301}"
    static let stretches = [
        "07 - ", "002-", "A1 ", "D02T03 - ", "0A4 ", "3. ", "Song", "Live", " - ", " (Live)", "Track ", "track 07",
        "-006",
        "_02", "--- ", "T.Rex 'Jeepster'", " vs. ", "feat. ", "\"Hello\"", " Vol. 2", "Song No. 5, ", "Hey! ", "What? ",
        "アイドル", "AB", "Ab", "aB ", "T1", "t2-", "\u{FF11}", "é1-", "- ", " *",
    ]

    static func title(_ random: inout SplitMix64) -> String {
        if random.chance(0.3) { return random.text(length: Int.random(in: 0...9, using: &random), from: alphabet) }
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            stretches[Int.random(in: 0..<stretches.count, using: &random)]
        }.joined(separator: random.chance(0.5) ? "" : " ")
    }

    static func titles(_ seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        return (0..<6_000).map { _ in title(&random) } + stretches + [""]
    }

    // MARK: Twins

    static func numberPrefix(of title: String) -> (number: Int, rest: String)? {
        let trimmed = title.drop(while: \.isWhitespace)
        let zeros = trimmed.prefix { $0 == "0" }
        let unpadded = trimmed.dropFirst(zeros.count)
        var digits = unpadded.prefix { $0.isASCII && $0.isNumber }
        var rest = unpadded.dropFirst(digits.count)
        if digits.isEmpty {
            let side = unpadded.prefix { $0.isASCII && ($0.isNumber || "ABCDTdt".contains($0)) }
            guard (2...6).contains(side.count), side.first?.isLetter == true, side.last?.isNumber == true else {
                return nil
            }
            digits = side[(side.lastIndex { $0.isLetter } ?? side.startIndex)...].dropFirst()
            rest = unpadded.dropFirst(side.count)
        }
        guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
        let separator = rest.prefix { " -–—._:)]".contains($0) }
        guard separator.contains(where: { $0 != " " }) else { return nil }
        let tail = rest.dropFirst(separator.count)
        guard let first = tail.first, separator.count > 1 || separator == "-" || !first.isNumber else { return nil }
        return (number, String(tail))
    }

    static func numberSuffix(of title: String) -> (number: Int, rest: String)? {
        let digits = title.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let rest = title.dropLast(digits)
        guard digits > 1, title.suffix(digits).first == "0", let number = Int(title.suffix(digits)), rest.count > 1,
            rest.last == "-" || rest.last == "_"
        else { return nil }
        return (number, String(rest.dropLast()))
    }

    /// Blanks by one pass over the text, whatever it has.
    static func withBlanks(_ text: String) -> String {
        if text.contains(where: \.isWhitespace) { return text }
        if text.unicodeScalars.contains("_") { return String(text.map { $0 == "_" ? " " : $0 }) }
        let letters = Array(text)
        func at(_ index: Int) -> Character? { letters.indices.contains(index) ? letters[index] : nil }
        let tells = letters.indices.contains { index in
            let (last, before) = (at(index - 1), at(index - 2))
            if at(index) == "(" { return last == "-" }
            guard at(index) == "-" else { return false }
            return last == "," || last == ":" || last == ")" || last == "-" && before == "-"
        }
        guard tells else { return text }
        var (result, dashes) = ("", 0)
        for letter in letters.map(Optional.some) + [nil] {
            if letter == "-" {
                dashes += 1
                continue
            }
            if dashes > 0 { result += dashes > 2 ? " - " : " " }
            dashes = 0
            if let letter { result.append(letter) }
        }
        return result
    }

    /// Whether anything in the title could part fields, by its lexemes.
    static func mayPart(_ title: String) -> Bool {
        var native = title
        return native.withUTF8 { bytes in
            let lexemes = TitleLexer(bytes: bytes, folder: grammar.folder, vocabulary: grammar.vocabulary).lexemes()
            return TitlePieces.cut(lexemes).count > 1 || Apostrophes.quoting(lexemes, bytes) != nil
                || lexemes.contains { $0.kind == .quote || $0.kind == .dash || bytes[$0.start] == 0x2A }
        }
    }

    /// Characters of titles that the short cut of `splits` takes.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !,.?".unicodeScalars.contains(scalar)
            || (0xC0...0x24F).contains(scalar.value) && scalar != "×" && scalar != "÷"
    }

    // MARK: Tests

    @Test(arguments: UInt64(1)...4) func numbersBeforeAndBehindAreThoseOfTheTwins(seed: UInt64) {
        var (before, behind) = (0, 0)
        for title in Self.titles(seed) {
            let (prefix, twin) = (Self.grammar.numberPrefix(of: title), Self.numberPrefix(of: title))
            #expect(prefix?.number == twin?.number && prefix?.rest == twin?.rest, "\"\(title)\"")
            let (suffix, other) = (Self.grammar.numberSuffix(of: title), Self.numberSuffix(of: title))
            #expect(suffix?.number == other?.number && suffix?.rest == other?.rest, "\"\(title)\"")
            before += prefix == nil ? 0 : 1
            behind += suffix == nil ? 0 : 1
        }
        #expect(before > 100 && behind > 20)
    }

    @Test(arguments: UInt64(1)...4) func blanksAreThoseOfTheTwin(seed: UInt64) {
        var changed = 0
        for title in Self.titles(seed) {
            let text = title.filter { $0 != " " || seed.isMultiple(of: 2) }
            let result = Self.grammar.withBlanks(text)
            #expect(result.utf8.elementsEqual(Self.withBlanks(text).utf8), "\"\(text)\"")
            changed += result == text ? 0 : 1
        }
        #expect(changed > 20)
    }

    @Test(arguments: UInt64(1)...4) func aTitleThatIsNotTakenApartHasNoSplits(seed: UInt64) {
        var split = 0
        for title in Self.titles(seed) {
            let splits = Self.grammar.splits(title)
            if !Self.mayPart(title) { #expect(splits.isEmpty, "\"\(title)\"") }
            // What the short cut passes by has nothing to part it.
            let parts = !title.unicodeScalars.allSatisfy(Self.isHarmless)
            if !parts { #expect(!Self.mayPart(title), "\"\(title)\"") }
            split += splits.isEmpty ? 0 : 1
        }
        #expect(split > 100)
    }

    @Test(arguments: UInt64(1)...2) func aTitleCutOnceIsReadAsEver(seed: UInt64) {
        var cut = 0
        for title in Self.titles(seed) {
            let lexed = Self.grammar.lexed(title)
            #expect(Self.grammar.read(lexed) == Self.grammar.read(title), "\"\(title)\"")
            cut += lexed.cut == nil ? 0 : 1
        }
        #expect(cut > 100)
    }

    /// Pieces without a word that says anything are no marks, and the same way as if each shape were tried.
    @Test(arguments: UInt64(1)...3) func aPieceThatSaysNothingIsNoMark(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let words =
            PlainTitleTests.plainWords + PlainTitleTests.foreignWords + PlainTitleTests.guestWords + [
                "&", "+", "@", "2008-02-15", "v2", "take2", "Roxy", "Wembley", "from", "the", "motion", "picture",
                "two",
                "\"", "'", "III", "7\"", "1999", "(", "Taylor's", "Scottish", "Fantasy", "Boston",
            ]
        var (nothing, marks) = (0, 0)
        for _ in 0..<4_000 {
            let piece = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let isMeaningful = random.chance(0.2)
                let from = isMeaningful ? PlainTitleTests.vocabulary : words
                return from[Int.random(in: 0..<from.count, using: &random)]
            }.joined(separator: random.chance(0.9) ? " " : ": ")
            var native = piece
            native.withUTF8 { bytes in
                let (lexemes, _) = Self.grammar.cut(bytes)
                let reader = MarkReader(
                    bytes: bytes, lexemes: lexemes, vocabulary: Self.grammar.vocabulary, folder: Self.grammar.folder)
                for trust in [MarkReader.Trust.suspicious, .strict, .open, .bracket] {
                    let mark = reader.readAtLength(lexemes.indices, trust: trust)
                    if !reader.maySayMark(lexemes.indices) { #expect(mark == nil, "\"\(piece)\"") }
                    marks += mark == nil ? 0 : 1
                }
                nothing += reader.maySayMark(lexemes.indices) ? 0 : 1
            }
        }
        #expect(nothing > 200 && marks > 500)
    }

    /// What has a letter is not folded to see whether it folds to something.
    @Test(arguments: UInt64(1)...2) func noLetterFoldsToNothing(seed: UInt64) {
        for title in Self.titles(seed) + ["n", "'n'", "& n &", "do n't", "na", "x\u{301}"] {
            let hasLetter = title.utf8.contains { ($0 | 0x20) &- 0x61 < 26 }
            if hasLetter { #expect(!Folder().fold(title).isEmpty, "\"\(title)\"") }
        }
    }

    @Test(arguments: UInt64(1)...2) func placeholdersAreThoseOfTheTwin(seed: UInt64) {
        let folder = Folder()
        let names = ["unknown", "unknown track", "unknown song", "n a", "unbekannter titel", "без названия"]
        let numbered = ["track", "titel", "piste", "трек", "トラック"]
        var random = SplitMix64(seed: seed)
        let words = names + numbered + ["song", "7", "07", "007", "13", "unknown artist", "1 2", "\u{662}", "4a"]
        var found = 0
        for _ in 0..<4_000 {
            let title = (0..<Int.random(in: 1...3, using: &random))
                .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
                .joined(separator: [" ", "-", "  ", "."][Int.random(in: 0..<4, using: &random)])
            let own = [nil, 7, 13][Int.random(in: 0..<3, using: &random)]
            let parts = folder.fold(title).split(separator: " ").map(String.init)
            let number = parts.last.flatMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? $0 : nil }
            var isNumbered = false
            if let number, parts.count == 1 {
                isNumbered = number.first == "0" && number.count > 1 || Int(number) == own
            } else if number != nil {
                isNumbered = numbered.contains(parts.dropLast().joined(separator: " "))
            }
            let expected = names.contains(parts.joined(separator: " ")) || isNumbered
            #expect(Self.grammar.isPlaceholder(title, trackNumber: own) == expected, "\"\(title)\"")
            found += expected ? 1 : 0
        }
        #expect(found > 100)
    }

    @Test(arguments: [
        "volume ii", "part two", "talents volume 2", "volume", "", "part", "a part of me", "vol 3 part ii", "pt 1",
    ]) func volumesAreCountedAlikeWithTheShortCutAndWithout(text: String) {
        var words = text.split(separator: " ").map(String.init)
        for index in words.indices.dropLast() {
            guard case .part(let kind)? = Self.grammar.vocabulary.role(of: words[index]),
                kind == .volume || kind == .part,
                let number = NumberWords.value(words[index + 1])
            else { continue }
            words[index] = kind.rawValue
            words[index + 1] = number
        }
        #expect(Self.grammar.countedAlike(text) == words.joined(separator: " "))
    }
}
