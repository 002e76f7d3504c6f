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

    /// - Parameter rows: those that were set aside.
    init(_ library: Library, _ folder: TrackFolder, _ rows: [FoldedRow]) { held = Mutex((library, folder, rows)) }

    /// Frees all of it on another thread; the caller must have let go of it before.
    func free() {
        DispatchQueue.global(qos: .utility).async { self.held.withLock { $0 = nil } }
    }
}
