import NaradaMatching

/// A compared pair with what is known of it, as folds and learning look at it.
struct TrainingSample: Sendable {
    /// What the pair is in the set.
    enum Part: Hashable, Sendable {
        /// Labelled: learned from, and judged where it is held out.
        case labelled(isSame: Bool)
        /// Drawn at random, so that only u is learned from it.
        case drawn(TrainingCounts.Draw)
        /// A row beside itself, whose impostors are among the labelled pairs.
        case row
    }

    let pair: ComparedPair
    let part: Part
    /// The cluster with which the pair is held out: its left row's.
    let home: Int32
    /// The cluster of its other side.
    let other: Int32
}

/// All that is learned from, with the clusters that keep folds apart.
struct TrainingSet: Sendable {
    /// Labelled pairs first, in an order that is their content's.
    var samples: [TrainingSample] = []
    var clusters: [FoldSplit.Cluster] = []
    /// How labelled pairs of two recordings were come by: picked by whoever made the file, or found in a library.
    var draw: TrainingCounts.Draw
    /// How often a candidate pair stands for an impostor: twice where each of its rows is looked up.
    var lookUps = 1.0
    /// Lines that could not be used.
    var refused = 0
    /// Values left out of lines that were.
    var warnings = 0
    /// Pairs whose label says neither.
    var unknown = 0

    init(draw: TrainingCounts.Draw) { self.draw = draw }

    /// Pairs labelled the same, and different.
    var labels: (same: Int, different: Int) {
        let same = samples.count { $0.part == .labelled(isSame: true) }
        return (same, samples.count { $0.part == .labelled(isSame: false) })
    }

    /// The counts of everything that has no part in the folds that are left out.
    func counts(of profile: Profile, without folds: Set<Int> = [], in split: FoldSplit? = nil) -> TrainingCounts {
        var counts = TrainingCounts(of: profile)
        for sample in samples {
            if let split, !folds.isEmpty,
                folds.contains(split.folds[Int(sample.home)]) || folds.contains(split.folds[Int(sample.other)])
            {
                continue
            }
            switch sample.part {
            case .labelled(isSame: true): counts.add(same: sample.pair)
            case .labelled(isSame: false):
                counts.add(different: sample.pair, drawn: draw, weight: draw == .candidate ? lookUps : 1)
            case .drawn(let draw): counts.add(different: sample.pair, drawn: draw)
            case .row: counts.add(row: sample.pair)
            }
        }
        return counts
    }
}

/// Clusters of rows: rows that are one recording, joined.
struct TrainingClusters {
    /// Union–find as in `TrueGroups`; the smaller position is the root.
    private var parents: [Int] = []
    private var keys: [UInt64] = []

    /// A cluster of its own for a row with that fingerprint; returns the row's position.
    mutating func add(_ key: UInt64) -> Int {
        parents.append(parents.count)
        keys.append(key)
        return parents.count - 1
    }

    mutating func join(_ one: Int, _ other: Int) {
        let roots = [root(of: one), root(of: other)].sorted()
        parents[roots[1]] = roots[0]
    }

    private mutating func root(of position: Int) -> Int {
        var position = position
        while parents[position] != position {
            parents[position] = parents[parents[position]]
            position = parents[position]
        }
        return position
    }

    /// The cluster of each row, numbered in the order of their first rows, and the clusters: each has the least key of
    /// its rows, whatever their order.
    mutating func numbered() -> (ofRow: [Int32], clusters: [FoldSplit.Cluster]) {
        var numbers: [Int: Int32] = [:]
        var clusters: [FoldSplit.Cluster] = []
        let ofRow = parents.indices.map { row in
            let root = root(of: row)
            let number = numbers[root] ?? Int32(clusters.count)
            if numbers[root] == nil {
                numbers[root] = number
                clusters.append(FoldSplit.Cluster(key: keys[row]))
            }
            clusters[Int(number)].key = min(clusters[Int(number)].key, keys[row])
            return number
        }
        return (ofRow, clusters)
    }
}

extension [FoldSplit.Cluster] {
    /// Counts the pair where it is held out.
    mutating func count(home: Int32, isSame: Bool) {
        self[Int(home)].pairs += 1
        self[Int(home)].same += isSame ? 1 : 0
    }
}
