/// JSON written straight into text: for rows that are written by the million, where an encoder's dictionaries cost more
/// than the row, and for stable bytes, since key order is the caller's.
public enum JSONText {
    /// The JSON string literal of `text` (RFC 8259 §7): quotes, backslashes and control characters escaped, all else
    /// as it is.
    public static func string(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count + 2)
        append(string: text, to: &out)
        return out
    }

    /// The same at the end of a text.
    public static func append(string text: String, to out: inout String) {
        out.append("\"")
        append(text, to: &out)
        out.append("\"")
    }

    /// The JSON array of values that are JSON already.
    public static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    /// The JSON number of `value` with at most `decimals` digits after the point; `null` for what JSON cannot say.
    public static func number(_ value: Double, decimals: Int = 3) -> String {
        var out = ""
        append(number: value, decimals: decimals, to: &out)
        return out
    }

    /// The same at the end of a text.
    public static func append(number value: Double, decimals: Int = 3, to out: inout String) {
        guard value.isFinite, abs(value) < 1e15 else {
            out += "null"
            return
        }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        let whole = (abs(scaled) / scale).rounded(.down)
        var fraction = Int64(abs(scaled) - whole * scale)
        if scaled < 0 { out += "-" }
        out += String(Int64(whole))
        guard fraction > 0 else { return }
        out += "."
        // Digit by digit from the left, until only zeros are left.
        var place = Int64(scale) / 10
        while fraction > 0 {
            out.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + fraction / place)))
            fraction %= place
            place /= 10
        }
    }

    private static func append(_ text: String, to out: inout String) {
        let needsEscape = text.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        guard needsEscape else {
            out.append(text)
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out.append("\\\"")
            case "\\": out.append("\\\\")
            case "\n": out.append("\\n")
            case "\r": out.append("\\r")
            case "\t": out.append("\\t")
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                out.append("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex)
            default: out.unicodeScalars.append(scalar)
            }
        }
    }
}
