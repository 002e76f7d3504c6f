/// JSON written straight into text: for rows that are written by the million, where an encoder's dictionaries cost more
/// than the row, and for stable bytes, since key order is the caller's.
public enum JSONText {
    /// The JSON string literal of `text` (RFC 8259 §7): quotes, backslashes and control characters escaped, all else
    /// as it is.
    public static func string(_ text: String) -> String {
        var out = JSONBytes(capacity: text.utf8.count + 2)
        out.add(string: text)
        return out.text
    }

    /// The JSON array of values that are JSON already.
    public static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    /// The JSON number of `value` with at most `decimals` digits after the point; `null` for what JSON cannot say.
    public static func number(_ value: Double, decimals: Int = 3) -> String {
        var out = JSONBytes()
        out.add(value, decimals: decimals)
        return out.text
    }
}
