/// A `ByteWindow` that knows the line of its first byte.
struct LineWindow {
    var bytes: ByteWindow
    /// The line of the first byte, from 1.
    private(set) var line: Int

    init(_ bytes: ByteWindow, line: Int) {
        self.bytes = bytes
        self.line = line
    }

    /// Where the window begins.
    var place: FilePlace { FilePlace(line: line, offset: bytes.offset) }

    /// Where the byte at `index` stands, which must be at hand or be the next one.
    func place(of index: Int) -> FilePlace {
        FilePlace(line: line + bytes.occurrences(of: Byte.lineFeed, in: 0..<index), offset: bytes.offset + index)
    }

    var name: String { bytes.name }
    var count: Int { bytes.count }
    var offset: Int { bytes.offset }

    subscript(index: Int) -> UInt8 { bytes[index] }

    mutating func byte(at index: Int) throws -> UInt8? { try bytes.byte(at: index) }
    mutating func fill() throws -> Bool { try bytes.fill() }

    /// Forgets the first `count` bytes, which must be at hand.
    mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        line += bytes.occurrences(of: Byte.lineFeed, in: 0..<count)
        bytes.drop(count)
    }

    /// Goes to a place at or behind the window's first byte.
    mutating func jump(to offset: Int, line: Int) throws {
        try bytes.jump(to: offset)
        self.line = line
    }

    /// Forgets blanks and line ends.
    mutating func skipBlanks() throws {
        while true {
            var index = 0
            while index < count, Self.isBlank(bytes[index]) { index += 1 }
            drop(index)
            guard count == 0, try fill() else { return }
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == Byte.space || byte == Byte.lineFeed || byte == Byte.carriageReturn || byte == Byte.tab
    }
}
