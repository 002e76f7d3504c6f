import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct PairSampleTests {
    private static func drawn(_ pairs: [(id: Int64, percent: Int)], limit: Int, count: Int? = nil) -> [Int64] {
        var sample = PairSample(limit: limit)
        for pair in pairs { sample.add(.init(.mapped, id: pair.id), Confidence(percent: pair.percent)) }
        return sample.drawn(count ?? limit).map(\.id)
    }

    /// 10,000 pairs at 99, a hundred at 86, three at 40.
    private static let pairs: [(id: Int64, percent: Int)] =
        (1...10_000).map { (Int64($0), 99) } + (10_001...10_100).map { (Int64($0), 86) }
        + (10_101...10_103).map { (Int64($0), 40) }

    @Test func `the rare ones are there beside the many`() {
        let ids = Self.drawn(Self.pairs, limit: 203)
        #expect(ids.count == 203)
        #expect(Set(ids).count == 203)
        #expect(ids.count { $0 > 10_100 } == 3)
        #expect(ids.count { (10_001...10_100).contains($0) } == 100)
    }

    @Test func `room is shared evenly, and what one band leaves goes to the others`() {
        let ids = Self.drawn(Self.pairs, limit: 61)
        #expect(ids.count { $0 > 10_100 } == 3)
        #expect(ids.count { (10_001...10_100).contains($0) } == 29)
        #expect(ids.count == 61)
    }

    @Test func `the order of the pairs does not matter`() {
        var random = SplitMix64(seed: 5)
        let once = Self.drawn(Self.pairs, limit: 50)
        for _ in 0..<3 { #expect(Self.drawn(Self.pairs.shuffled(using: &random), limit: 50) == once) }
        // The surest first, then by number.
        let percent = Dictionary(uniqueKeysWithValues: Self.pairs.map { ($0.id, $0.percent) })
        #expect(once == once.sorted { (-(percent[$0] ?? 0), $0) < (-(percent[$1] ?? 0), $1) })
    }

    @Test func `a sample is spread over all numbers`() {
        let ids = Self.drawn(Self.pairs.filter { $0.percent == 99 }, limit: 400)
        for quarter in 0..<4 {
            let share = ids.count { (Int64(quarter) * 2_500 + 1...Int64(quarter + 1) * 2_500).contains($0) }
            #expect((60...140).contains(share), "\(quarter)")
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (20_000, 10_103)])
    func `limits`(_ limit: Int, _ count: Int) {
        #expect(Self.drawn(Self.pairs, limit: limit).count == count)
        #expect(Self.drawn(Self.pairs, limit: limit, count: 0).isEmpty)
        #expect(Self.drawn([], limit: limit).isEmpty)
    }

    @Test func `it is what sorting everything would give`() {
        var random = SplitMix64(seed: 11)
        let pairs = (1...3_000).map { (id: Int64($0), percent: Int.random(in: 0...100, using: &random)) }
        // A sample with room for all keeps all; the first of each band there are the sample here.
        let small = Set(Self.drawn(pairs, limit: 80))
        for limit in [81, 200, 2_999] { #expect(small.isSubset(of: Self.drawn(pairs, limit: limit))) }
    }
}
