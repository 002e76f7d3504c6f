import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct LibraryStatisticsTests {
    /// Counting with sets of texts, track by track.
    @Test func countsAreThoseOfTheSlowTwin() {
        var random = SplitMix64(seed: 5)
        let folder = TrackFolder()
        let (titles, artists) = (["Intro", "Hurt", "Numb"], ["Queen", "Björk", "Кино", "The xx"])
        var statistics = LibraryStatistics()
        var rows: [(title: String, artists: [String])] = []
        for count in 1...200 {
            let title = titles[Int.random(in: 0..<3, using: &random)]
            let names = Array(artists.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)))
            rows.append((title, names))
            statistics.add(folder.fold(.sample(title: title, artists: names)))
            #expect(statistics.trackCount == count)
        }
        for title in titles {
            let leaders = Set(rows.filter { $0.title == title }.compactMap(\.artists.first))
            let text = folder.fold(.sample(title: title)).titleText
            #expect(statistics.artists(withTitle: text) == leaders.count)
        }
        for artist in artists {
            let name = folder.fold(.sample(artists: [artist])).names
            #expect(name.map(statistics.tracks(by:)) == [rows.count { $0.artists.contains(artist) }])
        }
    }

    @Test func namesThatNobodyHasCountNothing() {
        let stranger = TrackFolder().fold(.sample())
        let statistics = LibraryStatistics(assumedTracks: -3)
        #expect(statistics.trackCount == 1)
        #expect(statistics.artists(withTitle: stranger.titleText) == 0)
        #expect(stranger.names.map(statistics.tracks(by:)) == [0])
    }
}
