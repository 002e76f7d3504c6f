/// A shuffle of 0..<count that answers for one index at a time and keeps no table.
///
/// index ↦ (factor · index + offset) mod count, with a factor prime to count. Neighbours come far apart, which is all
/// that is asked: rows must not arrive in the order of the tracks they mean.
struct Permutation: Sendable {
    let count: Int
    private let factor: Int
    private let offset: Int

    init(count: Int, seed: UInt64) {
        self.count = max(1, count)
        offset = Int(seed % UInt64(self.count))
        // Near the golden section of count, which leaves the largest gaps between neighbours' images.
        var factor = max(1, Int(Double(self.count) * 0.618_033_988_75))
        while Self.greatestCommonDivisor(factor, self.count) != 1 { factor += 1 }
        self.factor = factor
    }

    /// Where `index` (0..<count) goes; every place is taken once.
    subscript(index: Int) -> Int {
        let product = factor.multipliedFullWidth(by: index)
        let reduced = count.dividingFullWidth(product).remainder
        return (reduced + offset) % count
    }

    private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }
}
