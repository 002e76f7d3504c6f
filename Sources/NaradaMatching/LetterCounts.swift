/// How often each of sixteen classes of letters stands in a text: enough to see that two texts are nothing alike, at
/// the cost of one vector instruction instead of an alignment.
///
/// What two texts have in common as a subsequence they have in common as a bag of letters, and as bags of classes all
/// the more; so a bound by classes never rules out what the alignment would find.
struct LetterCounts: Equatable, BitwiseCopyable, Sendable {
    /// Letters from which a count may overflow its byte: no bound is known then.
    static let longest = 255

    private let counts: SIMD16<UInt8>
    private let isKnown: Bool

    /// Of Unicode scalars; blanks are not counted.
    init(_ scalars: [UInt32]) {
        isKnown = scalars.count <= Self.longest
        guard isKnown else {
            counts = SIMD16(repeating: 0)
            return
        }
        // Sixteen bytes in two words: a class is a shift, where a vector's lane would be a store and a load.
        var (low, high) = (UInt64(0), UInt64(0))
        for scalar in scalars where scalar != Self.blank {
            let bit = UInt64(1) << UInt64((scalar & 7) * 8)
            if scalar & 8 == 0 { low &+= bit } else { high &+= bit }
        }
        counts = unsafeBitCast(SIMD2(low, high), to: SIMD16<UInt8>.self)
    }

    /// Letters that the texts have in common at most; nil where a text is too long to say.
    @inline(__always)
    func mostCommon(with other: LetterCounts) -> Int? {
        guard isKnown, other.isKnown else { return nil }
        return Int(pointwiseMin(counts, other.counts).wrappedSum())
    }

    /// Whether texts of these counts may have the same letters.
    @inline(__always)
    func mayEqual(_ other: LetterCounts) -> Bool { !isKnown || !other.isKnown || words == other.words }

    /// The sixteen bytes in two words, which are compared at once.
    @inline(__always)
    private var words: SIMD2<UInt64> { unsafeBitCast(counts, to: SIMD2<UInt64>.self) }

    private static let blank: UInt32 = 0x20
}
