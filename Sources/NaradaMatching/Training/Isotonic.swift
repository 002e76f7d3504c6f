/// Isotonic regression by pooling adjacent violators.
enum Isotonic {
    /// The rising sequence nearest to `values` in weighted squares; as long as `values`.
    ///
    /// Ayer, Brunk, Ewing, Reid, Silverman: "An Empirical Distribution Function for Sampling with Incomplete
    /// Information", 1955. Cost: linear.
    ///
    /// - Parameter weights: above 0, one for each value.
    static func rising(_ values: [Double], weights: [Double]) -> [Double] {
        var blocks: [(mean: Double, weight: Double, count: Int)] = []
        for (value, weight) in zip(values, weights) {
            var block = (mean: value, weight: weight, count: 1)
            while let last = blocks.last, last.mean >= block.mean {
                let both = last.weight + block.weight
                block = (
                    mean: (last.mean * last.weight + block.mean * block.weight) / both, weight: both,
                    count: last.count + block.count
                )
                blocks.removeLast()
            }
            blocks.append(block)
        }
        return blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
    }
}
