import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaEngine

@Suite struct TrueGroupsTests {
    private func id(_ number: Int) -> ServiceID { ServiceID(service: "s\(number % 3)", id: "\(number)") }

    @Test func `a row belongs to one cluster`() {
        var groups = TrueGroups(coversConnectors: false)
        #expect(groups.put(id(1), into: "a") == nil)
        #expect(groups.put(id(2), into: "a") == nil)
        #expect(groups.put(id(3), into: "b") == nil)
        #expect(groups.put(id(1), into: "a") == nil)
        #expect(groups.put(id(1), into: "b") == "a")
        #expect(groups.group(of: id(1)) == groups.group(of: id(2)))
        #expect(groups.group(of: id(1)) != groups.group(of: id(3)))
        #expect(groups.group(of: id(4)) == nil)
        #expect(groups.rows == [id(1), id(2), id(3)])
    }

    /// The plain twin: groups are relabelled by walking over all rows at each pair.
    private func slow(_ pairs: [(Int, Int)]) -> [Int: Int] {
        var groups: [Int: Int] = [:]
        for (one, other) in pairs {
            let a = groups[one] ?? one
            let b = groups[other] ?? other
            groups[one] = a
            groups[other] = b
            for (row, group) in groups where group == b { groups[row] = a }
        }
        return groups
    }

    @Test(arguments: 0..<50)
    func `joining equals relabelling, in any order of the pairs`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let pairs = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            (Int.random(in: 0...30, using: &random), Int.random(in: 0...30, using: &random))
        }.filter { $0.0 != $0.1 }
        let expected = slow(pairs)
        for order in [pairs, pairs.reversed()] {
            var groups = TrueGroups(coversConnectors: true)
            for (one, other) in order { groups.join(id(one), id(other)) }
            for one in 0...30 {
                for other in 0...30 where expected[one] != nil && expected[other] != nil {
                    let areOne = groups.group(of: id(one)) == groups.group(of: id(other))
                    #expect(areOne == (expected[one] == expected[other]))
                }
            }
        }
    }
}
