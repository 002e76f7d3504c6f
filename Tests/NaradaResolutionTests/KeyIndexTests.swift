@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct KeyIndexTests {
    @Test(arguments: UInt64(1)...20) func rowsAreThoseOfADictionary(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var index = KeyIndex()
        var twin: [UInt64: [Int32]] = [:]
        let keys = UInt64.random(in: 1...30, using: &random)
        #expect(index.isEmpty)
        for row in 0..<Int32.random(in: 0...300, using: &random) {
            // A row may come under a key twice in a row.
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                // The key 0 among them, and the greatest.
                var key = UInt64.random(in: 0..<keys, using: &random)
                if key == 1 { key = .max }
                index.add(row, under: key)
                if twin[key]?.last != row { twin[key, default: []].append(row) }
            }
        }
        #expect(index.isEmpty == twin.isEmpty)
        for key in Array(0...keys) + [.max] {
            let expected = twin[key] ?? []
            let list = index.list(under: key)
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1) { number in
                withUnsafePointer(to: key) {
                    index.writeLists(under: UnsafeBufferPointer(start: $0, count: 1), into: number)
                }
                #expect(number[0] == list)
            }
            guard list >= 0 else {
                #expect(expected == [])
                continue
            }
            #expect(index.count(of: list) == expected.count && index.last(of: list) == expected.last)
            var found: [Int32] = []
            index.withRows(of: list) { found += $0 }
            #expect(found == expected)
        }
    }
}
