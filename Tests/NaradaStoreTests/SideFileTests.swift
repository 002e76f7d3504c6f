import Foundation
@testable import NaradaStore
import NaradaTestSupport
import Testing

/// A file that can be made again: read back as it was written, or not at all.
@Suite struct SideFileTests {
    let folder: TemporaryFolder
    var path: String { folder.path(of: "narada.db.index") }

    init() throws { folder = try TemporaryFolder() }

    struct Contents: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let stamp: String
        let sections: [[UInt8]]
    }

    static func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    static let stamp = "image-1 keys-1\n27\n20000\n2024-03-05 00:00:00.000000"
    static let small = Contents(testDescription: "three sections", stamp: stamp, sections: [bytes(24), [], bytes(13)])

    static let rows = [
        small,
        Contents(testDescription: "one section", stamp: "x", sections: [bytes(8)]),
        Contents(testDescription: "no stamp", stamp: "", sections: [bytes(40)]),
        Contents(testDescription: "a stamp of 8 bytes", stamp: "12345678", sections: [bytes(40)]),
        Contents(testDescription: "a stamp in Greek", stamp: "σφραγίδα", sections: [bytes(1), bytes(7), bytes(9)]),
        Contents(testDescription: "empty sections around a full one", stamp: stamp, sections: [[], bytes(3), [], []]),
        Contents(
            testDescription: "sections around the size of a chunk", stamp: stamp,
            sections: [bytes(1 << 20), bytes((1 << 20) - 1), bytes((1 << 20) + 1), bytes(31), bytes(33)]),
        Contents(
            testDescription: "many sections", stamp: stamp, sections: (0..<256).map { bytes($0 % 19, seed: UInt64($0)) }
        ),
        Contents(
            testDescription: "the longest stamp", stamp: String(repeating: "s", count: 4_096), sections: [bytes(8)]),
    ]

    func write(_ sections: [[UInt8]], stamp: String, to path: String? = nil) -> Bool {
        // Copies that stay where they are while they are written.
        let copies = sections.map { section in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: section.count, alignment: 8)
            copy.copyBytes(from: section)
            return copy
        }
        defer { copies.forEach { $0.deallocate() } }
        return SideFile.write(copies.map { UnsafeRawBufferPointer($0) }, stamp: stamp, to: path ?? self.path)
    }

    /// What the file says, where it says anything.
    func contents() -> (stamp: String, sections: [[UInt8]])? {
        guard let file = SideFile(path: path), let mapped = file.map() else { return nil }
        return (file.stamp, mapped.sections.map { Array($0) })
    }

    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    @Test(arguments: rows) func whatIsWrittenIsRead(row: Contents) throws {
        #expect(write(row.sections, stamp: row.stamp))
        let read = try #require(contents())
        #expect(read.stamp == row.stamp)
        #expect(read.sections == row.sections)
        #expect(try files() == ["narada.db.index"])
        let mapped = try #require(SideFile(path: path)?.map())
        for section in mapped.sections where !section.isEmpty {
            #expect(section.baseAddress.map { UInt(bitPattern: $0) % 8 } == 0)
        }
    }

    @Test func aFileThatIsNoneIsNone() throws {
        #expect(SideFile(path: path) == nil)
        for text in ["", "x", "NARADA01", String(repeating: "narada", count: 40)] {
            try folder.write(text, to: "narada.db.index")
            #expect(SideFile(path: path)?.map() == nil, "\"\(text)\"")
        }
        #expect(SideFile(path: folder.path) == nil)
    }

    @Test func nothingToKeepIsNoFile() {
        // A file of nothing but its head says nothing that a library could be.
        #expect(write([], stamp: Self.stamp) && contents() == nil)
        #expect(write([[]], stamp: Self.stamp) && contents() == nil)
    }

    @Test func aTruncatedFileIsNotMapped() throws {
        #expect(write(Self.small.sections, stamp: Self.small.stamp))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for count in 0..<whole.count {
            try whole.prefix(count).write(to: URL(fileURLWithPath: path))
            #expect(SideFile(path: path)?.map() == nil, "\(count) of \(whole.count) bytes")
        }
        try (whole + Data(count: 1)).write(to: URL(fileURLWithPath: path))
        #expect(contents() == nil)
        try (whole + Data(count: 8)).write(to: URL(fileURLWithPath: path))
        #expect(contents() == nil)
        try whole.write(to: URL(fileURLWithPath: path))
        #expect(contents()?.sections == Self.small.sections)
    }

    /// One bit, all bits, or the top bit of each byte: head, stamp, filling and sections.
    @Test(arguments: [UInt8(1), 0x1C, 0x80, 0xFF]) func aChangedByteIsFound(mask: UInt8) throws {
        #expect(write(Self.small.sections, stamp: Self.small.stamp))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let headEnd = 7 * 8
        let filling = headEnd + Self.stamp.utf8.count..<(headEnd + Self.stamp.utf8.count + 7) / 8 * 8
        for index in whole.indices where !filling.contains(index) {
            var damaged = whole
            damaged[index] ^= mask
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(SideFile(path: path)?.map() == nil, "byte \(index) of \(whole.count)")
        }
        // What fills the stamp up is not read.
        for index in filling {
            var damaged = whole
            damaged[index] ^= mask
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(contents()?.sections == Self.small.sections)
        }
    }

    @Test func exchangedWordsAreFound() throws {
        let sections = [Self.bytes(200, seed: 5)]
        #expect(write(sections, stamp: Self.stamp))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let start = whole.count - 200
        for (one, other) in [(0, 8), (0, 32), (8, 40), (64, 192)] {
            var damaged = whole
            for byte in 0..<8 { damaged.swapAt(start + one + byte, start + other + byte) }
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(contents() == nil, "words at \(one) and \(other)")
        }
    }

    @Test func anotherStampReplacesTheFile() {
        #expect(write([[1, 2]], stamp: "old") && contents()?.stamp == "old")
        #expect(write([[3]], stamp: "new") && contents()?.stamp == "new")
        #expect(contents()?.sections == [[3]])
    }

    @Test func whatIsTooLongIsNotWritten() throws {
        #expect(!write([[1]], stamp: String(repeating: "s", count: 4_097)))
        #expect(!write([[UInt8]](repeating: [1], count: 257), stamp: "x"))
        #expect(try files().isEmpty)
    }

    @Test func aPlaceThatCannotBeWrittenIsLeftAlone() throws {
        #expect(!write([[1]], stamp: "x", to: folder.path(of: "missing/narada.db.index")))
        // A folder stands where the file should.
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try folder.write("kept", to: "narada.db.index/inside")
        #expect(!write([[1]], stamp: "x"))
        #expect(try files() == ["narada.db.index"])
        #expect(FileManager.default.fileExists(atPath: path + "/inside"))
    }

    @Test func aReaderKeepsTheFileItMapped() throws {
        let old = [Self.bytes(5_000, seed: 8)]
        #expect(write(old, stamp: "old"))
        let head = try #require(SideFile(path: path))
        let mapped = try #require(head.map())
        #expect(write([Self.bytes(6_000, seed: 9)], stamp: "new"))
        #expect(mapped.sections.map { Array($0) } == old)
        // The head that was read fits the old file only.
        #expect(head.map() == nil)
        try FileManager.default.removeItem(atPath: path)
        #expect(mapped.sections.map { Array($0) } == old)
        #expect(head.map() == nil)
    }

    @Test func aHeadReadBeforeAReplacementOfTheSameShapeIsNotMapped() throws {
        #expect(write([Self.bytes(64, seed: 1)], stamp: "one"))
        let head = try #require(SideFile(path: path))
        #expect(write([Self.bytes(64, seed: 2)], stamp: "two"))
        #expect(head.map() == nil)
    }
}
