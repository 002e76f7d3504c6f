import Testing

@testable import NaradaEngine

#if os(Linux)
    import Glibc
#endif

/// Where large pages are asked for: memory of this process alone, and enough of it.
@Suite struct LargePagesTests {
    struct Line: CustomTestStringConvertible {
        let name: String
        let line: String
        let region: Range<UInt>?

        var testDescription: String { name }
    }

    static let lines = [
        Line(
            name: "a thread's heap", line: "7f1c34000000-7f1c38000000 rw-p 00000000 00:00 0 \n",
            region: 0x7f1c_3400_0000..<0x7f1c_3800_0000),
        Line(
            name: "the first heap", line: "55d0a8000000-55d0ac000000 rw-p 00000000 00:00 0                  [heap]\n",
            region: 0x55d0_a800_0000..<0x55d0_ac00_0000),
        Line(
            name: "16 MiB", line: "7f0000000000-7f0001000000 rw-p 00000000 00:00 0\n",
            region: 0x7f00_0000_0000..<0x7f00_0100_0000),
        Line(name: "a page less", line: "7f0000000000-7f0000fff000 rw-p 00000000 00:00 0\n", region: nil),
        Line(name: "a thread's stack", line: "7f0000000000-7f0000800000 rw-p 00000000 00:00 0\n", region: nil),
        Line(
            name: "the first stack", line: "7ffc00000000-7ffc02000000 rw-p 00000000 00:00 0            [stack]\n",
            region: nil),
        Line(name: "a heap not opened", line: "7f1c34000000-7f1c38000000 ---p 00000000 00:00 0 \n", region: nil),
        Line(name: "shared memory", line: "7f1c34000000-7f1c38000000 rw-s 00000000 00:00 0 \n", region: nil),
        Line(
            name: "a file", line: "7f1c34000000-7f1c38000000 rw-p 00000000 fe:00 5242 /data/my music.db\n",
            region: nil),
        Line(name: "ends exchanged", line: "7f1c38000000-7f1c34000000 rw-p 00000000 00:00 0 \n", region: nil),
        Line(name: "no numbers", line: "here-there rw-p 00000000 00:00 0 \n", region: nil),
        Line(name: "beyond 64 bits", line: "0-10000000000000000 rw-p 00000000 00:00 0 \n", region: nil),
        Line(name: "nothing", line: "", region: nil),
        Line(name: "cut off", line: "7f1c34000000-7f1c38000000 rw-p\n", region: nil),
    ]

    @Test(arguments: lines) func region(of line: Line) { #expect(LargePages.region(line: line.line) == line.region) }

    #if os(Linux)
        @Test func asksForThemWhereMemoryIsMappedAndOnlyOncePrepared() throws {
            let size = 32 << 20
            let memory = try #require(
                mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
            defer { munmap(memory, size) }
            // This process is of one program, the tests, and no other test prepares it.
            #expect(LargePages.advise() == 0)
            LargePages.prepare()
            let asked = LargePages.advise()
            // A kernel that has no large pages refuses them all.
            let hasThem = access("/sys/kernel/mm/transparent_hugepage/enabled", F_OK) == 0
            #expect(hasThem ? asked > 0 : asked == 0)
            #expect(Self.isAdvised(memory) == hasThem)
        }

        /// Whether the kernel marks the mapping that begins there, or in which it lies, as one for large pages.
        private static func isAdvised(_ memory: UnsafeMutableRawPointer) -> Bool {
            guard let file = fopen("/proc/self/smaps", "r") else { return false }
            defer { fclose(file) }
            var (line, room): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
            defer { free(line) }
            var isHere = false
            while getline(&line, &room, file) > 0, let text = line.map({ String(cString: $0) }) {
                let words = text.split(whereSeparator: \.isWhitespace)
                if words.first == "VmFlags:", isHere { return words.contains("hg") }
                let ends = (words.first ?? "").split(separator: "-").compactMap { UInt($0, radix: 16) }
                if ends.count == 2 { isHere = (ends[0]..<ends[1]).contains(UInt(bitPattern: memory)) }
            }
            return false
        }
    #endif
}
