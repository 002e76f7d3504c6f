public import NaradaMatching

/// Groups rows that no internal track answers into recordings, one of which may stand in many services.
///
/// Constrained agglomeration by single linkage: pairs that would be accepted are joined from the strongest down, and a
/// join is refused where any row of one group contradicts any of the other – other identifiers, version or part, one
/// service's release that holds both at other lengths, and by request one service's rows at all. Single linkage, since
/// a row with a slip in its title and a row without an album meet through a third one; the constraints keep its chains
/// from wandering. The groups only say which tracks to found: whether a row is such a track is decided like any other.
///
/// Pure and deterministic: the same rows in the same order give the same groups on any number of threads. Cost: one
/// candidate search for each row, and a score for each candidate pair.
public struct RowClusterer: Sendable {
    /// A row to be grouped.
    public struct Row: Sendable {
        public let service: String
        public let folded: FoldedTrack
        public let keys: SearchKeys

        /// - Parameters:
        ///   - service: the connector's name.
        ///   - keys: the search keys of `folded`.
        public init(service: String, folded: FoldedTrack, keys: SearchKeys) {
            self.service = service
            self.folded = folded
            self.keys = keys
        }
    }

    /// A row of a group, read as the pairs that joined it agree best.
    public struct Member: Sendable {
        /// The row's index.
        public let row: Int
        public let reading: FoldedTrack
    }

    private struct Edge {
        let older: Int32
        let younger: Int32
        let score: PairScore
    }

    private let resolver: Resolver
    private let onePerService: Bool
    private let threads: Int

    /// - Parameters:
    ///   - resolver: whose model and acceptance threshold join rows.
    ///   - onePerService: whether no service holds a recording twice.
    public init(resolver: Resolver, onePerService: Bool, threads: Int) {
        self.resolver = resolver
        self.onePerService = onePerService
        self.threads = threads
    }

    /// The groups of two rows and more, in the order of their oldest rows, members ascending.
    ///
    /// - Parameter statistics: of the library that the rows come to; the rows are counted on top.
    public func groups(of rows: [Row], statistics: LibraryStatistics) -> [[Member]] {
        guard rows.count > 1 else { return [] }
        var statistics = statistics
        var index = CandidateIndex()
        for (position, row) in rows.enumerated() {
            statistics.add(row.folded)
            index.add(row.keys, at: Int32(position))
        }
        let edges = edges(between: rows, index, statistics)
        let accepted = Set(edges.map { Self.pair(Int($0.older), Int($0.younger)) })
        var groups = RowGroups(count: rows.count)
        for edge in edges {
            let (one, other) = (groups.group(of: Int(edge.older)), groups.group(of: Int(edge.younger)))
            if one != other, mayJoin(groups.members(of: one), groups.members(of: other), rows, accepted, statistics) {
                groups.join(one, other)
            }
        }
        // The edges come strongest first, so the first one of a row inside its group tells its reading.
        var readings = [FoldedTrack?](repeating: nil, count: rows.count)
        for edge in edges {
            let (older, younger) = (Int(edge.older), Int(edge.younger))
            guard groups.group(of: older) == groups.group(of: younger),
                readings[older] == nil || readings[younger] == nil
            else { continue }
            let read = resolver.model.readings(of: edge.score, rows[younger].folded, rows[older].folded)
            readings[younger] = readings[younger] ?? read.row
            readings[older] = readings[older] ?? read.track
        }
        return groups.ofSeveral.map { group in
            group.map { Member(row: $0, reading: readings[$0] ?? rows[$0].folded) }
        }
    }

    /// The pairs that would be accepted, strongest first, older rows first among equals.
    private func edges(
        between rows: [Row], _ index: CandidateIndex, _ statistics: LibraryStatistics
    ) -> [Edge] {
        let found = parallelMap(count: rows.count, threads: threads) { position in
            index.candidates(for: rows[position].keys).filter { Int($0) != position }
                .map { Self.pair(position, Int($0)) }
        }
        // A search looks for the best few, so that of two rows one may find the other and not the reverse.
        var pairs = found.flatMap { $0 }.sorted()
        var last = UInt64.max
        pairs.removeAll { pair in
            defer { last = pair }
            return pair == last
        }
        let batches = stride(from: 0, to: pairs.count, by: Self.pairsAtOnce).map {
            pairs[$0..<min($0 + Self.pairsAtOnce, pairs.count)]
        }
        let edges = parallelMap(batches, threads: threads) { batch -> [Edge] in
            func folded(_ pairs: some Sequence<UInt64>) -> (younger: [FoldedTrack], older: [FoldedTrack]) {
                (pairs.map { rows[Int(Self.younger($0))].folded }, pairs.map { rows[Int(Self.older($0))].folded })
            }
            // Few pairs are left: to weigh the others as well would take three times as long.
            let all = folded(batch)
            let left = zip(batch, resolver.model.mayAllow(all.younger, all.older)).filter(\.1).map(\.0)
            let rest = folded(left)
            return zip(left, resolver.model.scores(rest.younger, rest.older, statistics)).compactMap { pair, score in
                guard resolver.accepts(score) else { return nil }
                return Edge(older: Self.older(pair), younger: Self.younger(pair), score: score)
            }
        }
        let all = edges.flatMap { $0 }
        // By their places: an edge is large, and would be copied at each step.
        let order = all.indices.sorted { one, other in
            let (one, other) = (all[one], all[other])
            if one.score.total != other.score.total { return one.score.total > other.score.total }
            return (one.older, one.younger) < (other.older, other.younger)
        }
        return order.map { all[$0] }
    }

    /// Two rows as one number, the older one above the younger.
    private static func pair(_ one: Int, _ other: Int) -> UInt64 {
        UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    }
    private static func older(_ pair: UInt64) -> Int32 { Int32(truncatingIfNeeded: pair >> 32) }
    private static func younger(_ pair: UInt64) -> Int32 { Int32(truncatingIfNeeded: pair) }

    /// Pairs that are looked at together: enough to make the cost of a batch vanish, and of the one in ten that is scored.
    private static let pairsAtOnce = 256

    /// Rows of a group that are held against those of another: bounds the cost of files with one row a thousand times.
    private static let mostCompared = 24

    /// - Parameter accepted: the pairs that are edges. They contradict each other in nothing, and need not be scored again.
    private func mayJoin(
        _ one: [Int], _ other: [Int], _ rows: [Row], _ accepted: Set<UInt64>, _ statistics: LibraryStatistics
    ) -> Bool {
        one.prefix(Self.mostCompared).allSatisfy { left in
            other.prefix(Self.mostCompared).allSatisfy { right in
                let (older, younger) = (rows[min(left, right)], rows[max(left, right)])
                if older.service == younger.service {
                    if onePerService || ReleaseClaims.exclude(older.folded.facts, younger.folded.facts) { return false }
                }
                if accepted.contains(Self.pair(left, right)) { return true }
                let score = resolver.model.score(younger.folded, older.folded, statistics)
                return !DecisionRules.contradict(score.findings)
            }
        }
    }
}
