/// How much of two texts is a common subsequence: the distance of insertions and deletions, normalised.
///
/// The longest common subsequence is found bit-parallel after Hyyrö, "Bit-parallel LCS-length computation revisited"
/// (AWOCA 2004): O(⌈n/64⌉·m) words, exact for every length. Symbols are bytes where both texts are ASCII, Unicode
/// scalars otherwise; never bytes of UTF-8, since two unrelated CJK titles share most of those.
public enum Indel {
    /// 1 − indel distance ÷ (length a + length b), 0...1, in scalars; 1 for two empty texts. Symmetric.
    public static func similarity(_ left: String, _ right: String) -> Double {
        Symbols.with(left, right, bytes: { similarity(of: $0, $1) }, scalars: { similarity(of: $0, $1) })
    }

    /// The same of ASCII bytes.
    public static func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double { similarity(of: left.span, right.span) }

    /// The same of Unicode scalars' values.
    public static func similarity(_ left: [UInt32], _ right: [UInt32]) -> Double {
        similarity(of: left.span, right.span)
    }

    // No generic one for other rooms: compiled apart, they would call it for symbols of any kind, at three times the cost.
    /// The same of ASCII bytes.
    public static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double { similarity(of: left, right) }

    /// The same of Unicode scalars' values.
    public static func similarity(_ left: Span<UInt32>, _ right: Span<UInt32>) -> Double {
        similarity(of: left, right)
    }

    /// The same of any symbols: ASCII bytes or Unicode scalars' values.
    private static func similarity<Symbol: FixedWidthInteger & UnsignedInteger>(
        of left: Span<Symbol>, _ right: Span<Symbol>
    ) -> Double {
        let total = left.count + right.count
        return total == 0 ? 1 : Double(2 * commonSubsequence(left, right)) / Double(total)
    }

    /// The length of the longest common subsequence.
    static func commonSubsequence<Symbol: FixedWidthInteger & UnsignedInteger>(
        _ left: Span<Symbol>, _ right: Span<Symbol>
    ) -> Int {
        // Common ends belong to every longest common subsequence and cost nothing to count.
        var start = 0
        var leftEnd = left.count
        var rightEnd = right.count
        while start < leftEnd, start < rightEnd, left[start] == right[start] { start += 1 }
        while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        let ends = left.count - leftEnd + start
        guard start < leftEnd, start < rightEnd else { return ends }
        // The shorter text is the pattern: fewer words per symbol of the other.
        let leftMiddle = left.extracting(start..<leftEnd)
        let rightMiddle = right.extracting(start..<rightEnd)
        return ends
            + (leftMiddle.count <= rightMiddle.count
                ? bitParallel(pattern: leftMiddle, text: rightMiddle)
                : bitParallel(pattern: rightMiddle, text: leftMiddle))
    }

    private static func bitParallel<Symbol: FixedWidthInteger & UnsignedInteger>(
        pattern: Span<Symbol>, text: Span<Symbol>
    ) -> Int {
        if pattern.count <= PatternMasks.wordBits {
            return oneWord(pattern: pattern, text: text)
        }
        let masks = PatternMasks(pattern)
        var rows = [UInt64](repeating: .max, count: masks.words)
        for index in text.indices {
            let symbol = UInt32(truncatingIfNeeded: text[index])
            var carry: UInt64 = 0
            for word in 0..<masks.words {
                let row = rows[word]
                let matches = row & masks.mask(of: symbol, word: word)
                let (sum, first) = row.addingReportingOverflow(matches)
                let (all, second) = sum.addingReportingOverflow(carry)
                carry = first || second ? 1 : 0
                // Matches are a subset of the row: the subtraction borrows nothing from the next word.
                rows[word] = all | (row &- matches)
            }
        }
        return unset(rows, of: pattern.count)
    }

    /// Patterns up to 64 symbols, whose masks fit on the stack: nearly every title.
    private static func oneWord<Symbol: FixedWidthInteger & UnsignedInteger>(
        pattern: Span<Symbol>, text: Span<Symbol>
    ) -> Int {
        withMasks(pattern) { masks -> Int in
            var row = UInt64.max
            for index in text.indices {
                let matches = row & masks.mask(of: UInt32(truncatingIfNeeded: text[index]))
                row = (row &+ matches) | (row &- matches)
            }
            return (~row).nonzeroBitCount
        }
    }

    private static func unset(_ rows: [UInt64], of count: Int) -> Int {
        var total = 0
        for word in rows.indices {
            let bits = min(PatternMasks.wordBits, count - word * PatternMasks.wordBits)
            let used = bits == PatternMasks.wordBits ? UInt64.max : (UInt64(1) << UInt64(bits)) - 1
            total += (~rows[word] & used).nonzeroBitCount
        }
        return total
    }
}
