extension Levenshtein {
    /// Writes the edits between every text and every pattern, in scalars.
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
            let coded = CodedTexts(texts, codes: patterns.codes)
            LaneBatch(texts: coded, patterns: patterns, vectors: vectors).run(
                EditKernel(),
                isWorthwhile: { Distances.lengthGap($0, $1) <= cutoff },
                finish: { results in
                    let row = table + results.index * patterns.count
                    Distances.write(results, patterns, limit: limit, to: row) { height, length, count in
                        count &+ height &- length
                    }
                })
            Outsiders.fill(table, texts, patterns) { left, right in
                UInt8(min(distance(left, right), Int(limit)))
            }
        }
    }
}
