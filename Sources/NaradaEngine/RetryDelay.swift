import NaradaModel

/// When an unmatched row is tried again although nothing has changed: after 1, 2, 4 … days, 64 at most.
///
/// What makes a row match is a new track or a better matcher, and both are noticed at once; the delay only covers
/// what is not noticed, so it may grow.
enum RetryDelay {
    /// Doublings of a day after which the delay grows no more: 64 days.
    private static let mostDoublings = 6
    private static let secondsPerDay: Int64 = 86_400

    /// - Parameter attempts: how often the row was tried, at least 1.
    static func next(after attempts: Int, from now: Timestamp) -> Timestamp {
        let days = Int64(1) << Int64(min(max(0, attempts - 1), mostDoublings))
        return now.advanced(bySeconds: days * secondsPerDay)
    }
}
