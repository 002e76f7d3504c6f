import CLanes

/// The length of the longest common subsequence in each lane; one byte.
///
/// Hyyrö's recurrence ("Bit-parallel LCS-length computation revisited", AWOCA 2004), four operations for each symbol of
/// the text. A carry that leaves a text's bits runs into bits that are set and stay set, so lanes need no cleaning.
struct CommonSubsequenceKernel: LaneKernel {
    static let planes = 1

    @inline(__always)
    func compare<Row: LaneVector>(
        _ text: LaneText, _ rows: LaneRows, into results: UnsafeMutablePointer<UInt8>, planeStride: Int, as: Row.Type
    ) {
        var row = Row.ones
        var index = 0
        while index < text.count {
            let matches = row & rows.matches(of: text.codes[index], as: Row.self)
            row = (row &+ matches) | (row &- matches)
            index &+= 1
        }
        (~row).bitCounts.storeLowBytes(to: results)
    }

    func compare(_ job: inout narada_lanes_job, with vectors: Vectors) {
        narada_lanes_common_subsequence(vectors.rawValue, &job)
    }

    func skip(lanes: Int, lengths: UnsafePointer<UInt8>, into results: UnsafeMutablePointer<UInt8>, planeStride: Int) {
        results.update(repeating: 0, count: lanes)
    }
}
