import Foundation
import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct CandidateIndexTests {
    static let titles = ["Intro", "Intro", "Hurt", "Creep", "Numb", "東京は夜の七時", "東京の夜", "Group of Blood"]
    static let artists = ["Radiohead", "Johnny Cash", "Кино", "Queen", "The xx"]

    static func track(_ random: inout SplitMix64) -> FoldedTrack {
        func one(_ values: [String]) -> String { values[Int.random(in: 0..<values.count, using: &random)] }
        return TrackFolder().fold(
            .sample(
                title: one(titles) + (random.chance(0.5) ? " " + random.text(length: 3, from: "abc") : ""),
                artists: random.chance(0.2) ? [] : [one(artists)], album: random.chance(0.5) ? nil : one(titles),
                isrcs: random.chance(0.3) ? ["USWB1010100\(Int.random(in: 0...9, using: &random))"] : []))
    }

    /// Every track compared with the row, key by key; word lists walked track by track.
    static func slowCandidates(for row: SearchKeys, among tracks: [SearchKeys]) -> [Int32] {
        var found: Set<Int32> = []
        for (number, source) in SearchKeys.sources.enumerated() {
            for key in row.soughtBySource[number] {
                let holders = tracks.indices.filter { tracks[$0].bySource[number].contains(key) }
                if holders.count <= source.mostRowsPerKey { found.formUnion(holders.map(Int32.init)) }
            }
        }
        return found.union(slowRarest(for: row.words, among: tracks.map(\.words))).sorted()
    }

    static func slowRarest(for words: [UInt64], among tracks: [[UInt64]]) -> [Int32] {
        let gains = words.reduce(into: [UInt64: Float]()) { gains, word in
            let holders = tracks.count { $0.contains(word) }
            if holders > 0 { gains[word] = 1 + log2(Float(tracks.count) / Float(holders)) }
        }
        let sums = tracks.indices.map { place in
            (
                place: place,
                // Smallest first, as sums of floats depend on the order.
                gain: tracks[place].compactMap { gains[$0] }.sorted().reduce(0, +)
            )
        }
        return sums.filter { $0.gain > 0 }.sorted { ($1.gain, $0.place) < ($0.gain, $1.place) }
            .prefix(RareTokenIndex.mostCandidates).map { Int32($0.place) }
    }

    @Test(arguments: 1...8) func candidatesAreThoseOfTheSlowTwin(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var index = CandidateIndex()
        var tracks: [SearchKeys] = []
        for position in 0..<Int32.random(in: 1...150, using: &random) {
            let keys = SearchKeys(Self.track(&random))
            tracks.append(keys)
            index.add(keys, at: position)
        }
        for _ in 0..<30 {
            let row = SearchKeys(Self.track(&random))
            #expect(index.candidates(for: row) == Self.slowCandidates(for: row, among: tracks))
        }
    }

    /// Words alone: the twin knows no keys.
    @Test(arguments: 1...8) func rarestTracksAreThoseOfTheSlowTwin(seed: UInt64) {
        var random = SplitMix64(seed: seed &+ 100)
        var index = RareTokenIndex()
        var tracks: [[UInt64]] = []
        for position in 0..<Int32.random(in: 1...120, using: &random) {
            let words = Set((0..<5).map { _ in UInt64.random(in: 0..<40, using: &random) }).sorted()
            tracks.append(words)
            index.add(words: words, at: position)
        }
        for _ in 0..<30 {
            let words = Set((0..<4).map { _ in UInt64.random(in: 0..<45, using: &random) }).sorted()
            var found: [Int32] = []
            index.appendCandidates(forWords: words, to: &found)
            #expect(found.sorted() == Self.slowRarest(for: words, among: tracks).sorted())
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
        #expect(candidates() <= RareTokenIndex.mostCandidates)
    }

    @Test func aRowWithoutAWordHasNoCandidates() {
        var index = CandidateIndex()
        index.add(SearchKeys(TrackFolder().fold(.sample())), at: 0)
        let row = TrackFolder().fold(.sample(title: "", artists: [], durationMs: nil))
        #expect(index.candidates(for: SearchKeys(row)) == [])
    }
}
