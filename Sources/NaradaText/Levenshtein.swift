/// The edit distance: insertions, deletions and substitutions, each at cost 1.
///
/// Bit-parallel after Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming"
/// (JACM 46, 1999), in Hyyrö's form for edit distance (2003): O(⌈n/64⌉·m) words, exact for every length. Swapped
/// neighbours cost 2: a transposition is not an edit here, since typing errors in titles are rarely swaps and
/// `Damerau` would need twice the state.
public enum Levenshtein {
    /// The number of edits between the texts, in Unicode scalars. Symmetric.
    public static func distance(_ left: String, _ right: String) -> Int {
        Symbols.with(left, right, bytes: { distance($0, $1) }, scalars: { distance($0, $1) })
    }

    /// The same of ASCII bytes.
    public static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int { distance(left.span, right.span) }

    /// The same of Unicode scalars' values.
    public static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int { distance(left.span, right.span) }

    /// The same of any symbols: ASCII bytes or Unicode scalars' values.
    public static func distance<Symbol: FixedWidthInteger & UnsignedInteger>(
        _ left: Span<Symbol>, _ right: Span<Symbol>
    ) -> Int {
        var start = 0
        var leftEnd = left.count
        var rightEnd = right.count
        while start < leftEnd, start < rightEnd, left[start] == right[start] { start += 1 }
        while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        let (shorter, longer) =
            leftEnd <= rightEnd
            ? (left.extracting(start..<leftEnd), right.extracting(start..<rightEnd))
            : (right.extracting(start..<rightEnd), left.extracting(start..<leftEnd))
        if shorter.isEmpty { return longer.count }
        return shorter.count <= PatternMasks.wordBits
            ? oneWord(pattern: shorter, text: longer) : manyWords(pattern: shorter, text: longer)
    }

    private static func oneWord<Symbol: FixedWidthInteger & UnsignedInteger>(
        pattern: Span<Symbol>, text: Span<Symbol>
    ) -> Int {
        withMasks(pattern) { masks -> Int in
            var positive = UInt64.max
            var negative: UInt64 = 0
            var distance = pattern.count
            let last = UInt64(1) << UInt64(pattern.count - 1)
            for index in text.indices {
                let matches = masks.mask(of: UInt32(truncatingIfNeeded: text[index]))
                let diagonal = (((matches & positive) &+ positive) ^ positive) | matches | negative
                var up = negative | ~(diagonal | positive)
                var down = positive & diagonal
                if up & last != 0 { distance += 1 }
                if down & last != 0 { distance -= 1 }
                up = up << 1 | 1
                down <<= 1
                positive = down | ~(diagonal | up)
                negative = up & diagonal
            }
            return distance
        }
    }

    /// The blocks of one column, from the top: each hands its horizontal difference to the next as a carry.
    private static func manyWords<Symbol: FixedWidthInteger & UnsignedInteger>(
        pattern: Span<Symbol>, text: Span<Symbol>
    ) -> Int {
        let masks = PatternMasks(pattern)
        var positive = [UInt64](repeating: .max, count: masks.words)
        var negative = [UInt64](repeating: 0, count: masks.words)
        var distance = pattern.count
        let last = UInt64(1) << UInt64((pattern.count - 1) % PatternMasks.wordBits)
        for index in text.indices {
            let symbol = UInt32(truncatingIfNeeded: text[index])
            var upCarry: UInt64 = 1
            var downCarry: UInt64 = 0
            for word in 0..<masks.words {
                let matches = masks.mask(of: symbol, word: word)
                let carried = matches | downCarry
                let diagonal =
                    (((carried & positive[word]) &+ positive[word]) ^ positive[word]) | carried | negative[word]
                var up = negative[word] | ~(diagonal | positive[word])
                var down = positive[word] & diagonal
                if word == masks.words - 1 {
                    if up & last != 0 { distance += 1 }
                    if down & last != 0 { distance -= 1 }
                }
                let nextUp = up >> 63
                let nextDown = down >> 63
                up = up << 1 | upCarry
                down = down << 1 | downCarry
                positive[word] = down | ~(diagonal | up)
                negative[word] = up & diagonal
                upCarry = nextUp
                downCarry = nextDown
            }
        }
        return distance
    }
}
