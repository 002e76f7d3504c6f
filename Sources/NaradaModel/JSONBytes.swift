/// JSON on its way: UTF-8 that grows at its end, for texts that are written by the million. A piece costs a copy of its
/// bytes, where adding it to a `String` costs a look at both.
///
/// Memory of its own in the place of an array, which would be asked for its one owner and its room at each byte.
struct JSONBytes: ~Copyable {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int
    /// Whether the memory is its own.
    private var isOwn = true

    init(capacity: Int = 0) {
        self.capacity = max(capacity, Self.leastCapacity)
        bytes = .allocate(capacity: self.capacity)
    }

    /// The same in memory that is lent as long as this lives, and left where it does not suffice.
    init(lent room: UnsafeMutableBufferPointer<UInt8>) {
        if let start = room.baseAddress {
            (bytes, capacity, isOwn) = (start, room.count, false)
        } else {
            (bytes, capacity) = (.allocate(capacity: Self.leastCapacity), Self.leastCapacity)
        }
    }

    private static let leastCapacity = 64

    deinit { if isOwn { bytes.deallocate() } }

    /// What was written so far.
    var text: String { String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

    /// The same in UTF-8.
    var utf8: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

    /// Makes room for so many more bytes.
    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(by: more) }
    }

    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        grown.update(from: bytes, count: count)
        if isOwn { bytes.deallocate() }
        (bytes, isOwn) = (grown, true)
    }

    @inline(__always)
    private mutating func add(byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count += 1
    }

    /// Adds JSON as it is.
    @inline(__always)
    mutating func add(utf8: UnsafeBufferPointer<UInt8>) {
        guard let start = utf8.baseAddress else { return }
        reserve(utf8.count)
        (bytes + count).update(from: start, count: utf8.count)
        count += utf8.count
    }

    /// Adds JSON as it is.
    @inline(__always)
    mutating func add(_ json: StaticString) {
        add(utf8: UnsafeBufferPointer(start: json.utf8Start, count: json.utf8CodeUnitCount))
    }

    /// Adds JSON as it is.
    mutating func add(json: String) {
        var json = json
        json.withUTF8 { add(utf8: $0) }
    }

    /// Adds the JSON string literal of `text` (RFC 8259 §7): quotes, backslashes and control characters escaped, all
    /// else as it is.
    mutating func add(string text: String) {
        add(byte: UInt8(ascii: "\""))
        // Read where it lies; only a text of another kind than Swift's own is copied first.
        if text.utf8.withContiguousStorageIfAvailable({ add(escaping: $0) }) == nil {
            var text = text
            text.withUTF8 { add(escaping: $0) }
        }
        add(byte: UInt8(ascii: "\""))
    }

    private mutating func add(escaping utf8: UnsafeBufferPointer<UInt8>) {
        guard Self.needsEscape(utf8) else { return add(utf8: utf8) }
        for byte in utf8 {
            if Self.needsEscape(byte) { add(escape: byte) } else { add(byte: byte) }
        }
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether any of the bytes needs an escape, eight of them at once: few texts have one.
    private static func needsEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(utf8)
        let width = MemoryLayout<UInt64>.size
        guard bytes.count >= width else { return utf8.contains(where: needsEscape) }
        func escapes(at index: Int) -> UInt64 {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            return Self.below(0x20, word) | Self.below(1, word ^ Self.each(UInt8(ascii: "\"")))
                | Self.below(1, word ^ Self.each(UInt8(ascii: "\\")))
        }
        // The last eight overlap those before them.
        var found = escapes(at: bytes.count - width)
        var index = 0
        while index < bytes.count - width {
            found |= escapes(at: index)
            index += width
        }
        return found & each(0x80) != 0
    }

    /// The byte eight times.
    @inline(__always)
    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// A number with the highest bit of some byte set where any byte of the word is less than `limit`, at most 0x80
    /// (Warren, "Hacker's Delight", 6-1: what is subtracted borrows from the bit).
    @inline(__always)
    private static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 { (word &- each(limit)) & ~word }

    private mutating func add(escape byte: UInt8) {
        add(byte: UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): add(byte: byte)
        case UInt8(ascii: "\n"): add(byte: UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): add(byte: UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): add(byte: UInt8(ascii: "t"))
        default:
            add("u00")
            for digit in [byte >> 4, byte & 0xF] { add(byte: digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
    }

    /// Adds an integer.
    mutating func add(_ number: Int64) {
        if number < 0 { add(byte: UInt8(ascii: "-")) }
        add(digitsOf: number.magnitude)
    }

    private mutating func add(digitsOf number: UInt64) {
        if number < 10 { return add(byte: 0x30 + UInt8(truncatingIfNeeded: number)) }
        var (rest, length) = (number, 1)
        while rest > 9 {
            rest /= 10
            length += 1
        }
        reserve(length)
        rest = number
        for place in (count..<count + length).reversed() {
            bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += length
    }

    /// Adds `value` with at most `decimals` digits after the point; `null` for what JSON cannot say.
    mutating func add(_ value: Double, decimals: Int) {
        guard value.isFinite, abs(value) < Self.greatest else { return add("null") }
        var unit: Int64 = 1
        for _ in 0..<decimals { unit *= 10 }
        let scale = Double(unit)
        let scaled = (value * scale).rounded()
        if scaled < 0 { add(byte: UInt8(ascii: "-")) }
        var whole: Int64
        var fraction: Int64
        if abs(scaled) < Self.leastInexact {
            (whole, fraction) = Int64(abs(scaled)).quotientAndRemainder(dividingBy: unit)
        } else {
            let rounded = (abs(scaled) / scale).rounded(.down)
            (whole, fraction) = (Int64(rounded), Int64(abs(scaled) - rounded * scale))
        }
        add(digitsOf: UInt64(whole))
        guard fraction > 0 else { return }
        // Zeros at the end are left out.
        var digits = decimals
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        reserve(digits + 1)
        bytes[count] = UInt8(ascii: ".")
        for place in (count + 1...count + digits).reversed() {
            bytes[place] = 0x30 + UInt8(truncatingIfNeeded: fraction % 10)
            fraction /= 10
        }
        count += digits + 1
    }

    /// From here on a double has no digits to spare behind the point.
    private static let greatest = 1e15
    /// Below it every whole number is a double (up to 2^53 all are); from here on the two halves are taken as doubles are.
    private static let leastInexact = 1e15
}
