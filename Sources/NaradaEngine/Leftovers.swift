import Dispatch
import NaradaMatching
import NaradaResolution
import Synchronization

/// What a run is done with, to be freed where nobody waits for it.
///
/// A million folded tracks are some 30 million pieces of memory: giving them back takes seconds, in which a run can write
/// its report, and which a program that ends need not spend at all.
final class Leftovers: Sendable {
    private let held: Mutex<(library: Library, folder: TrackFolder, rows: [FoldedRow])?>

    /// Seconds: to close the database takes less, and would take longer beside it.
    private static let delay = 0.5

    /// - Parameter rows: those that were set aside.
    init(_ library: Library, _ folder: TrackFolder, _ rows: [FoldedRow]) { held = Mutex((library, folder, rows)) }

    /// Frees all of it on another thread, after a while in which a program may end; the caller must have let go of it
    /// before.
    func free() {
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.delay) {
            self.held.withLock { $0 = nil }
        }
    }
}
