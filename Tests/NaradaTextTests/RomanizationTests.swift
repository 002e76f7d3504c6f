@testable import NaradaText
import NaradaTestSupport
import Testing

@Suite("Romanization") struct RomanizationTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let spelling: String
        let skeleton: String
        var testDescription: String { text }

        init(_ text: String, _ spelling: String, _ skeleton: String) {
            self.text = text
            self.spelling = spelling
            self.skeleton = skeleton
        }
    }

    @Test(arguments: [
        Row("viktor tsoi", "viktorcoi", "PKTLS"), Row("viktor tsoy", "viktorcoi", "PKTLS"),
        Row("viktor coj", "viktorcoi", "PKTLK"), Row("shchelkunchik", "scelkuncik", "SLKNSK"),
        Row("toukyou", "tokio", "TK"), Row("tokyo", "tokio", "TK"), Row("umm kulthum", "umkultum", "NKLTN"),
        Row("am klthwm", "amkltvm", "NKLTN"), Row("love story", "lovestori", "LPSTL"),
        Row("rabusutori", "rabusutori", "LPSTL"), Row("supittsu", "supicu", "SPS"), Row("spitz", "spic", "SPS"),
        Row("bi 2", "bi2", "P2"), Row("22", "22", "22"), Row("", "", ""), Row("!!!", "", ""), Row("aiyu", "aiu", ""),
        Row("песня", "", ""),
    ]) func habitsOfSpellingAreBroughtToOne(_ row: Row) {
        let romanization = Romanization(latin: row.text)
        #expect(String(decoding: romanization.spelling, as: UTF8.self) == row.spelling)
        #expect(String(decoding: romanization.skeleton, as: UTF8.self) == row.skeleton)
        #expect(Romanization.skeleton(ofLatin: row.text) == romanization.skeleton)
    }

    // MARK: Twins

    /// A doubled letter once; digits as they are.
    static func letters(_ text: String) -> [Character] {
        text.filter { "abcdefghijklmnopqrstuvwxyz0123456789".contains($0) }.reduce(into: []) { letters, letter in
            if letter.isNumber || letters.last != letter { letters.append(letter) }
        }
    }

    static func skeleton(_ text: String) -> String {
        var rest = letters(text)[...]
        var result = ""
        func add(_ sound: Character) { if sound.isNumber || result.last != sound { result.append(sound) } }
        while let letter = rest.popFirst() {
            let next = rest.first ?? " "
            switch letter {
            case "0"..."9": add(letter)
            case "b", "f", "p", "v": add("P")
            case "t" where next == "s" || next == "z":
                add("S")
                rest.removeFirst()
            case "d", "t": add("T")
            case "k" where next == "h": break
            case "c" where "ehiyz".contains(next): add("S")
            case "c", "g", "k", "q": add("K")
            case "s", "z", "x": add("S")
            case "l", "r": add("L")
            case "m", "n": add("N")
            default: break
            }
        }
        return result
    }

    /// The first group that the rest begins with, or a letter as it is; doubled letters once.
    static func spelling(_ text: String) -> String {
        var rest = String(letters(text))
        var result = ""
        while let letter = rest.first {
            let group = RomanizationGroups.list.first { rest.hasPrefix($0.0) } ?? (String(letter), String(letter))
            for sound in group.1 where sound.isNumber || result.last != sound { result.append(sound) }
            rest.removeFirst(group.0.count)
        }
        return result
    }

    @Test(arguments: UInt64(1)...4) func skeletonsAndSpellingsAreThoseOfTheTwins(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for length in [0, 1, 2, 3, 5, 9, 30, 400] {
            for alphabet in ["tszkhc", "abcdefghijklmnopqrstuvwxyz 09", "tt kk 11 éж", "xwqyj", "dzhtscmbp"] {
                for _ in 0..<100 {
                    let text = random.text(length: length, from: alphabet)
                    let skeleton = Romanization.skeleton(ofLatin: text)
                    #expect(String(decoding: skeleton, as: UTF8.self) == Self.skeleton(text), "\(text)")
                    let romanization = Romanization(latin: text)
                    #expect(romanization.skeleton == skeleton)
                    let spelling = String(decoding: romanization.spelling, as: UTF8.self)
                    #expect(spelling == Self.spelling(text), "\(text)")
                    let ofScalars = text.unicodeScalars.map(\.value).withUnsafeBufferPointer(Romanization.init(latin:))
                    #expect(ofScalars == romanization)
                }
            }
        }
    }

    /// Greek letters are replaced in bytes as they are in characters.
    @Test(arguments: UInt64(1)...2) func greeksWriteTwoSoundsOtherwise(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var changed = 0
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...12, using: &random)
            let text = random.text(length: length, from: "μπχαμπ б夜ラ7x\u{3099}\u{301}!")
            let written = Folder.asGreeksWrite(text)
            let slow = text.replacing("μπ", with: "b").replacing("χ", with: "h")
            #expect(written.utf8.elementsEqual(slow.utf8), "\(text)")
            changed += written == text ? 0 : 1
        }
        #expect(changed > 200)
    }
}
