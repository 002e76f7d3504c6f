/// How often each of sixteen classes of letters stands in a text: enough to see that two texts are nothing alike, at
/// the cost of one vector instruction instead of an alignment.
///
/// What two texts have in common as a subsequence they have in common as a bag of letters, and as bags of classes all
/// the more; so a bound by classes never rules out what the alignment would find.
struct LetterCounts: Equatable, BitwiseCopyable, Sendable {
    /// Letters from which a count may overflow its byte: no bound is known then.
    static let longest = 255

    // Two words, since a vector asks for memory of its own alignment, which costs an object twice an allocation.
    private let low: UInt64
    private let high: UInt64
    private let isKnown: Bool

    /// Of Unicode scalars; blanks are not counted.
    init(_ scalars: [UInt32]) {
        var (counter, blanks) = (LetterCounter(), 0)
        for scalar in scalars {
            if scalar == FoldedText.blank { blanks += 1 } else { counter.add(scalar) }
        }
        self = counter.counts(blanks: blanks)
    }

    fileprivate init(low: UInt64, high: UInt64, isKnown: Bool) {
        (self.low, self.high, self.isKnown) = (isKnown ? low : 0, isKnown ? high : 0, isKnown)
    }

    /// Letters that the texts have in common at most; nil where a text is too long to say.
    @inline(__always)
    func mostCommon(with other: LetterCounts) -> Int? {
        guard isKnown, other.isKnown else { return nil }
        return Int(pointwiseMin(bytes, other.bytes).wrappedSum())
    }

    /// Whether texts of these counts may have the same letters.
    @inline(__always)
    func mayEqual(_ other: LetterCounts) -> Bool {
        !isKnown || !other.isKnown || low == other.low && high == other.high
    }

    @inline(__always)
    private var bytes: SIMD16<UInt8> { unsafeBitCast(SIMD2(low, high), to: SIMD16<UInt8>.self) }
}

/// Counts the letters of a text.
struct LetterCounter {
    // A class is a shift, where a vector's lane would be a store and a load.
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var total = 0

    /// Adds a letter or another character that is no blank.
    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        let bit = UInt64(1) << UInt64((scalar & 7) * 8)
        if scalar & 8 == 0 { low &+= bit } else { high &+= bit }
        total += 1
    }

    /// The counts of a text of these letters and so many blanks.
    func counts(blanks: Int = 0) -> LetterCounts {
        LetterCounts(low: low, high: high, isKnown: total + blanks <= LetterCounts.longest)
    }
}
