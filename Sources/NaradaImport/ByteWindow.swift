import Foundation

/// The part of a source that a reader still needs: everything from the start of the present record.
///
///     source:  consumed … | record so far … | not read yet
///     window:             0 ^             count ^
///
/// Indices count from the start of the window and stay valid while it grows.
struct ByteWindow {
    private let source: ByteSource
    private var bytes: [UInt8] = []
    private var start = 0
    private var isExhausted = false
    /// The offset in the source of the window's first byte.
    private(set) var offset = 0

    init(_ source: ByteSource) {
        self.source = source
    }

    /// The name of the source, for messages.
    var name: String { source.name }

    /// The bytes at hand.
    var count: Int { bytes.count - start }

    /// Forgets the first `count` bytes, which must be at hand.
    mutating func drop(_ count: Int) {
        start += count
        offset += count
    }

    /// Reads one more chunk; false at the end of the source.
    mutating func fill() throws -> Bool {
        guard !isExhausted else { return false }
        // Only here are dropped bytes really removed: doing it for each record would move every chunk many times over.
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        isExhausted = try source.read(into: &bytes) == 0
        return !isExhausted
    }

    /// The byte at `index`, reading on where needed; nil past the end of the source.
    mutating func byte(at index: Int) throws -> UInt8? {
        while index >= count {
            guard try fill() else { return nil }
        }
        return bytes[start + index]
    }

    /// The byte at an index below `count`.
    subscript(index: Int) -> UInt8 { bytes[start + index] }

    /// The first index from `index` whose byte is in `stops`, or `count` where none is at hand.
    func index(ofFirst stops: ByteSet, from index: Int) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var position = start + index
            while position < buffer.count, !stops.contains(buffer[position]) { position += 1 }
            return position - start
        }
    }

    /// The first index from `index` that holds `byte`, or `count` where none is at hand.
    func index(of byte: UInt8, from index: Int) -> Int { self.index(of: byte, in: index..<max(index, count)) }

    /// The first index in `range`, which must be at hand, that holds `byte`, or its upper bound.
    func index(of byte: UInt8, in range: Range<Int>) -> Int {
        withBytes(in: range) { bytes in
            // memchr looks at 32 bytes at once: whoever steps over gigabytes of one line steps with it.
            guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
                return range.upperBound
            }
            return range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
        }
    }

    /// How often `byte` stands in `range`, which must be at hand.
    func occurrences(of byte: UInt8, in range: Range<Int>) -> Int {
        var count = 0
        var place = index(of: byte, in: range)
        while place < range.upperBound {
            count += 1
            place = index(of: byte, in: place + 1..<range.upperBound)
        }
        return count
    }

    /// Goes to `target`, an offset in the source at or behind the window's first byte.
    ///
    /// - Throws: `ImportFault.changedFile` where the source ends before it.
    mutating func jump(to target: Int) throws {
        if target - offset <= count {
            drop(target - offset)
        } else if source.seek(to: target) {
            bytes.removeAll(keepingCapacity: true)
            start = 0
            offset = target
            isExhausted = false
        } else {
            while target - offset > count {
                drop(count)
                guard try fill() else { throw ImportFault.changedFile(name) }
            }
            drop(target - offset)
        }
    }

    /// The fingerprint of the first `count` bytes from here, or of all where there are fewer.
    mutating func head(count size: Int = FileHead.size) throws -> FileHead {
        while count < size, try fill() {}
        return withBytes(in: 0..<min(size, count)) { FileHead($0) }
    }

    /// What `body` makes of the bytes in `range`, which must be at hand.
    func withBytes<Result>(in range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            body(UnsafeBufferPointer(rebasing: buffer[start + range.lowerBound..<start + range.upperBound]))
        }
    }

    /// The text in `range`, or nil where it is not UTF-8.
    func text(in range: Range<Int>) -> String? {
        withBytes(in: range) { bytes in
            // The validating initialiser costs several times the plain one, which is exact for ASCII.
            bytes.allSatisfy { $0 < 0x80 }
                ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
        }
    }
}

/// A set of bytes that answers without a branch per member.
struct ByteSet {
    // Four words of 64 bits: one load, one shift.
    private var low: UInt64 = 0
    private var lowHigh: UInt64 = 0
    private var highLow: UInt64 = 0
    private var high: UInt64 = 0

    init(_ members: UInt8...) {
        for member in members {
            let bit: UInt64 = 1 << UInt64(member & 63)
            switch member >> 6 {
            case 0: low |= bit
            case 1: lowHigh |= bit
            case 2: highLow |= bit
            default: high |= bit
            }
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let word: UInt64
        switch byte >> 6 {
        case 0: word = low
        case 1: word = lowHigh
        case 2: word = highLow
        default: word = high
        }
        return word >> UInt64(byte & 63) & 1 == 1
    }
}

/// The bytes that rows are made of.
enum Byte {
    static let nul: UInt8 = 0x00
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0a
    static let carriageReturn: UInt8 = 0x0d
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2c
    static let semicolon: UInt8 = 0x3b
    static let backslash: UInt8 = 0x5c
    static let bracket: UInt8 = 0x5b
    static let bracketClose: UInt8 = 0x5d
    static let brace: UInt8 = 0x7b
    static let braceClose: UInt8 = 0x7d
}
