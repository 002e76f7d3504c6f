/// JSON on its way: UTF-8 that grows at its end, for texts that are written by the million. A piece costs a copy of its
/// bytes, where adding it to a `String` costs a look at both.
struct JSONBytes {
    private var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// What was written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds JSON as it is.
    @inline(__always)
    mutating func add(_ json: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    }

    /// Adds JSON as it is.
    mutating func add(json: String) { bytes.append(contentsOf: json.utf8) }

    /// Adds the JSON string literal of `text` (RFC 8259 §7): quotes, backslashes and control characters escaped, all
    /// else as it is.
    mutating func add(string text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            for (index, byte) in utf8.enumerated() where Self.needsEscape(byte) {
                bytes.append(contentsOf: utf8[copied..<index])
                add(escape: byte)
                copied = index + 1
            }
            bytes.append(contentsOf: utf8[copied...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func add(escape byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        default:
            add("u00")
            for digit in [byte >> 4, byte & 0xF] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }

    /// Adds an integer.
    mutating func add(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var (rest, count) = (number.magnitude, 1)
        while rest > 9 {
            rest /= 10
            count += 1
        }
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        rest = number.magnitude
        for index in (start..<start + count).reversed() {
            bytes[index] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// Adds `value` with at most `decimals` digits after the point; `null` for what JSON cannot say.
    mutating func add(_ value: Double, decimals: Int) {
        guard value.isFinite, abs(value) < Self.greatest else { return add("null") }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value * scale).rounded()
        let whole = (abs(scaled) / scale).rounded(.down)
        var fraction = Int64(abs(scaled) - whole * scale)
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        add(Int64(whole))
        guard fraction > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        // Digit by digit from the left, until only zeros are left.
        var place = Int64(scale) / 10
        while fraction > 0 {
            bytes.append(0x30 + UInt8(fraction / place))
            fraction %= place
            place /= 10
        }
    }

    /// From here on a double has no digits to spare behind the point.
    private static let greatest = 1e15
}
