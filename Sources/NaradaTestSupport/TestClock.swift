import Foundation
public import NaradaModel

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    // The lock guards every access, which the compiler cannot see.
    private nonisolated(unsafe) var time: Timestamp
    private let lock = NSLock()

    /// A clock that begins at `start`; 2024-03-05 00:00:00 where the test does not care.
    public init(start: Timestamp = TestClock.defaultStart) {
        time = start
    }

    /// The day on which tests begin, an arbitrary one.
    public static let defaultStart = Timestamp(year: 2024, month: 3, day: 5) ?? Timestamp(microseconds: 0)

    /// The time that stands.
    public var now: Timestamp {
        lock.lock()
        defer { lock.unlock() }
        return time
    }

    /// Moves the clock, forward where positive, and returns the new time.
    @discardableResult
    public func advance(bySeconds seconds: Int64) -> Timestamp {
        lock.lock()
        defer { lock.unlock() }
        time = time.advanced(bySeconds: seconds)
        return time
    }
}
