import Dispatch
import Foundation
import Synchronization

/// Brings SQLite's log to the disk while the next transaction is written.
///
/// SQLite waits for the disk before it copies the log into the file: for 64 MiB at once where a session expects bulk writes,
/// 0.7 s of an import of a million plays. What another thread has brought there before, it finds done. Nothing depends on
/// it: a log that was not flushed is flushed by SQLite.
///
/// The log has no locks, so that opening and closing it beside SQLite is harmless; closing the database file itself would
/// take the locks of the whole process away (<https://sqlite.org/howtocorrupt.html>, 2.2).
final class LogFlusher: Sendable {
    private let path: String
    private let isAtWork = Atomic(false)

    /// - Parameter path: the database file's.
    init(databasePath path: String) { self.path = path + "-wal" }

    /// Begins to flush what was written so far, unless that is going on already.
    func flush() {
        guard !isAtWork.exchange(true, ordering: .acquiring) else { return }
        DispatchQueue.global(qos: .utility).async { [self] in
            defer { isAtWork.store(false, ordering: .releasing) }
            guard let log = FileHandle(forReadingAtPath: path) else { return }
            defer { try? log.close() }
            // Where it fails, SQLite's own attempt tells.
            try? log.synchronize()
        }
    }
}
