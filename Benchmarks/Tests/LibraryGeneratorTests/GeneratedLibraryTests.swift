import LibraryGenerator
import NaradaModel
import Testing

@Suite struct GeneratedLibraryTests {
    let library = GeneratedLibrary(size: 20_000, seed: 7, identifierShare: 0.5)

    @Test func sameSeedSameRows() {
        let twin = GeneratedLibrary(size: 20_000, seed: 7, identifierShare: 0.5)
        // Backwards, since no row may depend on those before it.
        let backwards = (0..<500).reversed().map { twin.row(at: $0) }
        #expect((0..<500).map { library.row(at: $0) } == backwards.reversed())
        #expect((0..<500).map { library.track(at: $0) } == (0..<500).map { twin.track(at: $0) })
    }

    @Test func otherSeedOtherRows() {
        let other = GeneratedLibrary(size: 20_000, seed: 8)
        let shared = (0..<500).filter { library.track(at: $0).title == other.track(at: $0).title }
        #expect(shared.count < 25)
    }

    @Test func fourOfFiveRowsAreKnown() {
        let known = (0..<20_000).count { library.row(at: $0).kind == .known }
        #expect((15_700...16_300).contains(known))
    }

    @Test func everyKindOccurs() {
        let kinds = Set((0..<2_000).map { library.row(at: $0).kind })
        #expect(kinds == Set(GeneratedRow.Kind.allCases))
    }

    @Test func truthNamesEachTrackAtMostOnce() {
        let truths = (0..<20_000).compactMap { library.row(at: $0).trackID }
        #expect(Set(truths).count == truths.count)
    }

    @Test func knownRowsKeepTheLength() {
        var compared = 0
        for index in 0..<2_000 {
            let row = library.row(at: index)
            guard let id = row.trackID, let number = Int(id.dropFirst("track-".count)),
                let ours = library.track(at: number).durationMs, let theirs = row.track.durationMs
            else { continue }
            compared += 1
            // 3 s of shift and a cut to whole seconds.
            #expect(abs(ours - theirs) <= 4_000, "\(row.track.title)")
        }
        #expect(compared > 1_000)
    }

    @Test func wordsAndArtistsAreSkewed() {
        var words: [String: Int] = [:]
        var artists: [String: Int] = [:]
        for index in 0..<20_000 {
            let track = library.track(at: index)
            for word in Set(track.title.split(separator: " ").map(String.init)) { words[word, default: 0] += 1 }
            artists[track.artists.names[0], default: 0] += 1
        }
        #expect((words.values.max() ?? 0) > 1_000)
        #expect(words.values.count { $0 == 1 } > 5_000)
        #expect((artists.values.max() ?? 0) > 50)
        #expect(artists.count > 1_500)
    }

    @Test func identifiersFollowTheirShare() {
        let none = GeneratedLibrary(size: 1_000, seed: 1)
        #expect((0..<1_000).allSatisfy { none.track(at: $0).isrcs.isEmpty && none.row(at: $0).track.isrcs.isEmpty })
        let coded = (0..<20_000).count { !library.track(at: $0).isrcs.isEmpty }
        #expect((9_600...10_400).contains(coded))
        let codes = (0..<20_000).flatMap { library.track(at: $0).isrcs }
        #expect(Set(codes).count == codes.count)
    }

    @Test(arguments: [0, 1, 2, 3, 10]) func smallLibraries(size: Int) {
        let small = GeneratedLibrary(size: size, seed: 3)
        for index in 0..<size {
            #expect(!small.track(at: index).title.isEmpty)
            #expect(!small.row(at: index).track.artists.names.isEmpty)
        }
    }
}
