/// Folds texts to which no rule of `Spelling` but lower case applies, as to most titles and names: ASCII letters and digits
/// with single blanks between them.
enum PlainFold {
    /// The comparison form; nil for a text that a rule may read otherwise.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard isPlain(bytes) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { room in
            for index in bytes.indices {
                let byte = bytes[index]
                room[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            return bytes.count
        }
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == blank {
                guard isPlainWord(bytes, start..<index) else { return false }
                start = index + 1
            } else if (byte | 0x20) &- 0x61 >= 26, byte &- 0x30 >= 10 {
                return false
            }
        }
        return isPlainWord(bytes, start..<bytes.count)
    }

    /// A lone "n" may be an "and"; and the tails that tokenisers split off begin as the word before them ends: wan na,
    /// got ta, gim me.
    private static func isPlainWord(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        switch word.count {
        case 0: false
        case 1: bytes[word.lowerBound] | 0x20 != UInt8(ascii: "n")
        case 2: word.lowerBound < 2 || (bytes[word.lowerBound] ^ bytes[word.lowerBound - 2]) | 0x20 != 0x20
        default: true
        }
    }

    private static let blank = UInt8(ascii: " ")
}
