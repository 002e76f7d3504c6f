/// Likeness of short names, kind to a common beginning.
///
/// Jaro (JASA 84, 1989) with Winkler's prefix bonus ("String comparator metrics", 1990): a bonus of 0.1 for each of at
/// most 4 common first symbols, as Winkler published it, at every similarity (no 0.7 threshold, which would make the
/// measure jump). Names are short: the plain O(n·m) search is kept.
public enum JaroWinkler {
    /// Winkler's constants.
    private static let prefixWeight = 0.1
    private static let longestPrefix = 4

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
        let jaro = jaro(left, right)
        var prefix = 0
        while prefix < min(longestPrefix, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
        return jaro + Double(prefix) * prefixWeight * (1 - jaro)
    }

    /// Symbols of the longest text compared in full: no artist's name comes near, and the cost is quadratic.
    public static let longestName = 512

    private static func jaro<Symbol: FixedWidthInteger & UnsignedInteger>(
        _ left: Span<Symbol>, _ right: Span<Symbol>
    ) -> Double {
        if left.isEmpty, right.isEmpty { return 1 }
        guard !left.isEmpty, !right.isEmpty else { return 0 }
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
        guard matches > 0 else { return 0 }
        var outOfOrder = 0
        var other = 0
        for index in left.indices where leftFlags[index] {
            while !rightFlags[other] { other += 1 }
            if left[index] != right[other] { outOfOrder += 1 }
            other += 1
        }
        let common = Double(matches)
        let shares = common / Double(left.count) + common / Double(right.count)
        return (shares + (common - Double(outOfOrder / 2)) / common) / 3
    }

    /// A bit for each symbol of the longest name.
    private struct Flags {
        private var words = InlineArray<8, UInt64>(repeating: 0)

        subscript(index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

        mutating func set(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }
    }
}
