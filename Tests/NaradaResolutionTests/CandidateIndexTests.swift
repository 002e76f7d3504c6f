import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct CandidateIndexTests {
    static let titles = [
        "Intro", "Intro", "Hurt", "Creep", "Numb", "東京は夜の七時", "東京の夜", "Group of Blood", "SmellsLikeTeenSpirit",
        "Smells Like Teen Spirit", "Группа крови", "Gruppa krovi", "Track 02", "Creep - Radiohead",
    ]
    static let artists = ["Radiohead", "Johnny Cash", "Кино", "Kino", "Queen", "The xx"]

    static func track(_ random: inout SplitMix64, _ folder: TrackFolder = TrackFolder()) -> FoldedTrack {
        func one(_ values: [String]) -> String { values[Int.random(in: 0..<values.count, using: &random)] }
        return folder.fold(
            .sample(
                title: one(titles) + (random.chance(0.5) ? " " + random.text(length: 3, from: "abc") : ""),
                artists: random.chance(0.2) ? [] : [one(artists)], album: random.chance(0.5) ? nil : one(titles),
                position: random.chance(0.5) ? "\(Int.random(in: 1...3, using: &random))" : nil,
                isrcs: random.chance(0.3) ? ["USWB1010100\(Int.random(in: 0...9, using: &random))"] : []))
    }

    /// The keys of random tracks.
    static func keys(_ count: Int, seed: UInt64) -> [SearchKeys] {
        var random = SplitMix64(seed: seed)
        let folder = TrackFolder()
        return (0..<count).map { _ in SearchKeys(track(&random, folder)) }
    }

    /// An index whose first tracks stand in posting lists, and the others in the table behind them.
    static func index(of tracks: [SearchKeys], base: Int?, threads: Int = 2) -> CandidateIndex {
        var index = CandidateIndex()
        if let base {
            var builder = PostingListsBuilder()
            for position in 0..<base { builder.add(Int32(position), under: tracks[position].filed) }
            index = CandidateIndex(builder.finish(threads: threads), trackCount: base)
        }
        for position in (base ?? 0)..<tracks.count { index.add(tracks[position], at: Int32(position)) }
        return index
    }

    @Test(arguments: 1...8) func candidatesAreThoseOfTheSlowTwin(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...150, using: &random)
        let tracks = Self.keys(count, seed: seed)
        let rows = Self.keys(30, seed: seed &+ 50)
        let expected = rows.map { SlowCandidates.candidates(for: $0, among: tracks) }
        // All added one by one, all in lists, and borders between the two.
        for base in [nil, 0, count, count / 2, min(1, count), count - 1] {
            let index = Self.index(of: tracks, base: base)
            #expect(index.trackCount == count)
            #expect(base != count || index.complete != nil)
            for (row, expected) in zip(rows, expected) {
                #expect(index.candidates(for: row) == expected, "\(base.map(String.init) ?? "no") tracks in lists")
                for position in [0, count / 3, base ?? 0, count - 1, count] {
                    #expect(
                        index.hasCandidate(for: row, from: Int32(position))
                            == expected.contains { $0 >= position }, "from \(position)")
                }
            }
        }
    }

    @Test(arguments: UInt64(1)...3) func aKeyIsCountedInBothLayers(seed: UInt64) {
        let tracks = Self.keys(90, seed: seed)
        let whole = Self.index(of: tracks, base: nil)
        for base in [0, 1, 45, 90] {
            let index = Self.index(of: tracks, base: base)
            for key in Set(tracks.flatMap(\.filed)) {
                let holders = tracks.indices.filter { tracks[$0].filed.contains(key) }.map(Int32.init)
                for layered in [index, whole] {
                    var found: [Int32] = []
                    let filed = layered.filed(under: key)
                    layered.forEach(in: filed) { found.append($0) }
                    #expect(found == holders && filed.count == holders.count)
                }
            }
        }
    }

    /// Words alone, so that the bounds of the walk and equal sums are met: the twin knows no keys.
    @Test(arguments: 1...8) func rarestTracksAreThoseOfTheSlowTwin(seed: UInt64) {
        var random = SplitMix64(seed: seed &+ 100)
        let count = Int.random(in: 1...(seed > 6 ? 3_000 : 120), using: &random)
        let tracks = (0..<count).map { _ in
            // Some words are on most tracks, others on few.
            Set(
                (0..<5).map { _ in UInt64.random(in: 0..<40, using: &random) % UInt64.random(in: 1..<40, using: &random)
                })
        }
        var builder = PostingListsBuilder()
        for position in tracks.indices { builder.add(Int32(position), under: tracks[position].sorted()) }
        let index = CandidateIndex(builder.finish(threads: 1), trackCount: count)
        for _ in 0..<30 {
            let words = Set((0..<4).map { _ in UInt64.random(in: 0..<45, using: &random) }).sorted()
            var rarest = KeyList<Int32>(room: 1)
            index.appendRarest(sharing: words, to: &rarest)
            let found = rarest.array
            #expect(found.sorted() == SlowCandidates.rarest(for: words, among: tracks).sorted())
            #expect(found.count <= CandidateIndex.mostRare)
        }
    }

    @Test func aKeyThatTooManyShareIsNotLookedUp() {
        let folder = TrackFolder()
        var index = CandidateIndex()
        // The same title by as many artists as the source allows, and one more.
        let most = Int32(ExactTitleSource().mostRowsPerKey)
        func candidates() -> Int {
            index.candidates(for: SearchKeys(folder.fold(.sample(title: "Intro", artists: [])))).count
        }
        for number in 0..<most {
            index.add(SearchKeys(folder.fold(.sample(title: "Intro", artists: ["Artist \(number)"]))), at: number)
        }
        #expect(candidates() == Int(most))
        index.add(SearchKeys(folder.fold(.sample(title: "Intro", artists: ["One more"]))), at: most)
        #expect(candidates() <= CandidateIndex.mostRare)
    }

    @Test func aRowWithoutAWordHasNoCandidates() {
        var index = CandidateIndex()
        index.add(SearchKeys(TrackFolder().fold(.sample())), at: 0)
        let row = TrackFolder().fold(.sample(title: "", artists: [], durationMs: nil))
        #expect(index.candidates(for: SearchKeys(row)) == [])
        #expect(CandidateIndex().candidates(for: SearchKeys(TrackFolder().fold(.sample()))) == [])
    }

    @Test func keysOfATrackAreFiledOnce() {
        var random = SplitMix64(seed: 12)
        for _ in 0..<300 {
            let track = Self.track(&random)
            let keys = SearchKeys(track)
            #expect(Set(keys.filed).count == keys.filed.count)
            #expect(Set(keys.sought).count == keys.sought.count)
            #expect(Array(keys.words) == keys.words.sorted())
            let filing = SearchKeys.filing(track)
            #expect(filing.filed == keys.filed && filing.words == keys.words && filing.sought.isEmpty)
        }
    }
}
