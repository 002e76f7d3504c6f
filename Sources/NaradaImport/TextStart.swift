extension ByteWindow {
    /// Steps over a UTF-8 byte order mark and blank lines, and returns how many lines those were.
    ///
    /// - Throws: `ImportFault` where the source is empty, UTF-16 or UTF-32.
    mutating func openText() throws -> Int {
        let first = try byte(at: 0)
        let second = try byte(at: 1)
        switch (first, second) {
        case (0xff, 0xfe), (0xfe, 0xff): throw ImportFault.utf16(name)
        // UTF-32, big end first; with the little end first its mark begins like that of UTF-16.
        case (0x00, 0x00) where try byte(at: 2) == 0xfe && byte(at: 3) == 0xff: throw ImportFault.utf16(name)
        case (0xef, 0xbb) where try byte(at: 2) == 0xbf: drop(3)
        default: break
        }
        var lines = 0
        while let byte = try byte(at: 0), byte == Byte.lineFeed || byte == Byte.carriageReturn {
            let isPair = try byte == Byte.carriageReturn && self.byte(at: 1) == Byte.lineFeed
            drop(isPair ? 2 : 1)
            lines += 1
        }
        guard try byte(at: 0) != nil else { throw ImportFault.empty(name) }
        return lines
    }
}
