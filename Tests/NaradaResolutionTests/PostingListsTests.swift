import NaradaMatching
@testable import NaradaResolution
import NaradaTestSupport
import Testing

/// Sorted posting lists beside a dictionary of arrays.
@Suite struct PostingListsTests {
    /// The keys of tracks, track by track.
    struct Tracks: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let keys: [[UInt64]]

        init(_ name: String, _ keys: [[UInt64]]) {
            testDescription = name
            self.keys = keys
        }
    }

    static let rows =
        [
            Tracks("no track", []), Tracks("a track without a key", [[]]), Tracks("one key", [[7]]),
            Tracks("the key 0", [[0], [], [0]]), Tracks("the greatest key", [[.max], [.max]]),
            Tracks("both ends", [[0, .max], [.max, 1], [0, .max - 1]]),
            Tracks("one key on every track", [[UInt64]](repeating: [42], count: 5_000)),
            Tracks(
                "keys with the same leading bits", (UInt64(0)..<500).map { [0x1234_0000_0000_0000 | $0 % 100, $0] }),
            Tracks("a key a bucket", (UInt64(0)..<1_024).map { [$0 << 54, $0 << 54 | 1] }),
            Tracks("keys that descend", (UInt64(0)..<300).reversed().map { [$0 << 50, UInt64.max - $0] }),
        ] + (UInt64(1)...6).map(seeded)

    private static func seeded(_ seed: UInt64) -> Tracks {
        var random = SplitMix64(seed: seed)
        let bits = UInt64([3, 12, 63][Int(seed % 3)])
        let count = Int.random(in: 1...2_000, using: &random)
        return Tracks(
            "seed \(seed)",
            (0..<count).map { _ in
                let keys = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.next() >> (63 - bits) }
                return Array(Set(keys)).sorted().shuffled(using: &random)
            })
    }

    static func lists(_ tracks: Tracks, threads: Int) -> PostingLists {
        var builder = PostingListsBuilder()
        for (position, keys) in tracks.keys.enumerated() {
            // Room is made half-way, or none.
            if threads > 1, position == tracks.keys.count / 2 { builder.reserve(times: 2) }
            builder.add(Int32(position), under: keys)
        }
        return builder.finish(threads: threads)
    }

    @Test(arguments: rows, [1, 2]) func listsAreThoseOfADictionary(row: Tracks, threads: Int) {
        let lists = Self.lists(row, threads: threads)
        var twin: [UInt64: [Int32]] = [:]
        for (position, keys) in row.keys.enumerated() {
            for key in keys { twin[key, default: []].append(Int32(position)) }
        }
        #expect(Array(lists.keys.keys.numbers) == twin.keys.sorted())
        #expect(lists.starts.count == twin.count + 1)
        #expect(Int(lists.starts[twin.count]) == lists.rows.count)
        for (key, expected) in twin { #expect(Array(lists.rows(under: key)) == expected, "\(key)") }
        for key in twin.keys.flatMap({ [$0 &+ 1, $0 &- 1, ~$0] }) + [0, 1, .max] where twin[key] == nil {
            #expect(lists.rows(under: key).isEmpty, "\(key)")
        }
    }

    @Test(arguments: rows) func threadsMakeNoDifference(row: Tracks) {
        let one = Self.lists(row, threads: 1)
        for threads in [0, 2, 7] {
            let many = Self.lists(row, threads: threads)
            #expect(Array(many.keys.keys.numbers) == Array(one.keys.keys.numbers))
            #expect(Array(many.starts.numbers) == Array(one.starts.numbers))
            #expect(Array(many.rows.numbers) == Array(one.rows.numbers))
        }
    }
}
