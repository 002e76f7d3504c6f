/// The unit in which a column counts lengths.
public enum DurationUnit: Hashable, Sendable {
    case milliseconds, seconds, minutes

    /// Milliseconds in one of these.
    var milliseconds: Int {
        switch self {
        case .milliseconds: 1
        case .seconds: 1000
        case .minutes: 60_000
        }
    }

    /// The unit that a column's name ends with (`duration_ms`, `Length (s)`, `trackTimeMillis`), or nil.
    public init?(column: String) {
        switch ColumnName.words(column).last {
        case "ms", "msec", "msecs", "millis", "millisecond", "milliseconds": self = .milliseconds
        case "s", "sec", "secs", "second", "seconds": self = .seconds
        case "min", "mins", "minute", "minutes": self = .minutes
        default: return nil
        }
    }

    /// The key of a column's name without its unit: `duration` for `duration_ms`.
    static func baseKey(of column: String) -> String {
        guard DurationUnit(column: column) != nil else { return ColumnName.key(column) }
        return ColumnName.words(column).dropLast().joined()
    }
}
