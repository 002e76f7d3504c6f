/// Steps over the characters of one length; see `DurationText`.
struct DurationCursor {
    private let bytes: [UInt8]
    private var index = 0

    init(_ lowercased: String) {
        bytes = Array(lowercased.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func restart() { index = 0 }

    func contains(_ scalar: Unicode.Scalar) -> Bool { bytes.contains { UInt32($0) == scalar.value } }

    mutating func skip(_ text: String) -> Bool {
        let wanted = text.utf8
        guard bytes[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    mutating func skipColon() -> Bool {
        let before = index
        skipBlanks()
        guard skip(":") else {
            index = before
            return false
        }
        skipBlanks()
        return true
    }

    mutating func skipBlanks() {
        while index < bytes.count, bytes[index] == Byte.space || bytes[index] == Byte.tab { index += 1 }
    }

    /// Digits, as many as allowed, with no further digit behind them.
    mutating func wholeNumber(maxDigits: Int, minDigits: Int = 1) -> Double? {
        let begin = index
        let value = digits()
        return (minDigits...maxDigits).contains(index - begin) ? value : nil
    }

    /// `.123` behind a number, as a part of one; 0 where there is none, nil for a point without digits.
    mutating func fraction() -> Double? {
        guard skip(".") else { return 0 }
        return fractionDigits()
    }

    /// A number with or without a decimal point; nil where there is none. At most 64 digits come here, so no overflow.
    mutating func number() -> (value: Double, isDecimal: Bool)? {
        let begin = index
        let whole = digits()
        guard index > begin else { return nil }
        guard skip(".") else { return (whole, false) }
        guard let fraction = fractionDigits() else { return nil }
        return (whole + fraction, true)
    }

    /// Milliseconds of `3M52S` behind an ISO 8601 `PT`; nil where that is malformed.
    mutating func isoParts() -> Double? {
        var total = 0.0
        var lastRank = 0
        while !isAtEnd {
            guard let (value, _) = number() else { return nil }
            let rank: Int
            if skip("h") { rank = 1 } else if skip("m") { rank = 2 } else if skip("s") { rank = 3 } else { return nil }
            guard rank > lastRank else { return nil }
            lastRank = rank
            total += value * Self.milliseconds[rank - 1]
        }
        return lastRank > 0 ? total : nil
    }

    /// Milliseconds of numbers with their units, hours before minutes before seconds; nil without any unit.
    ///
    /// Seconds behind minutes may lack their unit (`3m52`) and must be below 60; likewise minutes behind hours.
    mutating func unitParts() -> Double? {
        var total = 0.0
        var lastRank = 0
        while !isAtEnd {
            guard let (value, _) = number() else { return nil }
            skipBlanks()
            let rank: Int
            if let named = unitRank() {
                rank = named
            } else if isAtEnd, lastRank == 2 {
                rank = 3
            } else {
                return nil
            }
            guard rank > lastRank else { return nil }
            if lastRank > 0, value >= (rank == 4 ? 1000 : 60) { return nil }
            lastRank = rank
            total += value * Self.milliseconds[rank - 1]
            skipBlanks()
        }
        return lastRank > 0 ? total : nil
    }

    /// Milliseconds in an hour, a minute, a second and a millisecond.
    private static let milliseconds: [Double] = [3_600_000, 60_000, 1000, 1]

    /// Names of the four units; the longer ones first, since the cursor takes what fits.
    private static let names: [[String]] = [
        ["hours", "hour", "hrs", "hr", "h"],
        ["minutes", "minute", "mins", "min", "m", "'", "′"],
        ["seconds", "second", "secs", "sec", "s", "\"", "″", "''"],
        ["milliseconds", "millisecond", "millis", "msec", "ms"],
    ]

    private mutating func unitRank() -> Int? {
        // Letters up to the next digit, blank or point: a name must fit as a whole, or `mx` would be minutes.
        for rank in [4, 3, 2, 1] {
            for name in Self.names[rank - 1] {
                let before = index
                guard skip(name) else { continue }
                _ = skip(".")
                if isAtEnd || !isLetterOrMark(bytes[index]) { return rank }
                index = before
            }
        }
        return nil
    }

    private func isLetterOrMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), Byte.space, Byte.tab: false
        default: true
        }
    }

    private mutating func digits() -> Double {
        var value = 0.0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            value = value * 10 + Double(bytes[index] - 0x30)
            index += 1
        }
        return value
    }

    private mutating func fractionDigits() -> Double? {
        let begin = index
        let value = digits()
        guard index > begin else { return nil }
        var scale = 1.0
        for _ in begin..<index { scale *= 10 }
        return value / scale
    }
}
