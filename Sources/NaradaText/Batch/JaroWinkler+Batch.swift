extension JaroWinkler {
    /// Writes the similarity of every text and every pattern, 0...1, in scalars; 1 for equal texts, also empty ones.
    ///
    /// Row by row: that of text i and pattern j is at i · `patterns.count` + j, rounded from what `similarity` says. One
    /// below `cutoff` is 0, which spares pairs of too different lengths.
    ///
    /// - Parameter table: as many numbers as there are pairs.
    public static func similarities(
        of texts: TextBlock, to patterns: PatternBlock, cutoff: Float = 0, into table: inout MutableSpan<Float>
    ) {
        similarities(of: texts, to: patterns, cutoff: cutoff, into: &table, vectors: .widest)
    }

    /// The same with vectors of choice.
    static func similarities(
        of texts: TextBlock, to patterns: PatternBlock, cutoff: Float, into table: inout MutableSpan<Float>,
        vectors: Vectors
    ) {
        precondition(table.count == texts.count * patterns.count, "The table needs a number for each pair.")
        table.withUnsafeMutableBufferPointer { table in
            guard let table = table.baseAddress else { return }
            let coded = CodedTexts(texts, codes: patterns.codes, longest: longestName)
            withUnsafeTemporaryAllocation(of: Double.self, capacity: LaneWidth.longest + 1) { memory in
                guard let memory = memory.baseAddress else { return }
                LaneBatch(texts: coded, patterns: patterns, vectors: vectors).run(
                    JaroKernel(textCount: coded.longest),
                    isWorthwhile: { text, lanes in
                        let nearest = min(max(text, lanes.lowerBound), lanes.upperBound)
                        let common = min(text, nearest)
                        return Float(similarity(common, 0, min(common, longestPrefix), text, nearest)) >= cutoff
                    },
                    finish: { results in
                        write(results, patterns, cutoff, memory, to: table + results.index * patterns.count)
                    })
            }
            Outsiders.fill(table, texts, patterns) { left, right in
                let value = Float(similarity(left, right))
                return value < cutoff ? 0 : value
            }
        }
    }

    @inline(__always)
    private static func write(
        _ results: LaneBatch.Results, _ patterns: PatternBlock, _ cutoff: Float,
        _ memory: UnsafeMutablePointer<Double>, to row: UnsafeMutablePointer<Float>
    ) {
        patterns.withOrder { order in
            orderShares.withUnsafeBufferPointer { orderShares in
                for run in results.runs {
                    let order = order + run.slots.lowerBound
                    let common = results.plane(0, of: run)
                    let outOfOrder = results.plane(1, of: run)
                    let prefix = results.plane(2, of: run)
                    let bothEmpty = results.count == 0 && run.length == 0
                    run.eachValue(of: common, largest: run.length, in: memory) { common in
                        // Of empty texts nothing is common, and nothing is divided by nothing.
                        common == 0 ? 0 : lengthShares(common, results.count, run.length)
                    } _: { place, lengthShares in
                        let orderShare = orderShares[Int(common[place]) << orderBits | Int(outOfOrder[place] >> 1)]
                        let jaro = (lengthShares + orderShare) / 3
                        let value = bothEmpty ? 1 : Float(withPrefix(Int(prefix[place]), jaro))
                        row[Int(order[place])] = value < cutoff ? 0 : value
                    }
                }
            }
        }
    }

    /// Bits of half of the symbols out of order: at most 32 of 64.
    private static let orderBits = 6

    /// For common symbols, and half of those out of order, the share that is in order.
    private static let orderShares: [Double] = (0..<(LaneWidth.longest + 1) << orderBits).map { index in
        let common = index >> orderBits
        let swaps = index & ((1 << orderBits) - 1)
        return common == 0 ? 0 : orderShare(common, swaps: swaps)
    }
}
