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

    /// Pairs of rows that are scored together.
    private struct FoldedPairs {
        private(set) var positions: [(older: Int32, younger: Int32)] = []
        private(set) var older: [FoldedTrack] = []
        private(set) var younger: [FoldedTrack] = []

        mutating func append(_ older: Int, _ younger: Int, of tracks: [FoldedTrack]) {
            positions.append((older: Int32(older), younger: Int32(younger)))
            self.older.append(tracks[older])
            self.younger.append(tracks[younger])
        }
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
        var postings = PostingListsBuilder()
        for (position, row) in rows.enumerated() {
            statistics.add(row.folded)
            postings.add(Int32(position), under: row.keys.filed)
        }
        let index = CandidateIndex(postings.finish(threads: threads), trackCount: rows.count)
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
        let found = parallelMap(count: rows.count, threads: threads) { index.candidates(for: rows[$0].keys) }
        let outlook = Outlook(resolver.model)
        // Side by side, since each pair asks for two of them at random.
        let tracks = rows.map(\.folded)
        let parts = (rows.count + Self.rowsAtOnce - 1) / Self.rowsAtOnce
        let edges = parallelMap(count: parts, threads: threads) { part -> [Edge] in
            var pairs = FoldedPairs()
            func add(_ older: Int, _ younger: Int) {
                // Few pairs are left: to weigh the others as well would take three times as long.
                if outlook.mayAllow(tracks[younger], tracks[older]) { pairs.append(older, younger, of: tracks) }
            }
            for one in part * Self.rowsAtOnce..<min((part + 1) * Self.rowsAtOnce, rows.count) {
                for other in found[one] { CacheHint.expect(tracks[Int(other)]) }
                for other in found[one] where Int(other) != one {
                    // A search looks for the best few, so that of two rows one may find the other and not the reverse: a
                    // pair is the younger row's, unless only the older one found it.
                    if Int(other) < one {
                        add(Int(other), one)
                    } else if !found[Int(other)].containsSorted(Int32(one)) {
                        add(one, Int(other))
                    }
                }
            }
            let scores = resolver.model.scores(pairs.younger, pairs.older, statistics)
            return pairs.positions.indices.compactMap { place in
                guard resolver.accepts(scores[place]) else { return nil }
                let (older, younger) = pairs.positions[place]
                return Edge(older: older, younger: younger, score: scores[place])
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

    /// Rows whose pairs are scored together: of some 250 that are looked at, one in ten is.
    private static let rowsAtOnce = 16

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

extension [Int32] {
    /// Whether the number is among these, which ascend.
    fileprivate func containsSorted(_ number: Int32) -> Bool {
        var (start, end) = (0, count)
        while start < end {
            let middle = (start + end) / 2
            if self[middle] < number { start = middle + 1 } else { end = middle }
        }
        return start < count && self[start] == number
    }
}
