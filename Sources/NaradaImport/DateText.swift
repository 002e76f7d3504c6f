import NaradaModel

/// Release dates as files spell them.
enum DateText {
    /// What a spelling turned out to be.
    enum Reading: Equatable {
        /// The day, or the first day of the month or year that the text names.
        case known(Timestamp)
        case unknown
        case refused
        /// A date with a clock time in a column that is called only `date`: when a track was played, not released.
        case play
    }

    /// The year of the first sound recording that survives (Scott de Martinville's phonautogram of 1860).
    static let earliestYear = 1860

    /// What `text` says.
    ///
    ///     2014-05-16 · 2014-05 · 2014 · 2014/05/16 · 2014.05.16 · 20140516 · 2014-05-16T10:00:00Z
    ///     31-Mar-15 · September 16 , 2014 · 16 September 2014 · Sep 2014
    ///     16.05.2014 · 5/16/2014 · 16/5/2014       only the year is taken where day and month cannot be told apart
    ///     '89 · 75 · 5                             years of this or the last century: see `latestYear`
    ///
    /// - Parameters:
    ///   - latestYear: Later years are refused. Two digits mean the last century where this one would be later: with
    ///     2027, `27` is 2027 and `28` is 1928.
    ///   - mayBePlay: Whether a clock time marks the date of a play.
    static func read(_ text: String, latestYear: Int, mayBePlay: Bool = false) -> Reading {
        if UnknownWord.matches(text) { return .unknown }
        // The one spelling that is common by the million, without the general reader's characters.
        if text.utf8.count == 10, let date = Timestamp(text) {
            return (earliestYear...latestYear).contains(date.year) ? .known(date) : .refused
        }
        // `Wednesday, September 16th, 2014 10:00:00 +0000` has 45 characters; what is longer is no date.
        guard text.utf8.count <= 64 else { return .refused }
        let trimmed = text.trimmed
        let (day, hasClock) = splittingClock(trimmed)
        if hasClock, mayBePlay { return .play }
        guard let parts = parts(of: day), let date = date(from: parts, latestYear: latestYear) else { return .refused }
        if date.year == 0 { return .unknown }
        guard (earliestYear...latestYear).contains(date.year) else { return .refused }
        guard let stamp = Timestamp(year: date.year, month: date.month, day: date.day) else { return .refused }
        return .known(stamp)
    }

    private enum Part: Equatable {
        case number(Int, digits: Int)
        case month(Int)
    }

    /// The text before a `T10:00` or ` 10:00`, and whether there was one.
    private static func splittingClock(_ text: String) -> (day: Substring, hasClock: Bool) {
        guard let colon = text.firstIndex(of: ":") else { return (text[...], false) }
        guard let cut = text[..<colon].lastIndex(where: { $0 == "T" || $0 == " " }) else { return (text[...], false) }
        return (text[..<cut], true)
    }

    /// Numbers and month names; nil where anything else stands in the text.
    private static func parts(of text: Substring) -> [Part]? {
        var parts: [Part] = []
        var index = text.startIndex
        while index < text.endIndex {
            let first = text[index]
            if first.isASCII, first.isNumber {
                let run = text[index...].prefix { $0.isASCII && $0.isNumber }
                guard run.count <= 8, let value = Int(run) else { return nil }
                parts.append(.number(value, digits: run.count))
                index = run.endIndex
            } else if first.isLetter {
                let run = text[index...].prefix(while: \.isLetter)
                guard let month = month(named: run.lowercased()) else { return nil }
                parts.append(.month(month))
                index = run.endIndex
            } else if " -/.,'’".contains(first) {
                index = text.index(after: index)
            } else {
                return nil
            }
        }
        return parts
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// 1 to 12 for an English month or its first three letters and more.
    private static func month(named name: String) -> Int? {
        guard name.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
    }

    private static func date(from parts: [Part], latestYear: Int) -> (year: Int, month: Int, day: Int)? {
        switch parts.count {
        case 1:
            guard case .number(let value, let digits) = parts[0] else { return nil }
            if digits == 8 { return (value / 10_000, value / 100 % 100, value % 100) }
            return year(value, digits: digits, latestYear: latestYear).map { ($0, 1, 1) }
        case 2:
            switch (parts[0], parts[1]) {
            case (.number(let year, 4), .number(let month, _)): return (year, month, 1)
            case (.month(let month), .number(let value, let digits)):
                return year(value, digits: digits, latestYear: latestYear).map { ($0, month, 1) }
            default: return nil
            }
        case 3: return threeParts(parts, latestYear: latestYear)
        default: return nil
        }
    }

    private static func threeParts(_ parts: [Part], latestYear: Int) -> (year: Int, month: Int, day: Int)? {
        switch (parts[0], parts[1], parts[2]) {
        // 2014-00-00 is how tags write a year alone.
        case (.number(let year, 4), .number(let month, _), .number(let day, _)):
            return (year, max(month, 1), month == 0 ? 1 : max(day, 1))
        case (.number(let day, _), .month(let month), .number(let value, let digits)),
            (.month(let month), .number(let day, _), .number(let value, let digits)):
            return year(value, digits: digits, latestYear: latestYear).map { ($0, month, day) }
        case (.number(let first, _), .number(let second, _), .number(let year, 4)):
            if first > 12, second <= 12 { return (year, second, first) }
            if second > 12, first <= 12 { return (year, first, second) }
            return first <= 12 && second <= 12 ? (year, 1, 1) : nil
        default: return nil
        }
    }

    private static func year(_ value: Int, digits: Int, latestYear: Int) -> Int? {
        switch digits {
        case 4: return value
        case 1, 2:
            let thisCentury = latestYear / 100 * 100 + value
            return thisCentury <= latestYear ? thisCentury : thisCentury - 100
        default: return nil
        }
    }
}
