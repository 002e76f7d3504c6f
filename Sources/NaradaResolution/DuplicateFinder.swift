import NaradaMatching
public import NaradaModel

/// Finds internal tracks that are one recording: each track is held against the others as a connector row would be.
///
/// The same candidates, scores, rules and thresholds as everywhere, with the library's own frequencies; a track is no
/// candidate of its own, and a pair is judged once, the younger track as the row. Rivals do not count against each
/// other: of three copies of a song all three pairs are right.
///
/// Pure and deterministic at any number of threads. Cost: one candidate search for each track and a score for each
/// candidate pair; 8 bytes of memory for each of these.
public struct DuplicateFinder: Sendable {
    /// Two internal tracks that may be one recording.
    public struct Pair: Hashable, Sendable {
        /// The track with the lower id, which is the one to keep where nobody says otherwise.
        public var older: Int64
        public var younger: Int64
        public var zone: Zone
        public var confidence: Confidence
        /// Match weight of the pair, in bits: orders pairs of equal confidence.
        public var bits: Double
        fileprivate var positions: SIMD2<Int32>
    }

    /// What is known of a pair.
    public struct Finding: Sendable {
        public var method: MatchMethod
        public var reasons: [ReviewReason]
        public var evidence: Evidence
    }

    private let resolver: Resolver
    private let threads: Int

    /// - Parameter resolver: whose model and thresholds judge.
    public init(resolver: Resolver, threads: Int) {
        self.resolver = resolver
        self.threads = threads
    }

    /// The pairs in the zones of acceptance and review, the accepted first, then the strongest, then the oldest.
    ///
    /// - Parameters:
    ///   - library: with all its tracks folded.
    ///   - areDistinct: whether a person said of two ids, the lower one first, that they are two recordings.
    public func pairs(
        in library: Library,
        unless areDistinct: @Sendable (_ older: Int64, _ younger: Int64) -> Bool = { _, _ in false }
    ) -> [Pair] {
        let pairs = parallelMap(candidatePairs(in: library), threads: threads) { pair -> Pair? in
            let (older, younger) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            let (id, otherID) = (library.trackIDs[older], library.trackIDs[younger])
            guard !areDistinct(id, otherID), let score = score(older, younger, in: library) else { return nil }
            let judgement = Judgement(score, competition: 0, isTie: false, settings: resolver.settings)
            guard judgement.zone != .reject else { return nil }
            return Pair(
                older: id, younger: otherID, zone: judgement.zone, confidence: judgement.confidence,
                bits: score.calibrated, positions: [Int32(older), Int32(younger)])
        }
        return pairs.compactMap { $0 }.sorted { one, other in
            let ranks = [one, other].map { $0.zone == .accept ? 0 : 1 }
            return (ranks[0], other.bits, one.positions.x, one.positions.y)
                < (ranks[1], one.bits, other.positions.x, other.positions.y)
        }
    }

    /// Why a pair of `pairs` stands where it stands; nil for a pair of another library.
    public func finding(of pair: Pair, in library: Library) -> Finding? {
        guard let row = library.track(at: Int(pair.positions.y)), let track = library.track(at: Int(pair.positions.x))
        else { return nil }
        let (judgement, method, evidence) = resolver.judge(row, track, library.statistics)
        return Finding(method: method, reasons: judgement.reasons, evidence: evidence)
    }

    /// The tracks to merge, as groups of ids ascending, in the order of their oldest tracks.
    ///
    /// Accepted pairs of at least `confidence` are joined from the strongest down, as `RowClusterer` joins rows: a join is
    /// refused where two tracks of the groups contradict each other, or where a person said that they are two.
    public func groups(
        of pairs: [Pair], from confidence: Confidence, in library: Library,
        unless areDistinct: (_ older: Int64, _ younger: Int64) -> Bool = { _, _ in false }
    ) -> [[Int64]] {
        var groups = RowGroups(count: library.count)
        for pair in pairs where pair.zone == .accept && pair.confidence >= confidence {
            let (one, other) = (groups.group(of: Int(pair.positions.x)), groups.group(of: Int(pair.positions.y)))
            guard one != other else { continue }
            let mayJoin = groups.members(of: one).allSatisfy { left in
                groups.members(of: other).allSatisfy { right in
                    let (older, younger) = (min(left, right), max(left, right))
                    guard !areDistinct(library.trackIDs[older], library.trackIDs[younger]) else { return false }
                    return score(older, younger, in: library).map { !DecisionRules.contradict($0.findings) } ?? false
                }
            }
            if mayJoin { groups.join(one, other) }
        }
        return groups.ofSeveral.map { $0.map { library.trackIDs[$0] } }
    }

    /// The score of the younger track as a row; nil where the library was not read with its tracks.
    private func score(_ older: Int, _ younger: Int, in library: Library) -> PairScore? {
        guard let row = library.track(at: younger), let track = library.track(at: older) else { return nil }
        return resolver.model.score(row, track, library.statistics)
    }

    /// Every candidate pair once, as the older position above the younger one, ascending.
    private func candidatePairs(in library: Library) -> [UInt64] {
        let found = parallelMap(count: library.count, threads: threads) { position in
            guard let track = library.track(at: position) else { return [UInt64]() }
            return library.candidates(for: SearchKeys(track)).filter { Int($0) != position }.map {
                let (older, younger) = (min(position, Int($0)), max(position, Int($0)))
                return UInt64(older) << 32 | UInt64(younger)
            }
        }
        // A search looks for the best few, so that of two tracks one may find the other and not the reverse.
        var pairs = found.flatMap { $0 }.sorted()
        var last = UInt64.max
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
        return pairs
    }
}
