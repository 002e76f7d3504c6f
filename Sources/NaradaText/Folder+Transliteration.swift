import CICU

extension Folder {
    /// UTF-8 bytes of the longest text that is transliterated: longer than any real title, short enough that the
    /// slowest script stays in the milliseconds.
    static let longestTransliterated = 512

    /// A Latin form of text in another script, folded; nil for text that is Latin already, has no letters, or whose
    /// reading the letters alone do not give.
    ///
    /// Han beside kana is Japanese, and the transform would read it as Mandarin: nil. Han alone is read as Mandarin,
    /// which is wrong for a Japanese title in kanji only; so this is evidence at a level of its own, never a key that
    /// counts as equal. Nil too for texts over 512 bytes.
    ///
    /// Cost: 15 µs for alphabets (ICU 72), 1 µs for a Han character met before: ask for few texts, and keep the answers.
    public func transliterate(_ folded: String) -> String? {
        guard folded.utf8.count <= Self.longestTransliterated, folded.utf8.contains(where: { $0 >= 0x80 }) else {
            return nil
        }
        var foreign = false
        var han = false
        var kana = false
        for scalar in folded.unicodeScalars {
            switch Script.of(scalar) {
            case nil, .latin?: continue
            case .han?: han = true
            case .kana?: kana = true
            default: break
            }
            foreign = true
        }
        guard foreign, !(han && kana) else { return nil }
        let text = han ? HanReadings.reading(of: folded) : Self.asGreeksWrite(folded)
        let isRead = text.utf8.allSatisfy { $0 < 0x80 }
        guard let latin = isRead ? text : WordReadings.reading(of: text) else { return nil }
        let result = fold(latin)
        return result.isEmpty || dominantScript(of: result) != .latin ? nil : result
    }

    /// Opens what texts in other alphabets are read by, which the first of them on any thread would else wait for.
    ///
    /// Never needed, and no result depends on it. Cost: 50 ms once for a process, most of it ICU's register of transforms.
    public static func prepare() {
        let folder = Folder()
        for text in ["я", "愛"] { _ = folder.transliterate(folder.simplify(text)) }
    }

    /// The folded text with traditional Chinese characters as simplified ones: `愛` is `爱`.
    ///
    /// A comparison form: several traditional characters share one simplified (髮 and 發 are 发), so that a reader of
    /// either finds the other, and no text is ever written back. Text without Han characters comes back at once; so
    /// does all text where this machine's ICU lacks the transform. Cost: less than 1 µs for a title.
    public func simplify(_ folded: String) -> String {
        guard folded.utf8.count <= Self.longestTransliterated, Self.hasHan(folded) else { return folded }
        guard let rules = SimplifiedRules.ofICU else {
            return Self.transformed(folded, by: narada_simplify) ?? folded
        }
        return rules.simplified(folded) ?? folded
    }

    private static func hasHan(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(hasHan)
    }

    /// Whether valid UTF-8 has a Han character: no other text is changed by `simplify(_:)`.
    package static func hasHan(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] >= firstLeadOfHan {
            var (scalar, rest) = (UInt32(bytes[index] & 0x0F), 2)
            if bytes[index] >= 0xF0 { (scalar, rest) = (UInt32(bytes[index] & 0x07), 3) }
            for byte in bytes[(index + 1)...].prefix(rest) { scalar = scalar << 6 | UInt32(byte & 0x3F) }
            if Script.of(scalar) == .han { return true }
        }
        return false
    }

    /// Han characters in UTF-8 begin with this byte or a higher one, which stands nowhere but at the beginning of one.
    private static let firstLeadOfHan: UInt8 = 0xE3

    /// The text with two Greek sounds in the letters that Greeks write abroad; other text as it is. The table reads
    /// `μπ` as b only where a word begins, and `χ` as ch.
    static func asGreeksWrite(_ folded: String) -> String {
        // The first bytes of Greek letters.
        guard folded.utf8.contains(where: { $0 == 0xCE || $0 == 0xCF }) else { return folded }
        var text = folded
        let plain = text.withUTF8 { bytes -> String? in
            // Nothing else may belong to the letter before it.
            guard PlainLetters.areAllOfAnyScript(bytes, or: { $0 &- 0x30 < 10 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { replaceGreekSounds(bytes, into: $0) }
        }
        return plain ?? folded.replacing("μπ", with: "b").replacing("χ", with: "h")
    }

    /// Writes the UTF-8 with the two sounds replaced, and returns how long it is.
    private static func replaceGreekSounds(
        _ bytes: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (index, count) = (0, 0)
        while index < bytes.count {
            let letter = bytes[index...].prefix(2)
            if letter.elementsEqual(chi) {
                room[count] = UInt8(ascii: "h")
                index += letter.count
            } else if letter.elementsEqual(mu), bytes[(index + 2)...].prefix(2).elementsEqual(pi) {
                room[count] = UInt8(ascii: "b")
                index += mu.count + pi.count
            } else {
                room[count] = bytes[index]
                index += 1
            }
            count += 1
        }
        return count
    }

    private static let (mu, pi, chi) = (Array("μ".utf8), Array("π".utf8), Array("χ".utf8))

    // The longest syllable of Mandarin, "zhuāng", takes 7 bytes and a blank for the 3 of its character; four times that
    // and some room for short texts hold every script. What does not fit is not transliterated.
    private static let latinGrowth = 12
    private static let latinReserve = 64

    typealias Transform = (UnsafePointer<UInt8>?, Int32, UnsafeMutablePointer<UInt8>?, Int64) -> Int64

    /// The text after a transform of ICU; nil where it fails.
    static func transformed(_ text: String, by transform: Transform) -> String? {
        var text = text
        return text.withUTF8 { bytes -> String? in
            let capacity = bytes.count * latinGrowth + latinReserve
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { room -> String? in
                let length = transform(bytes.baseAddress, Int32(bytes.count), room.baseAddress, Int64(room.count))
                guard length >= 0, length <= room.count else { return nil }
                return String(decoding: room[..<Int(length)], as: UTF8.self)
            }
        }
    }
}
