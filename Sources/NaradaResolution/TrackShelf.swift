import NaradaMatching
import Synchronization

/// The folded tracks of a library by position: all of them, or those that were asked for.
///
/// A run of many rows looks at nearly every track, and folds all of them first. One of a few rows looks at a few dozen
/// tracks for each, and leaves the others where they are.
enum TrackShelf: Sendable {
    case all([FoldedTrack])
    case some(Lent)

    /// Tracks that were fetched when they were needed; safe on every thread.
    final class Lent: Sendable {
        fileprivate let tracks = Mutex<[Int32: FoldedTrack]>([:])

        func put(_ track: FoldedTrack, at position: Int32) { tracks.withLock { $0[position] = track } }
    }

    /// The track at the position; nil where it was not fetched.
    func track(at position: Int) -> FoldedTrack? {
        switch self {
        case .all(let tracks): tracks[position]
        case .some(let lent): lent.tracks.withLock { $0[Int32(position)] }
        }
    }

    /// Calls `body` with the scores of `row` against the tracks at the positions, which are lent to it; those of tracks
    /// that were not fetched are left out of both.
    func withScores(
        of row: FoldedTrack, at positions: [Int32], by model: ScoringModel, _ statistics: LibraryStatistics,
        _ body: (_ positions: [Int32], _ scores: UnsafeBufferPointer<PairScore>) -> Void
    ) {
        switch self {
        case .all(let tracks):
            model.withScores(row, tracks, at: positions, statistics) { body(positions, $0) }
        case .some(let lent):
            let found = lent.tracks.withLock { tracks in
                // One that is gone since the library was read is no candidate any more.
                positions.compactMap { position in tracks[position].map { (position, $0) } }
            }
            let places = found.indices.map(Int32.init)
            model.withScores(row, found.map(\.1), at: places, statistics) { body(found.map(\.0), $0) }
        }
    }

    /// Those of the positions whose tracks are not here.
    func missing(_ positions: some Sequence<Int32>) -> [Int32] {
        guard case .some(let lent) = self else { return [] }
        return lent.tracks.withLock { tracks in positions.filter { tracks[$0] == nil } }
    }

    /// Adds the track behind all others.
    mutating func append(_ track: FoldedTrack, at position: Int) {
        switch self {
        case .all(var tracks):
            // Taken out first, so that the array has one owner and grows in place.
            self = .all([])
            tracks.append(track)
            self = .all(tracks)
        case .some(let lent): lent.put(track, at: Int32(position))
        }
    }
}
