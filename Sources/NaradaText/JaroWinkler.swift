/// Likeness of short names, kind to a common beginning.
///
/// Jaro (JASA 84, 1989) with Winkler's prefix bonus ("String comparator metrics", 1990): a bonus of 0.1 for each of at
/// most 4 common first symbols, as Winkler published it, at every similarity (no 0.7 threshold, which would make the
/// measure jump). Names are short: the plain O(n·m) search is kept.
public enum JaroWinkler {
    /// Winkler's constants.
    private static let prefixWeight = 0.1
    static let longestPrefix = 4

    /// 0...1 in Unicode scalars; 1 for equal texts, also empty ones. Symmetric.
    public static func similarity(_ left: String, _ right: String) -> Double {
        Symbols.with(left, right, bytes: { similarity($0, $1) }, scalars: { similarity($0, $1) })
    }

    /// The same of ASCII bytes.
    public static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double { similarity(left.span, right.span) }

    /// The same of Unicode scalars' values.
    public static func similarity(_ left: [UInt32], _ right: [UInt32]) -> Double { similarity(left.span, right.span) }

    /// The same of any symbols: ASCII bytes or Unicode scalars' values.
    ///
    /// Cost: the product of the lengths. Texts over `longestName` are compared by their beginning.
    public static func similarity<Symbol: FixedWidthInteger & UnsignedInteger>(
        _ left: Span<Symbol>, _ right: Span<Symbol>
    ) -> Double {
        let left = left.extracting(first: longestName)
        let right = right.extracting(first: longestName)
        let (common, outOfOrder) = matches(left, right)
        var prefix = 0
        while prefix < min(longestPrefix, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
        return similarity(common, outOfOrder, prefix, left.count, right.count)
    }

    /// What the counts come to: common symbols, those of them out of order, those of the common beginning, and the lengths
    /// of both texts.
    @inline(__always)
    static func similarity(_ common: Int, _ outOfOrder: Int, _ prefix: Int, _ left: Int, _ right: Int) -> Double {
        if left == 0, right == 0 { return 1 }
        guard common > 0 else { return 0 }
        let shares = lengthShares(common, left, right)
        return withPrefix(prefix, (shares + orderShare(common, swaps: outOfOrder / 2)) / 3)
    }

    /// The common symbols' share of each length, added.
    @inline(__always)
    static func lengthShares(_ common: Int, _ left: Int, _ right: Int) -> Double {
        Double(common) / Double(left) + Double(common) / Double(right)
    }

    /// The share of the common symbols that is in order.
    static func orderShare(_ common: Int, swaps: Int) -> Double { (Double(common) - Double(swaps)) / Double(common) }

    /// Jaro's similarity with the bonus for a common beginning.
    @inline(__always)
    static func withPrefix(_ prefix: Int, _ jaro: Double) -> Double {
        jaro + Double(prefix) * prefixWeight * (1 - jaro)
    }

    /// Symbols of the longest text compared in full: no artist's name comes near, and the cost is quadratic.
    public static let longestName = 512

    /// The common symbols, and those of them that stand in another order.
    private static func matches<Symbol: FixedWidthInteger & UnsignedInteger>(
        _ left: Span<Symbol>, _ right: Span<Symbol>
    ) -> (common: Int, outOfOrder: Int) {
        let window = max(max(left.count, right.count) / 2 - 1, 0)
        var leftFlags = Flags()
        var rightFlags = Flags()
        var matches = 0
        for index in left.indices {
            let symbol = left[index]
            var other = max(0, index - window)
            let end = min(right.count, index + window + 1)
            while other < end {
                if symbol == right[other], !rightFlags[other] {
                    leftFlags.set(index)
                    rightFlags.set(other)
                    matches += 1
                    break
                }
                other += 1
            }
        }
        guard matches > 0 else { return (0, 0) }
        var outOfOrder = 0
        var other = 0
        for index in left.indices where leftFlags[index] {
            while !rightFlags[other] { other += 1 }
            if left[index] != right[other] { outOfOrder += 1 }
            other += 1
        }
        return (matches, outOfOrder)
    }

    /// A bit for each symbol of the longest name.
    private struct Flags {
        private var words = InlineArray<8, UInt64>(repeating: 0)

        subscript(index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

        mutating func set(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }
    }
}
