/// JSON written straight into text: for rows that are written by the million, where an encoder's dictionaries cost more
/// than the row, and for stable bytes, since key order is the caller's.
public enum JSONText {
    /// The JSON string literal of `text` (RFC 8259 §7): quotes, backslashes and control characters escaped, all else
    /// as it is.
    public static func string(_ text: String) -> String {
        var out = "\""
        out.reserveCapacity(text.utf8.count + 2)
        append(text, to: &out)
        out.append("\"")
        return out
    }

    /// The JSON array of values that are JSON already.
    public static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    /// The JSON number of `value` with at most `decimals` digits after the point; `null` for what JSON cannot say.
    public static func number(_ value: Double, decimals: Int = 3) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "null" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        let whole = (abs(scaled) / scale).rounded(.down)
        let fraction = Int64(abs(scaled) - whole * scale)
        var text = (scaled < 0 ? "-" : "") + String(Int64(whole))
        if fraction > 0 {
            var digits = String(fraction)
            digits = String(repeating: "0", count: decimals - digits.utf8.count) + digits
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text
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
