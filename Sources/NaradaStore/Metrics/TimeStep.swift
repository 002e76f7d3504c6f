public import NaradaModel

/// A length of time by which a series is thinned out; all of them in UTC.
public enum TimeStep: String, Hashable, Sendable, CaseIterable {
    case hour, day
    /// From Monday, as ISO 8601 has it.
    case week
    /// Of the Gregorian calendar.
    case month

    /// The beginning of the step that `time` falls into.
    public func start(of time: Timestamp) -> Timestamp {
        switch self {
        case .hour: Self.floor(time, to: Self.hourLength)
        case .day: Self.floor(time, to: Self.dayLength)
        case .week: Self.floor(time, to: 7 * Self.dayLength, from: Self.firstMonday)
        case .month: Self.month(of: time)
        }
    }

    /// Microseconds.
    private static let hourLength: Int64 = 3_600_000_000
    private static let dayLength: Int64 = 24 * hourLength
    /// 1970-01-05, the first Monday after the epoch, in microseconds.
    private static let firstMonday: Int64 = 4 * dayLength

    private static func floor(_ time: Timestamp, to length: Int64, from origin: Int64 = 0) -> Timestamp {
        let distance = time.microseconds - origin
        // Rounded down on both sides of the origin.
        let rest = distance % length
        return Timestamp(microseconds: time.microseconds - (rest < 0 ? rest + length : rest))
    }

    private static func month(of time: Timestamp) -> Timestamp {
        // The text begins with YYYY-MM-; years outside 0...9999, which it cannot say in four digits, stay in their day.
        Timestamp(time.text.prefix(8) + "01") ?? floor(time, to: dayLength)
    }
}
