@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct RaritySumsTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        let tracks: Int
        let lists: Int
        /// How many of the tracks are in a list.
        let share: Double
        /// What a list adds, in bits.
        let gains: ClosedRange<Float>

        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "few tracks", tracks: 20, lists: 4, share: 0.5, gains: 1...12),
        Row(name: "as many as are kept", tracks: 24, lists: 3, share: 1, gains: 1...12),
        Row(name: "one list", tracks: 300, lists: 1, share: 1, gains: 7...7),
        Row(name: "many equal sums", tracks: 900, lists: 3, share: 0.5, gains: 6...6),
        Row(name: "hardly a track in two lists", tracks: 2_000, lists: 4, share: 0.03, gains: 5...15),
        Row(name: "some tracks in two lists", tracks: 600, lists: 3, share: 0.15, gains: 5...15),
        Row(name: "many different sums", tracks: 400, lists: 14, share: 0.5, gains: 1...18),
        Row(name: "sums that hardly differ", tracks: 400, lists: 12, share: 0.5, gains: 1...1.000_001),
        Row(name: "sums beyond all steps", tracks: 300, lists: 8, share: 0.7, gains: 900...90_000),
    ]) func theGreatestAreThoseOfASort(_ row: Row) {
        var random = SplitMix64(seed: 7)
        let rooms = SearchRooms()
        for _ in 0..<40 {
            let lists = (0..<row.lists).map { _ in (0..<Int32(row.tracks)).filter { _ in random.chance(row.share) } }
            var slow: [Int32: Float] = [:]
            let gains = lists.map { _ in Float.random(in: row.gains, using: &random) }
            // The first list may come last where it brings none of the greatest, as the second has tracks enough.
            let isFound = lists.count > 1 && lists[1].count >= 24 && gains[1] > gains[0]
            var sums = RaritySums(
                tracks: row.tracks, room: lists.reduce(0) { $0 + $1.count }, longest: row.tracks, lists: lists.count,
                commonest: isFound ? gains[0] : 0, in: rooms)
            // Sums are made in the order in which they come, so that gains need none.
            for (list, gain) in zip(lists, gains) {
                for position in list { slow[position, default: 0] += gain }
            }
            for (number, list) in lists.enumerated().dropFirst(isFound ? 1 : 0) {
                sums.beginList(gain: gains[number])
                // In two parts, as where tracks were added to a library that was read.
                let border = Int.random(in: 0...list.count, using: &random)
                for part in [list[..<border], list[border...]] { part.withUnsafeBufferPointer { sums.add($0) } }
            }
            if isFound { lists[0].withUnsafeBufferPointer { sums.addCommonest($0) } }
            var greatest = KeyList<Int32>(room: 1)
            greatest.append(-1)
            sums.appendGreatest(24, to: &greatest)
            let found = greatest.array
            let expected = slow.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(24).map(\.key)
            #expect(found.first == -1 && found.dropFirst().sorted() == expected.sorted())
        }
    }
}
