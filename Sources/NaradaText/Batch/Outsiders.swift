/// The patterns without a lane: compared one by one.
enum Outsiders {
    /// Writes what `compare` says of every text and every such pattern into `table`.
    static func fill<Value>(
        _ table: UnsafeMutablePointer<Value>, _ texts: TextBlock, _ patterns: PatternBlock,
        _ compare: (_ text: Span<UInt32>, _ pattern: Span<UInt32>) -> Value
    ) {
        guard !patterns.outsiders.isEmpty else { return }
        for index in 0..<texts.count {
            let scalars = texts.scalars(at: index)
            for outsider in patterns.outsiders {
                table[index * patterns.count + outsider.index] = compare(scalars.span, outsider.scalars.span)
            }
        }
    }
}
