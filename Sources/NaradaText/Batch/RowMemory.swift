/// Rows of lanes in one piece of memory, each on a cache line of its own.
///
/// A class because Swift's arrays begin 32 bytes into their allocation: every row would lie on two lines. Written once,
/// by the initialiser of the block that owns it; read by any number of threads.
final class RowMemory: @unchecked Sendable {
    let start: UnsafeMutableRawPointer

    /// `count` rows of zeros.
    init(rows count: Int) {
        let size = max(count, 1) * LaneWidth.rowBytes
        start = .allocate(byteCount: size, alignment: LaneWidth.rowBytes)
        start.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    }

    deinit { start.deallocate() }
}
