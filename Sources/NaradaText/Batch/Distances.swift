/// From lanes' counts to a table of distances, a byte each.
enum Distances {
    /// Symbols of the longest text whose distances to all lanes fit into a byte.
    private static let longestInBytes = Int(UInt8.max) - LaneWidth.longest

    /// What stands for a distance above `cutoff`: one more than it, or 255.
    static func limit(_ cutoff: Int) -> UInt8 { UInt8(min(max(cutoff, 0), Int(UInt8.max) - 1) + 1) }

    /// How many symbols a text and the lane nearest in length differ by.
    static func lengthGap(_ text: Int, _ lanes: ClosedRange<Int>) -> Int {
        abs(text - min(max(text, lanes.lowerBound), lanes.upperBound))
    }

    /// Writes into `row` what `distance` makes of each lane's count, its length and the text's, at most `limit`.
    ///
    /// `distance` is exact in bytes, and one symbol more in the text is one more of it.
    @inline(__always)
    static func write(
        _ results: LaneBatch.Results, _ patterns: PatternBlock, limit: UInt8, to row: UnsafeMutablePointer<UInt8>,
        _ distance: (_ value: UInt8, _ length: UInt8, _ count: UInt8) -> UInt8
    ) {
        let count = UInt8(min(results.count, longestInBytes))
        let rest = results.count - Int(count)
        patterns.withOrder { order in
            for run in results.runs {
                let values = results.plane(0, of: run)
                let order = order + run.slots.lowerBound
                let length = UInt8(run.length)
                // Two loops: the first is one of vectors, the second cannot be.
                for place in 0..<run.slots.count {
                    values[place] = min(limit, distance(values[place], length, count))
                }
                if rest == 0 {
                    for place in 0..<run.slots.count { row[Int(order[place])] = values[place] }
                } else {
                    for place in 0..<run.slots.count {
                        row[Int(order[place])] = UInt8(min(Int(limit), Int(values[place]) + rest))
                    }
                }
            }
        }
    }
}
