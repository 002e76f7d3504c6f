/// Which clusters of the truth are held out together.
///
/// A cluster is never in two folds: rows of one recording are too much alike for one to judge what another taught. The
/// split depends on the clusters' keys alone, not on their order.
public struct FoldSplit: Sendable {
    /// A recording of the truth, with the pairs that are counted where it is held out.
    public struct Cluster: Sendable {
        /// Made of its content, so that the same file in another order gives the same folds.
        public var key: UInt64
        /// Pairs that are the same.
        public var same = 0
        /// All pairs.
        public var pairs = 0

        public init(key: UInt64) { self.key = key }
    }

    /// The number of folds.
    public let count: Int
    /// The fold of each cluster, from 0.
    public let folds: [Int]

    /// Splits the clusters into `count` folds with about as many true pairs each.
    public init(_ clusters: [Cluster], into count: Int) {
        self.count = count
        var folds = Array(repeating: 0, count: clusters.count)
        var filled = Array(repeating: (same: 0, pairs: 0), count: count)
        for index in clusters.indices.sorted(by: { (clusters[$0].key, $0) < (clusters[$1].key, $1) }) {
            let fold = filled.indices.min { one, other in
                (filled[one].same, filled[one].pairs, one) < (filled[other].same, filled[other].pairs, other)
            }
            guard let fold else { continue }
            folds[index] = fold
            filled[fold].same += clusters[index].same
            filled[fold].pairs += clusters[index].pairs
        }
        self.folds = folds
    }
}
