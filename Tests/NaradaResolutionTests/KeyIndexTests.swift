@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct KeyIndexTests {
    @Test(arguments: UInt64(1)...20) func rowsAreThoseOfADictionary(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var index = KeyIndex()
        var twin: [UInt64: [Int32]] = [:]
        let keys = UInt64.random(in: 1...30, using: &random)
        for row in 0..<Int32.random(in: 0...300, using: &random) {
            // A row may come under a key twice in a row.
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let key = UInt64.random(in: 0..<keys, using: &random)
                index.add(row, under: key)
                if twin[key]?.last != row { twin[key, default: []].append(row) }
            }
        }
        for key in 0...keys {
            let expected = twin[key] ?? []
            #expect(index.count(under: key) == expected.count)
            for limit in [0, 1, 3, expected.count, Int.max] {
                var found: [Int32] = []
                index.forEach(under: key, limit: limit) { found.append($0) }
                #expect(found == Array(expected.prefix(limit)))
            }
        }
    }
}
