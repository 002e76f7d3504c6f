@testable import NaradaMatching
import NaradaTestSupport
import Testing

@Suite struct FoldSplitTests {
    private static func clusters(_ count: Int, seed: UInt64) -> [FoldSplit.Cluster] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            var cluster = FoldSplit.Cluster(key: random.next())
            cluster.same = Int.random(in: 0...4, using: &random)
            cluster.pairs = cluster.same + Int.random(in: 0...9, using: &random)
            return cluster
        }
    }

    @Test(arguments: [2, 5, 10]) func foldsAreAboutEqual(count: Int) {
        let clusters = Self.clusters(500, seed: 41)
        let split = FoldSplit(clusters, into: count)
        #expect(split.folds.count == clusters.count)
        var same = Array(repeating: 0, count: count)
        for (cluster, fold) in zip(clusters, split.folds) { same[fold] += cluster.same }
        #expect((same.max() ?? 0) - (same.min() ?? 0) <= 4)
    }

    @Test func theOrderOfClustersChangesNothing() {
        let clusters = Self.clusters(200, seed: 42)
        let folds = Dictionary(
            uniqueKeysWithValues: zip(clusters.map(\.key), FoldSplit(clusters, into: 5).folds))
        var random = SplitMix64(seed: 43)
        let shuffled = clusters.shuffled(using: &random)
        for (cluster, fold) in zip(shuffled, FoldSplit(shuffled, into: 5).folds) {
            #expect(folds[cluster.key] == fold)
        }
    }
}
