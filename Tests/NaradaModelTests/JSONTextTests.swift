import Foundation
import NaradaModel
import Testing

@Suite struct JSONTextTests {
    @Test(arguments: [
        ("plain", #""plain""#), ("", #""""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1f}", #""\u0000\u001f""#), ("é😀", #""é😀""#),
    ]) func string(_ text: String, _ json: String) {
        #expect(JSONText.string(text) == json)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0004, "0"), (1.5, "1.5"), (-1.5, "-1.5"), (0.001, "0.001"), (-0.05, "-0.05"),
        (12.3456, "12.346"),
        (0.9996, "1"), (1e20, "null"), (.nan, "null"), (.infinity, "null"),
    ]) func number(_ value: Double, _ json: String) {
        #expect(JSONText.number(value) == json)
    }

    /// Longer than the room that is there at first, with something to escape in every place.
    @Test(arguments: [1, 15, 16, 61, 62, 63, 64, 65, 130, 1_000]) func aStringOfAnyLengthIsReadBack(length: Int) throws
    {
        for place in Set([0, length / 2, length - 1]) {
            for mark in ["\"", "\\", "\u{1}", "ü", "夜"] {
                let text = String(repeating: "a", count: place) + mark + String(repeating: "z", count: length - place)
                let json = JSONText.string(text)
                #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
            }
        }
    }

    /// Bytes beside those that need an escape, in every place of texts around the eight bytes that are looked at together.
    @Test func escapesAreThoseOfALookAtEachByte() {
        func slow(_ bytes: [UInt8]) -> [UInt8] {
            var out: [UInt8] = [0x22]
            for byte in bytes {
                switch byte {
                case 0x22, 0x5C: out += [0x5C, byte]
                case 0x0A: out += Array("\\n".utf8)
                case 0x0D: out += Array("\\r".utf8)
                case 0x09: out += Array("\\t".utf8)
                case ..<0x20: out += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
                default: out.append(byte)
                }
            }
            return out + [0x22]
        }
        for length in 1...26 {
            for place in 0..<length {
                for byte in [0x00, 0x01, 0x09, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F] as [UInt8] {
                    for other in [0x20, 0x21, 0x61, 0x7F] as [UInt8] {
                        var bytes = [UInt8](repeating: other, count: length)
                        bytes[place] = byte
                        let text = String(decoding: bytes, as: UTF8.self)
                        #expect(Array(JSONText.string(text).utf8) == slow(bytes), "\(bytes)")
                    }
                }
            }
        }
        for text in ["ü\u{80}ÿ€😀夜", "夜夜夜夜夜\"", "é\\éééééé", String(repeating: "\u{A2}\u{DC}", count: 9)] {
            #expect(Array(JSONText.string(text).utf8) == slow(Array(text.utf8)))
        }
    }

    /// The digits of whole numbers beside those of the same division by doubles.
    @Test func aNumberIsWhatDoublesMakeOfIt() {
        func slow(_ value: Double, _ decimals: Int) -> String {
            let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
            let scaled = (value * scale).rounded()
            let whole = (abs(scaled) / scale).rounded(.down)
            var text = (scaled < 0 ? "-" : "") + String(UInt64(whole))
            var fraction = Int64(abs(scaled) - whole * scale)
            guard fraction > 0 else { return text }
            text += "."
            var place = Int64(scale) / 10
            while fraction > 0 {
                text += String(fraction / place)
                fraction %= place
                place /= 10
            }
            return text
        }
        for decimals in [0, 1, 3, 6] {
            for exponent in -8...14 {
                // Any shares of -1 to 1 do.
                for step in -200...200 {
                    let value = Double(step * 7_919 % 201) / 200 * pow(10, Double(exponent))
                    for value in [value, value.rounded(), (value * 8).rounded() / 8] {
                        #expect(JSONText.number(value, decimals: decimals) == slow(value, decimals), "\(value)")
                    }
                }
            }
        }
    }
}
