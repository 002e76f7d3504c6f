import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaStore
import Synchronization

/// Finds the tracks that a row may be, beside the one that was proposed.
///
/// The library is read when it is first asked for, and kept. Safe on every thread; who asks meanwhile waits.
final class CandidateFinder: Sendable {
    /// What was read, and what the tracks looked like then.
    private struct Shelf {
        var library: Library
        var change: Timestamp?
        var readAt: ContinuousClock.Instant
    }

    /// A library of a million tracks takes some seconds to read: a person who makes new tracks one after the other does
    /// not wait for that each time. What was added meanwhile can be named by its number.
    private static let rest: Duration = .seconds(60)

    private let store: Store
    private let resolver: Resolver
    private let shelf = Mutex<Shelf?>(nil)

    init(store: Store, resolver: Resolver) {
        self.store = store
        self.resolver = resolver
    }

    /// Internal tracks that the row may be, the best first, without the proposed one.
    ///
    /// Cost: the first call, and one after the tracks have changed, reads and folds the whole library.
    func candidates(for row: ConnectorTrack, besides proposed: Int64, limit: Int) throws -> [CandidateLine] {
        let library = try library()
        let folded = TrackFolder().fold(row.facts)
        let lines = library.candidateIDs(for: folded).compactMap { id -> CandidateLine? in
            guard id != proposed, let facts = library.facts(of: id) else { return nil }
            let judged = resolver.judge(folded, TrackFolder().fold(facts), library.statistics)
            return CandidateLine(track: Track(id: id, facts: facts), confidence: judged.judgement.confidence)
        }
        return Array(lines.sorted { ($1.confidence, $0.track.id) < ($0.confidence, $1.track.id) }.prefix(limit))
    }

    private func library() throws -> Library {
        try shelf.withLock { shelf in
            if let shelf, ContinuousClock.now - shelf.readAt < Self.rest { return shelf.library }
            let change = try store.withReadSession(TrackReader.latestChange(in:))
            if let known = shelf, known.change == change {
                shelf?.readAt = .now
                return known.library
            }
            let library = try LibraryReading(store: store, threads: RunOptions.allCores).read()
            shelf = Shelf(library: library, change: change, readAt: .now)
            return library
        }
    }
}
