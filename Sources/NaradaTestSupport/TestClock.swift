public import NaradaModel
import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// A clock that begins at `start`; 2024-03-05 00:00:00 where the test does not care.
    public init(start: Timestamp = TestClock.defaultStart) {
        time = Mutex(start)
    }

    /// The day on which tests begin, an arbitrary one.
    public static let defaultStart = Timestamp(year: 2024, month: 3, day: 5) ?? Timestamp(microseconds: 0)

    /// The time that stands.
    public var now: Timestamp { time.withLock { $0 } }

    /// Moves the clock, forward where positive, and returns the new time.
    @discardableResult
    public func advance(bySeconds seconds: Int64) -> Timestamp {
        time.withLock { time in
            time = time.advanced(bySeconds: seconds)
            return time
        }
    }
}
