extension Timestamp: CustomStringConvertible {
    /// `YYYY-MM-DD HH:MM:SS.ffffff`, always 26 characters for years 0 to 9999.
    public var text: String {
        var isUsual = true
        let text = String(unsafeUninitializedCapacity: Self.usualTextLength) { bytes in
            if let start = bytes.baseAddress { isUsual = writeUsualText(to: start) }
            return isUsual ? Self.usualTextLength : 0
        }
        return isUsual ? text : longText
    }

    /// Bytes of the text of a year from 0 to 9999.
    public static let usualTextLength = 26

    /// Writes the `usualTextLength` bytes of `text` and returns true; false, and nothing written, for other years, whose
    /// text has a sign or more digits.
    public func writeUsualText(to bytes: UnsafeMutablePointer<UInt8>) -> Bool {
        let (year, month, day) = civil
        guard (0...9999).contains(year) else { return false }
        let rest = microsecondsOfDay
        let seconds = Int(rest / 1_000_000)
        // Digit by digit: an import writes one for each of a million rows.
        var place = 0
        func write(_ number: Int, digits: Int, then separator: Unicode.Scalar?) {
            var number = UInt32(truncatingIfNeeded: number)
            for offset in stride(from: digits - 1, through: 0, by: -1) {
                bytes[place + offset] = UInt8(truncatingIfNeeded: 0x30 + number % 10)
                number /= 10
            }
            place += digits
            if let separator {
                bytes[place] = UInt8(ascii: separator)
                place += 1
            }
        }
        write(year, digits: 4, then: "-")
        write(month, digits: 2, then: "-")
        write(day, digits: 2, then: " ")
        write(seconds / 3600, digits: 2, then: ":")
        write(seconds / 60 % 60, digits: 2, then: ":")
        write(seconds % 60, digits: 2, then: ".")
        write(Int(rest % 1_000_000), digits: 6, then: nil)
        return true
    }

    private var longText: String {
        let (year, month, day) = civil
        let rest = microsecondsOfDay
        let seconds = rest / 1_000_000
        return "\(Self.padded(Int64(year), to: 4))-\(Self.padded(Int64(month), to: 2))-"
            + "\(Self.padded(Int64(day), to: 2)) \(Self.padded(seconds / 3600, to: 2)):\(Self.padded(seconds / 60 % 60, to: 2))"
            + ":\(Self.padded(seconds % 60, to: 2)).\(Self.padded(rest % 1_000_000, to: 6))"
    }

    public var description: String { text }

    /// The time that a database text means, or nil where it is no date.
    ///
    /// Reads what Narada's files hold: `YYYY-MM-DD`, then optionally a blank or `T`, `HH:MM[:SS[.f…]]` and `Z` or an
    /// offset `±HH:MM`. Digits past the microsecond are cut. Cost: one pass, no allocation.
    public init?(_ text: some StringProtocol) {
        let read = text.utf8.withContiguousStorageIfAvailable { Timestamp(utf8: $0) }
        guard let time = read ?? String(text).utf8.withContiguousStorageIfAvailable({ Timestamp(utf8: $0) }) ?? nil
        else { return nil }
        self = time
    }

    /// The same of UTF-8 bytes.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DigitReader(bytes: bytes)
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"), let day = reader.number(digits: 2),
            let midnight = Timestamp(year: year, month: month, day: day)
        else { return nil }
        if reader.isAtEnd {
            self = midnight
            return
        }
        guard reader.skip(" ") || reader.skip("T"), let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60
        else { return nil }
        var micros: Int64 = 0
        if reader.skip(":") {
            guard let second = reader.number(digits: 2), second < 61 else { return nil }
            micros = Int64(second) * 1_000_000
            if reader.skip(".") {
                guard let fraction = reader.fraction(digits: 6) else { return nil }
                micros += Int64(fraction)
            }
        }
        guard let offsetMinutes = reader.offset(), reader.isAtEnd else { return nil }
        let minutes = Int64(hour * 60 + minute - offsetMinutes)
        self.init(microseconds: midnight.microseconds + minutes * 60_000_000 + micros)
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width
            ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

/// Steps over the bytes of a date text.
private struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var next = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { next == bytes.count }

    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next < bytes.count, UInt32(bytes[next]) == scalar.value else { return false }
        next += 1
        return true
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The digits after a point, scaled to `digits` places; nil where there is none.
    mutating func fraction(digits: Int) -> Int? {
        var value = 0
        var count = 0
        while let digit = nextDigit() {
            if count < digits { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in min(count, digits)..<digits { value *= 10 }
        return value
    }

    /// Minutes east of Greenwich: 0 for nothing or `Z`; nil where an offset is begun and malformed.
    mutating func offset() -> Int? {
        if isAtEnd || skip("Z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2) else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func nextDigit() -> Int? {
        guard next < bytes.count, bytes[next] &- 0x30 < 10 else { return nil }
        next += 1
        return Int(bytes[next - 1]) - 0x30
    }
}
