import CICU

/// Case folding of the letters that most titles are written in, looked up instead of asked of ICU each time.
///
/// ICU itself fills the table, one code point after the other, when the first text needs it (about 0.3 ms). A text may
/// be folded code point by code point as long as none of them can join the one before it: so combining marks and Hangul
/// are not in the table, and a text that has them goes to ICU as a whole.
enum CasefoldTable {
    /// Code points from Latin-1 to the Cyrillic Supplement, and the two kana blocks, after the blocks of Unicode.
    private static let alphabets: Range<UInt32> = 0x80..<0x530
    private static let kana: Range<UInt32> = 0x3040..<0x3100
    /// Unified ideographs are their own case folding and decomposition.
    private static let ideographs: Range<UInt32> = 0x4E00..<0xA000

    /// Code points that one becomes at most: three of 21 bits fit one entry, the first one lowest; 0 ends them.
    private static let most = 3
    private static let bits: UInt64 = 21
    private static let mask: UInt64 = (1 << bits) - 1

    /// By code point; 0 for those that only ICU can fold.
    private static let entries = (Array(alphabets) + Array(kana)).map(entry)

    private static func entry(_ scalar: UInt32) -> UInt64 {
        guard let letter = Unicode.Scalar(scalar) else { return 0 }
        var folded = [UInt32](repeating: 0, count: most)
        var text = String(letter)
        let count = text.withUTF8 { narada_casefold($0.baseAddress, Int32($0.count), &folded, Int64(most)) }
        // What begins with a mark belongs to the letter before it.
        guard (1...Int64(most)).contains(count), narada_classify(folded[0]) != NARADA_ACCENT,
            narada_classify(folded[0]) != NARADA_VOICING
        else { return 0 }
        return folded.reversed().reduce(0) { $0 << bits | UInt64($1) }
    }

    /// Writes the case-folded, decomposed code points of valid UTF-8 into `room` and returns how many they are; nil for
    /// a text that only ICU can fold. `room` has space for three code points for each byte.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt32>) -> Int? {
        entries.withUnsafeBufferPointer { fold(bytes, into: room, by: $0) }
    }

    private static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt32>,
        by entries: UnsafeBufferPointer<UInt64>
    ) -> Int? {
        var (index, count) = (0, 0)
        while index < bytes.count {
            let first = UInt32(bytes[index])
            let scalar: UInt32
            switch first {
            case ..<0x80:
                room[count] = first &- 0x41 < 26 ? first | 0x20 : first
                count += 1
                index += 1
                continue
            case 0xC2..<0xD5 where index + 1 < bytes.count:
                scalar = (first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                index += 2
            case 0xE3..<0xEA where index + 2 < bytes.count:
                scalar = (first & 0xF) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                index += 3
            default:
                return nil
            }
            if ideographs.contains(scalar) {
                room[count] = scalar
                count += 1
                continue
            }
            let place: Int
            if alphabets.contains(scalar) {
                place = Int(scalar - alphabets.lowerBound)
            } else if kana.contains(scalar) {
                place = alphabets.count + Int(scalar - kana.lowerBound)
            } else {
                return nil
            }
            var entry = entries[place]
            guard entry != 0 else { return nil }
            while entry != 0 {
                room[count] = UInt32(truncatingIfNeeded: entry & mask)
                count += 1
                entry >>= bits
            }
        }
        return count
    }

    /// Code points for each byte of input, at most.
    static let growth = most
}
