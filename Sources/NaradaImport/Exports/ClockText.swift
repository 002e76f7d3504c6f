import NaradaModel

/// Times of plays as exports spell them.
enum ClockText {
    /// `2023-05-01T12:34:56Z`, `2022-09-28 18:36`, `2020-11-27T10:45:49.5+00:00`, `2023-05-01`; nil for anything else.
    ///
    /// Without an offset the time is UTC, which is what every service here exports.
    static func iso(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        if let common = common(bytes) { return common }
        // Longer than any time with microseconds and an offset.
        guard bytes.count <= 40 else { return nil }
        return Timestamp(String(decoding: bytes, as: UTF8.self))
    }

    static func iso(_ text: String?) -> Timestamp? {
        guard var text else { return nil }
        return text.withUTF8 { iso($0) }
    }

    /// The spelling that comes by the million, read without a string: `2023-05-01T12:34:56Z`.
    private static func common(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        guard bytes.count == 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "Z"), let century = pair(bytes, 0), let rest = pair(bytes, 2),
            let month = pair(bytes, 5), let day = pair(bytes, 8), let hour = pair(bytes, 11), hour < 24,
            let minute = pair(bytes, 14), minute < 60, let second = pair(bytes, 17), second < 61,
            let midnight = Timestamp(year: century * 100 + rest, month: month, day: day)
        else { return nil }
        return midnight.advanced(bySeconds: Int64(hour * 3600 + minute * 60 + second))
    }

    private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let (tens, ones) = (bytes[index] &- 0x30, bytes[index + 1] &- 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Seconds since 1970, with or without a fraction: `1700000000`, `1700000000.123`; nil for anything else, and for
    /// years past 9999: milliseconds are no seconds.
    static func epoch(_ text: String?) -> Timestamp? {
        guard let text = text?.trimmed, !text.isEmpty, text.utf8.count <= 32 else { return nil }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let seconds = Int64(parts[0]), (0...Self.lastSecond).contains(seconds) else { return nil }
        var micros: Int64 = 0
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            micros = Int64((parts[1] + "000000").prefix(6)) ?? 0
        }
        return Timestamp(microseconds: seconds * 1_000_000 + micros)
    }

    /// 9999-12-31 23:59:59, where four digits of a year end.
    private static let lastSecond: Int64 = 253_402_300_799

    /// `31 Dec 2019 10:33`, `17 May 2026, 12:54`, `01 Jan 2024, 00:01:00`, as Last.fm's pages spell them in UTC.
    static func lastFM(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 40 else { return nil }
        let words = text.split(whereSeparator: { " ,".contains($0) })
        guard words.count == 4, let day = Int(words[0]), let month = months[words[1].lowercased()],
            words[2].utf8.count == 4, let year = Int(words[2]),
            let midnight = Timestamp(year: year, month: month, day: day)
        else { return nil }
        let clock = words[3].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard clock.count == 2 || clock.count == 3, let hour = clock[0], (0..<24).contains(hour),
            let minute = clock[1], (0..<60).contains(minute)
        else { return nil }
        var second = 0
        if clock.count == 3 {
            guard let given = clock[2], (0..<61).contains(given) else { return nil }
            second = given
        }
        return midnight.advanced(bySeconds: Int64(hour * 3600 + minute * 60 + second))
    }

    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
    ]
}
