import CCacheHints

/// Tells the processor what memory is read soon, so that many lines come into the cache side by side: of a large library
/// each stands in a random place, and is waited for as long as comparing two pairs takes.
package enum CacheHint {
    /// Bytes of a cache line, on all processors that matter here; a wrong guess costs hints and no answer.
    private static let lineBytes = 64

    /// Hints at so many bytes from the address on. They need not be readable: nothing is read.
    @inline(__always)
    static func expect(_ bytes: Int, at address: UnsafeRawPointer) {
        var offset = 0
        while offset < bytes {
            narada_expect(address + offset)
            offset += lineBytes
        }
    }

    /// Hints at what nearly every comparison of a track reads.
    package static func expect(_ track: FoldedTrack) {
        expect(PairBatch.firstBytes, at: Unmanaged.passUnretained(track).toOpaque())
    }

    /// Hints at the line of a number.
    package static func expect(_ number: UnsafePointer<UInt32>) { narada_expect(number) }

    /// Hints at the beginning of the numbers, as far as the processor would not foresee it by itself: it reads ahead
    /// where a few lines in a row were asked for.
    package static func expectBeginning(of numbers: UnsafeBufferPointer<Int32>) {
        guard let start = numbers.baseAddress else { return }
        expect(min(numbers.count * MemoryLayout<Int32>.stride, foreseenFrom), at: start)
    }

    /// Bytes after which a row of lines is foreseen.
    private static let foreseenFrom = 4 * lineBytes
}
