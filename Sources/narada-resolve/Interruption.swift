internal import Foundation
internal import Synchronization

/// Whether the person asked the program to stop (SIGINT, SIGTERM).
///
/// The first signal only raises a flag, so that the batch in flight can end; a second one ends the
/// program at once. Commands that do not watch end at the first, as programs do.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Starts to watch; to be called before long work.
    static func watch() {
        // Touched here, so that the handler finds it made: making it takes a lock, which a handler may not.
        flag.store(false, ordering: .relaxed)
        var watched = sigset_t()
        sigemptyset(&watched)
        for number in [SIGINT, SIGTERM] {
            signal(number) { Interruption.raise($0) }
            sigaddset(&watched, number)
        }
        // A parent that starts programs from a worker thread hands down a mask that blocks every signal.
        pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    }

    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// Runs inside the signal handler: only what POSIX calls async-signal-safe.
    private static func raise(_ number: Int32) {
        guard flag.exchange(true, ordering: .relaxed) else { return }
        signal(number, SIG_DFL)
        Foundation.raise(number)
    }
}
