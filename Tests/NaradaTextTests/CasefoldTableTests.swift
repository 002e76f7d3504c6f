@testable import NaradaText
import NaradaTestSupport
import Testing

/// The table of common letters beside ICU, which it stands in for.
@Suite struct CasefoldTableTests {
    /// The folded text with and without the table.
    static func check(_ text: String) {
        var native = text
        let slow = native.withUTF8 { Folder.foldWithICU($0) }
        // What stands in for other characters is replaced before either.
        let prepared = native.withUTF8 { Lookalikes.replaced(in: $0) }
        if prepared == nil {
            #expect(Folder().fold(text).utf8.elementsEqual(slow.utf8), "\(text.debugDescription)")
        }
    }

    static let blocks: [ClosedRange<UInt32>] = [
        0x00...0x52F, 0x530...0x6FF, 0xE00...0xE7F, 0x1E00...0x1FFF, 0x2000...0x214F, 0x3040...0x30FF, 0x4DFE...0x4E02,
        0x9FFC...0xA002, 0xAC00...0xAC1F, 0xFF00...0xFFEF, 0x1F600...0x1F604,
    ]

    @Test(arguments: blocks) func everyCodePointFoldsAsICUFoldsIt(block: ClosedRange<UInt32>) {
        for scalar in block.compactMap(Unicode.Scalar.init) {
            Self.check(String(scalar))
            // Between letters, where it could join its neighbours.
            Self.check("e\(scalar)か\(scalar)")
        }
    }

    @Test(arguments: UInt64(1)...4) func randomTextFoldsAsICUFoldsIt(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = "aZé ßŁøœİıΣςάΆЙйёЖがガパﾊﾟ゛か\u{3099}e\u{301}\u{345}東京爱'’-ﬁ½ŉǰΐ\u{AD}한"
        for length in [0, 1, 2, 3, 8, 63, 64, 65] {
            for _ in 0..<200 { Self.check(random.text(length: length, from: alphabet)) }
        }
    }

    @Test func mostTitlesNeedNoICU() {
        var room = [UInt32](repeating: 0, count: 300)
        func isInTable(_ text: String) -> Bool {
            var text = text
            return text.withUTF8 { bytes in
                room.withUnsafeMutableBufferPointer { CasefoldTable.fold(bytes, into: $0) } != nil
            }
        }
        for title in ["Déjà Vu", "Øresund", "Группа крови", "ピチカート・ファイヴ", "東京は夜の七時", "Σ'αγαπώ", ""] {
            #expect(isInTable(title), "\(title)")
        }
        for title in ["e\u{301}", "봄날", "don’t", "か\u{3099}", "😀"] { #expect(!isInTable(title), "\(title)") }
    }
}
