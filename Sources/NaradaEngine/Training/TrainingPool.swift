import NaradaMatching
import NaradaModel
import NaradaResolution

/// Rows of a database made ready for training: those that are looked up, and the library that they are looked up in.
///
/// In one pool each row is looked up among the others; then only pairs with a later row count, so that none counts twice.
struct TrainingPool: Sendable {
    /// Pairs drawn at random for u, at most. Splink takes a million; a quarter knows a level of 1 % to 2 % of itself.
    static let randomPairs = 250_000
    /// Pairs drawn from the tracks of one artist.
    static let sameArtistPairs = 50_000
    /// Rows looked up, at most: more make the figures no better, only later.
    static let mostLookedUp = 40_000
    private static let batchSize = 1_000

    /// The rows that are looked up, folded.
    let rows: [FoldedTrack]
    /// The tracks that they are looked up in; the same rows, and more of them, in one pool.
    let shelf: [FoldedTrack]
    let library: Library
    let isOnePool: Bool
    let threads: Int
    /// Whether two rows may be a pair at all.
    let mayPair: @Sendable (_ row: Int, _ track: Int) -> Bool

    /// Positions of a pair.
    struct Pair: Hashable, Sendable {
        var row: Int32
        var track: Int32
    }

    init(
        rows: [FoldedTrack], shelf: [FoldedTrack], isOnePool: Bool, threads: Int,
        mayPair: @escaping @Sendable (Int, Int) -> Bool = { _, _ in true }
    ) {
        self.rows = rows
        self.shelf = shelf
        self.isOnePool = isOnePool
        self.threads = threads
        self.mayPair = mayPair
        library = EvaluateRun.library(of: shelf)
    }

    /// The candidate pairs, in order of row and track.
    func candidates(progress: (Progress) -> Void) -> [Pair] {
        var pairs: [Pair] = []
        for start in stride(from: 0, to: rows.count, by: Self.batchSize) {
            progress(Progress(stage: "finding candidates", done: start, total: rows.count))
            let found = parallelMap(Array(start..<min(start + Self.batchSize, rows.count)), threads: threads) { row in
                library.candidateIDs(for: rows[row]).filter { counts(row, Int($0)) }
            }
            for (offset, tracks) in found.enumerated() {
                pairs += tracks.map { Pair(row: Int32(start + offset), track: Int32($0)) }
            }
        }
        return pairs
    }

    /// Whether this order of the two is the one that counts.
    func counts(_ row: Int, _ track: Int) -> Bool { (!isOnePool || track > row) && mayPair(row, track) }

    /// The pairs compared, in their order.
    func compare(_ pairs: [Pair], by model: ScoringModel, stage: String, progress: (Progress) -> Void) -> [ComparedPair]
    {
        var compared: [ComparedPair] = []
        compared.reserveCapacity(pairs.count)
        let size = Self.batchSize * 10
        for start in stride(from: 0, to: pairs.count, by: size) {
            progress(Progress(stage: stage, done: start, total: pairs.count))
            let batch = Array(pairs[start..<min(start + size, pairs.count)])
            compared += parallelMap(batch, threads: threads) {
                model.compare(rows[Int($0.row)], shelf[Int($0.track)], library.statistics)
            }
        }
        return compared
    }

    // MARK: Chance

    /// Pairs at random, the same ones each time: a counter is mixed, so that no state is carried from one to the next.
    func randomPairs() -> [Pair] {
        let most = min(Self.randomPairs, rows.count * shelf.count)
        return (0..<most).compactMap { number in
            let pair = Pair(
                row: Int32(Self.chance(number, 0, below: rows.count)),
                track: Int32(Self.chance(number, 1, below: shelf.count)))
            return isPair(pair) ? pair : nil
        }
    }

    /// Pairs at random of which both sides name an artist in common.
    func sameArtistPairs() -> [Pair] {
        var tracks: [UInt64: [Int32]] = [:]
        for (position, track) in shelf.enumerated() {
            for name in track.names { tracks[name.key, default: []].append(Int32(position)) }
        }
        let most = min(Self.sameArtistPairs, rows.count * 4)
        return (0..<most).compactMap { number in
            let row = Self.chance(number, 2, below: rows.count)
            guard let name = rows[row].names.first, let others = tracks[name.key] else { return nil }
            let pair = Pair(row: Int32(row), track: others[Self.chance(number, 3, below: others.count)])
            return isPair(pair) ? pair : nil
        }
    }

    private func isPair(_ pair: Pair) -> Bool {
        !(isOnePool && pair.row == pair.track) && mayPair(Int(pair.row), Int(pair.track))
    }

    /// A number from 0 up to `limit`, as good as any for the step.
    private static func chance(_ number: Int, _ step: UInt32, below limit: Int) -> Int {
        var mixed = Fingerprint()
        mixed.add(step)
        mixed.add(UInt64(number))
        return Int(mixed.value % UInt64(max(limit, 1)))
    }
}
