import CLanes

/// The edit distance in each lane, as what it exceeds the text's length by plus the lane's length; one byte.
///
/// The recurrence of Myers (JACM 46, 1999) in Hyyrö's form (2003). The distance is not followed along the last row:
/// it is the height of the table's last column, the sum of its vertical steps, and those are counted once at the end.
/// Two of the vectors are kept as complements, so that a shifted one needs no bit set (13 operations for each symbol).
struct EditKernel: LaneKernel {
    static let planes = 1

    @inline(__always)
    func compare<Row: LaneVector>(
        _ text: LaneText, _ rows: LaneRows, into results: UnsafeMutablePointer<UInt8>, planeStride: Int, as: Row.Type
    ) {
        var up = Row.ones
        var down = Row.zero
        var index = 0
        while index < text.count {
            let matches = rows.matches(of: text.codes[index], as: Row.self)
            let diagonal = (((matches & up) &+ up) ^ up) | matches | down
            var notRight = (diagonal | up) & ~down
            var left = diagonal & up
            notRight = notRight &+ notRight
            left = left &+ left
            up = left | (notRight & ~diagonal)
            down = diagonal & ~notRight
            index &+= 1
        }
        let occupied = rows.occupied(as: Row.self)
        let height = (up & occupied).bitCounts &- (down & occupied).bitCounts &+ occupied.bitCounts
        height.storeLowBytes(to: results)
    }

    func compare(_ job: inout narada_lanes_job, with vectors: Vectors) {
        narada_lanes_edits(vectors.rawValue, &job)
    }

    func skip(lanes: Int, lengths: UnsafePointer<UInt8>, into results: UnsafeMutablePointer<UInt8>, planeStride: Int) {
        // As far apart as texts without a common symbol, and more.
        for lane in 0..<lanes { results[lane] = 2 &* lengths[lane] }
    }
}
