extension Indel {
    /// Writes the insertions and deletions between every text and every pattern, in scalars.
    ///
    /// Row by row: the distance of text i to pattern j is at i · `patterns.count` + j. Exact up to 254; a larger one is
    /// 255, and one above `cutoff` is `cutoff` + 1, which spares the pairs whose lengths differ by more.
    ///
    /// - Parameter table: as many bytes as there are pairs.
    public static func distances(
        of texts: TextBlock, to patterns: PatternBlock, cutoff: Int = .max, into table: inout MutableSpan<UInt8>
    ) {
        distances(of: texts, to: patterns, cutoff: cutoff, into: &table, vectors: .widest)
    }

    /// The same with vectors of choice.
    static func distances(
        of texts: TextBlock, to patterns: PatternBlock, cutoff: Int, into table: inout MutableSpan<UInt8>,
        vectors: Vectors
    ) {
        precondition(table.count == texts.count * patterns.count, "The table needs a byte for each pair.")
        let limit = Distances.limit(cutoff)
        table.withUnsafeMutableBufferPointer { table in
            guard let table = table.baseAddress else { return }
            batch(texts, patterns, vectors).run(
                CommonSubsequenceKernel(),
                isWorthwhile: { Distances.lengthGap($0, $1) <= cutoff },
                finish: { results in
                    let row = table + results.index * patterns.count
                    Distances.write(results, patterns, limit: limit, to: row) { common, length, count in
                        length &+ count &- 2 &* common
                    }
                })
            Outsiders.fill(table, texts, patterns) { left, right in
                UInt8(min(left.count + right.count - 2 * commonSubsequence(left, right), Int(limit)))
            }
        }
    }

    /// Writes 1 − indel distance ÷ (length a + length b), 0...1, of every text and every pattern, in scalars.
    ///
    /// Row by row, as `distances` does. A similarity below `cutoff` is 0, which spares pairs of too different lengths.
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
            withUnsafeTemporaryAllocation(of: Double.self, capacity: LaneWidth.longest + 1) { memory in
                guard let memory = memory.baseAddress else { return }
                batch(texts, patterns, vectors).run(
                    CommonSubsequenceKernel(),
                    isWorthwhile: { text, lanes in
                        let nearest = min(max(text, lanes.lowerBound), lanes.upperBound)
                        return Float(ratio(common: min(text, nearest), text, nearest)) >= cutoff
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
            for run in results.runs {
                let order = order + run.slots.lowerBound
                run.eachValue(of: results.plane(0, of: run), largest: run.length, in: memory) { common in
                    let value = ratio(common: common, results.count, run.length)
                    return Float(value) < cutoff ? 0 : value
                } _: { place, value in
                    row[Int(order[place])] = Float(value)
                }
            }
        }
    }

    /// The similarity of lengths and what they have in common: 1 for two empty texts.
    @inline(__always)
    static func ratio(common: Int, _ left: Int, _ right: Int) -> Double {
        left + right == 0 ? 1 : Double(2 * common) / Double(left + right)
    }

    private static func batch(_ texts: TextBlock, _ patterns: PatternBlock, _ vectors: Vectors) -> LaneBatch {
        LaneBatch(texts: CodedTexts(texts, codes: patterns.codes), patterns: patterns, vectors: vectors)
    }
}
