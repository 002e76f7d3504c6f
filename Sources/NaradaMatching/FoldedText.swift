import NaradaModel
import NaradaText
import Synchronization

/// A folded text prepared for comparing: its fingerprint, its letters, its words.
///
/// Traditional Chinese characters are compared as simplified ones, since a librarian files both under one heading.
public final class FoldedText: Sendable {
    /// A word of the text.
    public struct Word: Sendable {
        /// The word's fingerprint.
        public let key: UInt64
        private let start: UInt32
        private let lengthAndMarks: UInt32

        init(key: UInt64, range: Range<Int>, hasDigit: Bool, isVersionWord: Bool) {
            self.key = key
            // A longer word would have to be a title of four billion letters.
            start = UInt32(clamping: range.lowerBound)
            lengthAndMarks =
                UInt32(clamping: min(range.count, Self.longest)) << 2 | (hasDigit ? 1 : 0) | (isVersionWord ? 2 : 0)
        }

        /// Letters that a word's length is counted in: 30 bits.
        private static let longest = (1 << 30) - 1

        /// Where it stands in `scalars`.
        public var range: Range<Int> { Int(start)..<Int(start) + Int(lengthAndMarks >> 2) }
        var hasDigit: Bool { lengthAndMarks & 1 != 0 }
        /// Whether it names a kind of recording: `live`, `karaoke`.
        var isVersionWord: Bool { lengthAndMarks & 2 != 0 }
    }

    /// What comparisons look at first.
    let card: TextCard
    /// The text's fingerprint; equal for equal texts.
    public var key: UInt64 { card.key }
    /// Unicode scalars, for the similarity kernels.
    public let scalars: [UInt32]
    /// In the order of the text.
    public let words: [Word]
    /// The script that most letters belong to.
    var script: Script { card.script }
    /// The text as it was given; nil where that is what `scalars` spell.
    private let given: Given?
    private let transliteration = Mutex<Transliteration?>(nil)

    /// The text as it was given, before traditional characters became simplified ones.
    var text: String { given?.text ?? simplified }
    private var simplified: String {
        String(unsafeUninitializedCapacity: scalars.count * Self.mostBytes) { room in
            var count = 0
            for scalar in scalars {
                guard let letter = Unicode.Scalar(scalar) else { continue }
                for byte in UTF8.encode(letter) ?? Unicode.UTF8.EncodedScalar() {
                    room[count] = byte
                    count += 1
                }
            }
            return count
        }
    }
    /// Of UTF-8 for one scalar.
    private static let mostBytes = 4

    /// A text with traditional characters.
    private final class Given: Sendable {
        let text: String

        init(_ text: String) { self.text = text }
    }

    /// How the text sounds, once that was asked for.
    private final class Transliteration: Sendable {
        // Empty where its letters do not say, as kanji beside kana.
        let spelling: [UInt8]
        let skeleton: [UInt8]
        let digits: [UInt8]
        let letterCounts: LetterCounts

        init(_ romanization: Romanization?) {
            spelling = romanization?.spelling ?? []
            skeleton = romanization?.skeleton ?? []
            digits = romanization?.digits ?? []
            letterCounts = LetterCounts(spelling.map(UInt32.init))
        }

        /// Whether the spellings' similarity (Indel) is `least` or more; mostly seen by their letters, unaligned.
        func isSimilar(to other: Transliteration, atLeast least: Double) -> Bool {
            let total = spelling.count + other.spelling.count
            if let common = letterCounts.mostCommon(with: other.letterCounts),
                Double(2 * common) < least * Double(total) - Self.rounding
            {
                return false
            }
            return Indel.similarity(spelling, other.spelling) >= least
        }

        /// More than a product of a share and a length can be off by: what is ruled out must be certain.
        private static let rounding = 1e-6
    }

    /// The text of no letters.
    static let empty = FoldedText("")

    init(_ text: String) {
        var folded = text
        // Without a way out on the way, bytes are looked at many at once.
        let isASCII = folded.withUTF8 { $0.reduce(0, |) < 0x80 }
        if !isASCII { folded = Folder().simplify(text) }
        let scalars = folded.withUTF8 { isASCII ? $0.map(UInt32.init) : Self.scalars(of: $0) }
        self.scalars = scalars
        let (words, key) = scalars.withUnsafeBufferPointer(Self.words)
        self.words = words
        let script = isASCII ? Self.scriptOfASCII(scalars) : dominantScript(of: folded)
        card = TextCard(scalars, words: words, script: script, key: key)
        given = isASCII || folded.isWritten(like: text) ? nil : Given(text)
    }

