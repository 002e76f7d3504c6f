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

    /// Splits the clusters into `count` folds with about as many true pairs each, and as many of the others.
    public init(_ clusters: [Cluster], into count: Int) {
        self.count = count
        var folds = Array(repeating: 0, count: clusters.count)
        var filled = Array(repeating: [0, 0, 0], count: count)
        for index in clusters.indices.sorted(by: { (clusters[$0].key, $0) < (clusters[$1].key, $1) }) {
            // Recordings with true pairs, with other pairs, and such that are only compared with: each kind is spread by
            // itself, or a fold would hold out all of one.
            let cluster = clusters[index]
            let kind = cluster.same > 0 ? 0 : (cluster.pairs > 0 ? 1 : 2)
            let size = [cluster.same, cluster.pairs, 1][kind]
            guard let fold = filled.indices.min(by: { (filled[$0][kind], $0) < (filled[$1][kind], $1) }) else {
                continue
            }
            folds[index] = fold
            filled[fold][kind] += size
        }
        self.folds = folds
    }
}
