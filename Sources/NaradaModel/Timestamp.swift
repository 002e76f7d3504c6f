public import struct Foundation.Date

/// A point in time in UTC with microseconds, written as SQLAlchemy writes a `DATETIME`:
/// `2024-03-05 17:00:00.000000`. Text order is time order.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01 00:00:00 UTC; negative before.
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The time of `date`, rounded to the microsecond.
    public init(_ date: Date) {
        self.init(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }

    /// The present moment by the system clock.
    public static var now: Timestamp { Timestamp(Date()) }

    /// Midnight UTC at the start of the day, or nil where the calendar has no such day.
    public init?(year: Int, month: Int = 1, day: Int = 1) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(microseconds: Int64(Self.days(from: year, month, day)) * Self.microsecondsPerDay)
    }

    /// This time moved by whole seconds, later if positive.
    public func advanced(bySeconds seconds: Int64) -> Timestamp {
        Timestamp(microseconds: microseconds + seconds * 1_000_000)
    }

    /// The year of the Gregorian calendar, in UTC.
    public var year: Int { civil.year }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    static let microsecondsPerDay: Int64 = 86_400_000_000

    var civil: (year: Int, month: Int, day: Int) {
        Self.civil(fromDays: Int(microseconds.flooringDivision(by: Self.microsecondsPerDay)))
    }

    var microsecondsOfDay: Int64 {
        microseconds - microseconds.flooringDivision(by: Self.microsecondsPerDay) * Self.microsecondsPerDay
    }
}

// Days and civil dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): exact for the
// proleptic Gregorian calendar and free of time zones, which Foundation's Calendar drags in at 100 times the cost.
extension Timestamp {
    static func days(from year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

extension Int64 {
    /// The quotient rounded towards negative infinity; `divisor` is positive.
    fileprivate func flooringDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
