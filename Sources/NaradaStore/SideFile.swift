import Foundation

/// A file beside the database that holds what can be made from it again: columns of numbers under a stamp that says what
/// they were made of.
///
///     8 bytes each  magic, length of the stamp, number of sections, checksum, then the length of each section
///     the stamp, then the sections, each filled up to 8 bytes
///
/// The checksum is over lengths, stamp and sections.
///
/// Written whole under another name and renamed, so that a reader finds the old file or the new one; the numbers are the
/// machine's own, since the file never leaves it. Deleting it costs the next run some time and nothing else.
public struct SideFile: Sendable {
    /// What the sections were made of, as its writer put it.
    public let stamp: String
    private let path: String
    private let checksum: UInt64
    private let lengths: [Int]

    /// Reads as a number of the machine's byte order: another machine's file is none of ours. "NARADA01".
    private static let magic: UInt64 = 0x4E41_5241_4441_3031
    /// A longer stamp, more sections or a longer one are damage.
    private static let (longestStamp, mostSections, longestSection) = (4_096, 256, 1 << 48)
    /// Bytes that are checked at a time: what the file costs in memory before it is mapped.
    private static let chunk = 1 << 20
    private static let word = MemoryLayout<UInt64>.size

    /// The file's head; nil where there is no such file, or another one.
    public init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        func numbers(_ count: Int) -> [UInt64]? {
            guard let data = try? file.read(upToCount: count * Self.word), data.count == count * Self.word else {
                return nil
            }
            return data.withUnsafeBytes { bytes in
                (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * Self.word, as: UInt64.self) }
            }
        }
        guard let head = numbers(4), head[0] == Self.magic, head[1] <= Self.longestStamp, head[2] <= Self.mostSections,
            let lengths = numbers(Int(head[2])),
            lengths.allSatisfy({ $0 <= Self.longestSection })
        else { return nil }
        let text = (try? file.read(upToCount: Int(head[1]))) ?? Data()
        guard text.count == Int(head[1]) else { return nil }
        self.path = path
        stamp = String(decoding: text, as: UTF8.self)
        checksum = head[3]
        self.lengths = lengths.map { Int($0) }
    }

    /// Where the sections begin.
    private var start: Int { Self.filled((4 + lengths.count) * Self.word + stamp.utf8.count) }

    private static func filled(_ count: Int) -> Int { (count + word - 1) / word * word }

    /// Maps the sections after a look at every byte; nil for a file that is damaged.
    ///
    /// Cost: one reading of the file, 0.1 s for a library of a million tracks whose file is in memory.
    public func map() -> Sections? {
        var size = start
        // So few sections of so many bytes stay far below what an Int holds.
        for length in lengths { size += Self.filled(length) }
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, Int(status.st_size) == size, size > start,
            Self.checksum(Checksum(lengths, stamp), of: descriptor, from: start, to: size) == checksum,
            let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else { return nil }
        return Sections(memory: UnsafeRawBufferPointer(start: memory, count: size), start: start, lengths: lengths)
    }

    /// The sections of a file, mapped into memory until the last owner lets go.
    public final class Sections: @unchecked Sendable {
        // Unchecked: the mapping is private and only read.
        private let memory: UnsafeRawBufferPointer
        /// In the order in which they were written, each aligned to 8 bytes.
        public let sections: [UnsafeRawBufferPointer]

        fileprivate init(memory: UnsafeRawBufferPointer, start: Int, lengths: [Int]) {
            self.memory = memory
            var place = start
            sections = lengths.map { length in
                defer { place += SideFile.filled(length) }
                return UnsafeRawBufferPointer(rebasing: memory[place..<place + length])
            }
        }

        deinit { munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count) }
    }

    /// Writes a file, replacing what is there; returns whether it could be written. Nothing is left of a failure.
    @discardableResult
    public static func write(_ sections: [UnsafeRawBufferPointer], stamp: String, to path: String) -> Bool {
        guard stamp.utf8.count <= longestStamp, sections.count <= mostSections else { return false }
        let draft = path + ".new"
        guard FileManager.default.createFile(atPath: draft, contents: nil),
            let file = FileHandle(forWritingAtPath: draft)
        else { return false }
        var checksum = Checksum(sections.map(\.count), stamp)
        for section in sections { checksum.add(section) }
        var head: [UInt64] = [magic, UInt64(stamp.utf8.count), UInt64(sections.count), checksum.value]
        head += sections.map { UInt64($0.count) }
        do {
            var text = Data(stamp.utf8)
            text.append(Data(count: filled(head.count * word + text.count) - head.count * word - text.count))
            try file.write(contentsOf: head.withUnsafeBytes { Data($0) } + text)
            for section in sections {
                if let base = section.baseAddress, !section.isEmpty {
                    try file.write(
                        contentsOf: Data(
                            bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: section.count,
                            deallocator: .none))
                }
                try file.write(contentsOf: Data(count: filled(section.count) - section.count))
            }
            try file.close()
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            return false
        }
        guard rename(draft, path) == 0 else {
            try? FileManager.default.removeItem(atPath: draft)
            return false
        }
        return true
    }

    private static func checksum(
        _ head: Checksum, of descriptor: Int32, from start: Int, to end: Int
    ) -> UInt64? {
        guard lseek(descriptor, off_t(start), SEEK_SET) == off_t(start) else { return nil }
        var checksum = head
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: word)
        defer { buffer.deallocate() }
        var left = end - start
        while left > 0 {
            var filled = 0
            while filled < min(chunk, left) {
                let count = read(descriptor, buffer.baseAddress?.advanced(by: filled), min(chunk, left) - filled)
                guard count > 0 else { return nil }
                filled += count
            }
            checksum.add(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
            left -= filled
        }
        return checksum.value
    }
}

/// A checksum against damage, over words of 8 bytes; a rest counts as if it were filled up with zeros.
///
/// FNV-1a on words in four lanes (a step depends on the one before it, and four go on at once).
private struct Checksum {
    private var lanes = (UInt64(1), UInt64(2), UInt64(3), UInt64(4))
    private var next = 0

    /// The checksum of a file's head, over which its sections follow.
    init(_ lengths: [Int], _ stamp: String) {
        (lengths + [stamp.utf8.count]).withUnsafeBytes { add($0) }
        Array(stamp.utf8).withUnsafeBytes { add($0) }
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while next != 0, offset < bytes.count { addWord(bytes, &offset) }
        while offset + 32 <= bytes.count {
            lanes.0 = Self.step(lanes.0, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            lanes.1 = Self.step(lanes.1, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            lanes.2 = Self.step(lanes.2, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
            lanes.3 = Self.step(lanes.3, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
            offset += 32
        }
        while offset < bytes.count { addWord(bytes, &offset) }
    }

    var value: UInt64 { lanes.0 ^ lanes.1 &* 3 ^ lanes.2 &* 5 ^ lanes.3 &* 7 ^ UInt64(next) }

    private mutating func addWord(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) {
        var word: UInt64 = 0
        for index in 0..<min(8, bytes.count - offset) { word |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
        offset += 8
        switch next {
        case 0: lanes.0 = Self.step(lanes.0, word)
        case 1: lanes.1 = Self.step(lanes.1, word)
        case 2: lanes.2 = Self.step(lanes.2, word)
        default: lanes.3 = Self.step(lanes.3, word)
        }
        next = (next + 1) & 3
    }

    @inline(__always)
    private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 { (state ^ word) &* 0x0000_0100_0000_01b3 }
}
