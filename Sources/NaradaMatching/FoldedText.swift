import NaradaModel
import NaradaText

/// A folded text prepared for comparing: its fingerprint, its letters, its words.
///
/// Traditional Chinese characters are compared as simplified ones, since a librarian files both under one heading.
///
/// A reference to one block of memory, which copies share: a library holds millions of texts. See `FoldedTextBlock`.
public struct FoldedText: @unchecked Sendable {
    // Nothing writes into a block once it is made, but for one atomic reference.
    private let block: FoldedTextBlock

    /// The text of no letters.
    static let empty = FoldedText("")

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { FoldedText(utf8: $0) }
    }

    /// The text that valid UTF-8 spells.
    init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard Folder.hasHan(bytes) else {
            block = FoldedTextBlock.make(bytes, given: nil)
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var simplified = Folder().simplify(text)
        let given = simplified.isWritten(like: text) ? nil : FoldedTextBlock.Given(text)
        block = simplified.withUTF8 { FoldedTextBlock.make($0, given: given) }
    }

    // MARK: What it knows

    /// What comparisons look at first.
    var card: TextCard { block.card }
    /// The text's fingerprint; equal for equal texts.
    public var key: UInt64 { card.key }
    /// The script that most letters belong to.
    var script: Script { card.script }
    /// Unicode scalars, for the similarity kernels.
    @inline(__always)
    public var scalars: Stretch<UInt32> { Stretch(of: block, block.scalars) }
    /// In the order of the text.
    @inline(__always)
    public var words: Stretch<Word> { Stretch(of: block, block.words) }

    package var isEmpty: Bool { block.scalars.isEmpty }

    /// Whether most letters are of another script than Latin.
    public var isForeign: Bool { script != .latin && script != .none }

    /// What `body` makes of the scalars, which are lent to it.
    @inline(__always)
    func withScalars<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        defer { withExtendedLifetime(self) {} }
        return body(block.scalars)
    }

    /// Calls `body` with the words and the scalars, which are lent to it.
    package func lend(
        to body: (_ words: UnsafeBufferPointer<Word>, _ scalars: UnsafeBufferPointer<UInt32>) -> Void
    ) {
        defer { withExtendedLifetime(self) {} }
        body(block.words, block.scalars)
    }

    /// The text as it was given, before traditional characters became simplified ones.
    var text: String { block.given?.text ?? simplified }

    private var simplified: String {
        withScalars { scalars in
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
    }
    /// Of UTF-8 for one scalar.
    private static let mostBytes = 4

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

    static let blank: UInt32 = 0x20

    // MARK: Beside another text

    /// Whether a word of the text has the fingerprint.
    func hasWord(_ key: UInt64) -> Bool {
        defer { withExtendedLifetime(self) {} }
        for word in block.words where word.key == key { return true }
        return false
    }

    /// Whether the texts are made of the same words, two at least, in whatever order.
    func hasWords(of other: FoldedText) -> Bool { card.hasWords(of: other.card) }

    /// Spelling similarity, 0...1 (Indel), of the first `longestCompared` letters.
    package func similarity(to other: FoldedText) -> Double {
        withScalars { letters in
            other.withScalars { others in
                Indel.similarity(
                    letters.span.extracting(first: Self.longestCompared),
                    others.span.extracting(first: Self.longestCompared))
            }
        }
    }

    /// `similarity(to:)` where it is `least` or more; nil where it is less, which the letters mostly show unaligned.
    func similarity(to other: FoldedText, atLeast least: Double) -> Double? {
        guard card.mayBeSimilar(to: other.card, atLeast: least) else { return nil }
        let similarity = similarity(to: other)
        return similarity >= least ? similarity : nil
    }

    /// Letters that are compared: the cost is the product of the lengths, and no title needs more to be told apart.
    static let longestCompared = 1_024

    // MARK: How it sounds

    /// How the text sounds in Latin letters.
    ///
    /// Made once, when first asked for: a foreign text takes ICU up to 20 µs. Two threads may make it at once, both alike.
    private func sound() -> TextSound {
        if let known = block.sound { return known }
        let made =
            isForeign
            ? TextSound(Folder().transliterate(simplified).map(Romanization.init(latin:)))
            : withScalars { TextSound(Romanization(latin: $0)) }
        return block.remember(made)
    }

    /// The fingerprint of how the text sounds, by the skeleton of its romanisation; nil where it has none.
    ///
    /// That of a Latin text is read from its letters each time, in less than a microsecond: a Latin library that is
    /// filed by it must not hold a second copy.
    public func soundKey() -> UInt64? {
        if isForeign { return sound().skeleton.withUnsafeBufferPointer(TextSound.key(of:)) }
        return withScalars { scalars in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: scalars.count) { room in
                let count = Romanization.writeSkeleton(ofLatin: scalars, into: room)
                return TextSound.key(of: UnsafeBufferPointer(rebasing: room[..<count]))
            }
        }
    }

    /// Whether the two are one text in two scripts, as far as their letters give it away.
    ///
    /// Hiragana and katakana are two scripts of one reading. Elsewhere the romanisations must be spelt alike, or, where
    /// one script leaves vowels or sounds out, have a long skeleton in common.
    func isTransliteration(of other: FoldedText) -> Bool {
        if !isForeign && !other.isForeign { return false }
        if scriptsCompare(script, other.script) { return hasKana(of: other) }
        // Mandarin has a reading for every kanji, and a short skeleton for half of them.
        return sound().isOne(with: other.sound(), skeletonsTell: script != .han && other.script != .han)
    }

    /// Whether the texts are the same but for hiragana here and katakana there.
    private func hasKana(of other: FoldedText) -> Bool {
        withScalars { scalars in
            other.withScalars { others in
                guard scalars.count == others.count else { return false }
                for place in scalars.indices where Self.katakana(scalars[place]) != Self.katakana(others[place]) {
                    return false
                }
                return true
            }
        }
    }

    /// The katakana of a hiragana; anything else as it is. The two blocks run parallel (Unicode 3041–3096, 30A1–30F6).
    private static func katakana(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x3041...0x3096, 0x309D...0x309E: scalar + 0x60
        default: scalar
        }
    }
}
