import Foundation
import GRDB

/// How a writer waits for another program's lock: by asking again every millisecond.
///
/// SQLite's own wait asks some fifty times in 5 s, at last every 100 ms. A program that commits row after row leaves
/// the lock free for a few hundredths of a millisecond only, and such a wait may miss every one of them: it starves.
/// Asking each millisecond finds a gap among 5,000 tries, and costs two percent of a core while it lasts.
enum BusyWait {
    /// Milliseconds between two tries.
    static let pause = 1.0

    /// GRDB's mode that waits for a lock for `seconds`, or a little longer on a busy machine; then the access fails
    /// with `SQLITE_BUSY`.
    static func mode(seconds: Double) -> Database.BusyMode {
        let tries = Int((seconds * 1000 / pause).rounded(.up))
        return .callback { tried in
            guard tried < tries else { return false }
            Thread.sleep(forTimeInterval: pause / 1000)
            return true
        }
    }
}