    // No array below is made by filling memory that is not initialised: the standard library looks that array's type up
    // at each call, which costs more than all the letters.

    /// The Unicode scalars of valid UTF-8, in an array without room to spare: a library holds a million.
    static func scalars(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
        var scalar: UInt32 = 0
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case ..<0x80: scalar = UInt32(byte)
            case 0x80..<0xC0: scalar = scalar << 6 | UInt32(byte & 0x3F)
            case ..<0xE0: scalar = UInt32(byte & 0x1F)
            case ..<0xF0: scalar = UInt32(byte & 0x0F)
            default: scalar = UInt32(byte & 0x07)
            }
            if index + 1 == bytes.count || bytes[index + 1] & 0xC0 != 0x80 { scalars.append(scalar) }
        }
        return scalars
    }

    /// The words, in an array without room to spare, and the fingerprint of all of them.
    private static func words(_ scalars: UnsafeBufferPointer<UInt32>) -> (words: [Word], key: UInt64) {
        var count = 0
        var previous = blank
        for scalar in scalars {
            count += scalar != blank && previous == blank ? 1 : 0
            previous = scalar
        }
        var key = Fingerprint()
        var words: [Word] = []
        words.reserveCapacity(count)
        var index = 0
        while words.count < count {
            while scalars[index] == blank { index += 1 }
            let start = index
            var word = Fingerprint()
            var hasDigit = false
            var highest: UInt32 = 0
            while index < scalars.count, scalars[index] != blank {
                let scalar = scalars[index]
                word.add(scalar)
                hasDigit = hasDigit || isNumeric(scalar)
                highest = max(highest, scalar)
                index += 1
            }
            let wordKey = word.value
            words.append(
                Word(
                    key: wordKey, range: start..<index, hasDigit: hasDigit,
                    isVersionWord: isVersionWord(wordKey, highest: highest)))
            key.add(wordKey)
        }
        return (words, key.value)
    }

    private static func scriptOfASCII(_ scalars: [UInt32]) -> Script {
        scalars.contains { ($0 | 0x20) &- 0x61 < 26 } ? .latin : .none
    }

    private static func isNumeric(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x30 < 10 }
        // No letter of the common alphabets is a number; the look-up for others is slow.
        switch scalar {
        case 0xC0...0x24F, 0x386...0x52F, 0x3041...0x30FF, 0xAC00...0xD7A3: return false
        default: break
        }
        return Unicode.Scalar(scalar)?.properties.numericType != nil
    }

    /// Whether a word names a kind of recording, by its fingerprint and the highest of its scalars.
    private static func isVersionWord(_ key: UInt64, highest: UInt32) -> Bool {
        versionWords[key] != nil || highest >= firstIdeograph && ideographicVersionWords[key] != nil
    }

    /// The blocks of Han characters begin behind it (Unicode 2E80), and with them what `Folder.simplify` may change.
    private static let firstIdeograph: UInt32 = 0x2E80
    private static let versionWords = fingerprints {
        !$0.unicodeScalars.contains { $0.value >= firstIdeograph }
    }
    /// Apart from the others, since the rules that make them simplified are read first.
    private static let ideographicVersionWords = fingerprints {
        $0.unicodeScalars.contains { $0.value >= firstIdeograph }
    }

    private static func fingerprints(where isWanted: (String) -> Bool) -> FingerprintTable {
        TitleGrammar.versionWords.filter(isWanted).reduce(into: FingerprintTable()) { table, word in
            var key = Fingerprint()
            for scalar in Folder().simplify(word).unicodeScalars { key.add(scalar.value) }
            table.update(key.value, from: 0) { $0 = 1 }
        }
    }

    /// The fingerprint that `FoldedText(text)` would have, for a fraction of its cost.
    static func key(of text: String) -> UInt64 {
        let folded = Folder().simplify(text)
        var key = Fingerprint()
        var word = Fingerprint()
        var isInWord = false
        for scalar in folded.unicodeScalars {
            if scalar.value == blank {
                if isInWord { key.add(word.value) }
                word = Fingerprint()
                isInWord = false
            } else {
                word.add(scalar.value)
                isInWord = true
            }
        }
        if isInWord { key.add(word.value) }
        return key.value
    }

    package var isEmpty: Bool { scalars.isEmpty }

    /// Whether most letters are of another script than Latin.
    public var isForeign: Bool { script != .latin && script != .none }

    /// How the text sounds in Latin letters.
    ///
    /// Made once, when first asked for: a foreign text takes ICU up to 20 µs.
    private func transliterated() -> Transliteration {
        transliteration.withLock { known in
            if let known { return known }
            let latin = isForeign ? Folder().transliterate(simplified) : simplified
            let made = Transliteration(latin.map(Romanization.init(latin:)))
            known = made
            return made
        }
    }

    /// The fingerprint of how the text sounds, by the skeleton of its romanisation; nil where it has none.
    ///
    /// That of a Latin text is read from its letters each time, in less than a microsecond: a Latin library that is
    /// filed by it must not hold a second copy.
    public func soundKey() -> UInt64? {
        if isForeign { return transliterated().skeleton.withUnsafeBufferPointer(Self.soundKey) }
        return scalars.withUnsafeBufferPointer { scalars in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: scalars.count) { room in
                let count = Romanization.writeSkeleton(ofLatin: scalars, into: room)
                return Self.soundKey(UnsafeBufferPointer(rebasing: room[..<count]))
            }
        }
    }

    private static func soundKey(_ skeleton: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard !skeleton.isEmpty else { return nil }
        var key = Fingerprint()
        for sound in skeleton { key.add(UInt32(sound)) }
        return key.value
    }

    /// Whether the two are one text in two scripts, as far as their letters give it away.
    ///
    /// Hiragana and katakana are two scripts of one reading. Elsewhere the romanisations must be spelt alike, or, where
    /// one script leaves vowels or sounds out, have a long skeleton in common.
    func isTransliteration(of other: FoldedText) -> Bool {
        if !isForeign && !other.isForeign { return false }
        if scriptsCompare(script, other.script) { return hasKana(of: other) }
        let (one, two) = (transliterated(), other.transliterated())
        guard !one.spelling.isEmpty, one.digits == two.digits else { return false }
        // Mandarin has a reading for every kanji, and a short skeleton for half of them.
        let soundAlike =
            script != .han && other.script != .han && one.skeleton.count >= Self.helpful
            && one.skeleton == two.skeleton
        if soundAlike && one.skeleton.count >= Self.telling { return true }
        return one.isSimilar(to: two, atLeast: soundAlike ? Self.likeReading : Self.sameReading)
    }

    /// Whether the texts are the same but for hiragana here and katakana there.
    private func hasKana(of other: FoldedText) -> Bool {
        scalars.count == other.scalars.count
            && zip(scalars, other.scalars).allSatisfy { Self.katakana($0) == Self.katakana($1) }
    }

    /// The katakana of a hiragana; anything else as it is. The two blocks run parallel (Unicode 3041–3096, 30A1–30F6).
    private static func katakana(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x3041...0x3096, 0x309D...0x309E: scalar + 0x60
        default: scalar
        }
    }

    /// Spelling similarity, 0...1 (Indel), from which romanisations are one: with their habits brought to one, what is
    /// left is a vowel here or there.
    private static let sameReading = 0.88
    /// The same where the skeletons are equal too, though short: "supitsu" and "spitz".
    private static let likeReading = 0.70
    /// Classes of consonants from which equal skeletons are no accident by themselves: two of four agree once in 1,300.
    private static let telling = 4
    /// The same where the spellings are alike: two of three agree once in 200.
    private static let helpful = 3

    /// Whether a word of the text has the fingerprint.
    func hasWord(_ key: UInt64) -> Bool {
        for word in words where word.key == key { return true }
        return false
    }

    /// Whether the texts are made of the same words, two at least, in whatever order.
    func hasWords(of other: FoldedText) -> Bool { card.hasWords(of: other.card) }

    /// Spelling similarity, 0...1 (Indel), of the first `longestCompared` letters.
    package func similarity(to other: FoldedText) -> Double {
        guard max(scalars.count, other.scalars.count) > Self.longestCompared else {
            return Indel.similarity(scalars, other.scalars)
        }
        return Indel.similarity(
            Array(scalars.prefix(Self.longestCompared)), Array(other.scalars.prefix(Self.longestCompared)))
    }

    /// `similarity(to:)` where it is `least` or more; nil where it is less, which the letters mostly show unaligned.
    func similarity(to other: FoldedText, atLeast least: Double) -> Double? {
        guard card.mayBeSimilar(to: other.card, atLeast: least) else { return nil }
        let similarity = similarity(to: other)
        return similarity >= least ? similarity : nil
    }

    /// Letters that are compared: the cost is the product of the lengths, and no title needs more to be told apart.
    static let longestCompared = 1_024

    private static let blank: UInt32 = 0x20
}
