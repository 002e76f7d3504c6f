/// The stretches of `size` symbols in a text, and how many two texts share.
public struct QGrams: Hashable, Sendable {
    /// Hashes of the grams, sorted, with doubles: a multiset.
    public let grams: [UInt64]

    /// Symbols in a gram: three for alphabets, where pairs are too common to say much (Ukkonen 1992).
    public static let usualSize = 3

    /// The grams of `text` in Unicode scalars, with a blank in front and behind, so that the ends weigh as words do.
    ///
    /// A text shorter than `size` is one gram. Linear, but for the sort.
    public init(_ text: String, size: Int = QGrams.usualSize) {
        let size = max(1, size)
        let blank: UInt32 = 0x20
        guard !text.isEmpty else {
            grams = []
            return
        }
        let symbols = [blank] + Symbols.scalars(of: text) + [blank]
        guard symbols.count > size else {
            grams = [Self.hash(symbols[...])]
            return
        }
        grams = (0...symbols.count - size).map { Self.hash(symbols[$0..<$0 + size]) }.sorted()
    }

    /// Dice's coefficient of the multisets: 2 · shared ÷ all, 0...1; 1 for two empty texts. Symmetric, linear.
    public static func similarity(_ left: QGrams, _ right: QGrams) -> Double {
        let total = left.grams.count + right.grams.count
        guard total > 0 else { return 1 }
        var shared = 0
        var leftIndex = 0
        var rightIndex = 0
        while leftIndex < left.grams.count, rightIndex < right.grams.count {
            if left.grams[leftIndex] == right.grams[rightIndex] {
                shared += 1
                leftIndex += 1
                rightIndex += 1
            } else if left.grams[leftIndex] < right.grams[rightIndex] {
                leftIndex += 1
            } else {
                rightIndex += 1
            }
        }
        return Double(2 * shared) / Double(total)
    }

    /// Three scalars fit into 64 bits without loss (21 bits each); longer grams are mixed.
    private static func hash(_ gram: ArraySlice<UInt32>) -> UInt64 {
        if gram.count <= 3 { return gram.reduce(0) { $0 << 21 | UInt64($1) } }
        // FNV-1a over the scalars.
        return gram.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
