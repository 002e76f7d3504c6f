@testable import NaradaMatching
import NaradaModel
import NaradaText
import NaradaTestSupport
import Testing

/// Rows whose blanks were lost, beside the rows that have them.
@Suite struct JoinedTitleTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: TrackFacts
        let track: TrackFacts
        let isRead: Bool

        init(_ name: String, _ row: TrackFacts, _ track: TrackFacts, _ isRead: Bool) {
            testDescription = name
            self.row = row
            self.track = track
            self.isRead = isRead
        }
    }

    private static let crashSite = TrackFacts.sample(
        title: "Crash Site", artists: ["Adorable"], album: "Footnotes 92-94")
    private static let schauSchau = TrackFacts.sample(title: "Schau schau", artists: ["Selig"])

    @Test(arguments: [
        Row(
            "title and album", .sample(title: "CrashSiteFootnotes9294", artists: ["Adorable"], album: nil),
            crashSite, true),
        Row(
            "title and album with a letter too many",
            .sample(title: "CrashSitteFootnotes9294", artists: ["Adorable"], album: nil), crashSite, true),
        Row(
            "another number in the album", .sample(title: "CrashSiteFootnotes9394", artists: ["Adorable"], album: nil),
            crashSite, false),
        Row(
            "an album of its own", .sample(title: "CrashSiteFootnotes9294", artists: ["Adorable"], album: "Footnotes"),
            crashSite, false),
        Row("artist and title", .sample(title: "SeligSchauschau", artists: []), schauSchau, true),
        Row("an artist of its own", .sample(title: "SeligSchauschau", artists: ["Nena"]), schauSchau, false),
        Row("a mark behind the title", .sample(title: "CrashSiteLive", artists: ["Adorable"]), crashSite, false),
        Row("blanks of its own", .sample(title: "Crash Site Footnotes9294", artists: ["Adorable"]), crashSite, false),
        Row("a single word and a letter", .sample(title: "Strangers"), .sample(title: "strangers a"), false),
        Row(
            "an album of one letter", .sample(title: "Yesterday", album: nil),
            .sample(title: "Yesterday", album: "X"), false),
        Row("a single word", .sample(title: "Yesterday"), .sample(title: "Yesterday Once More"), false),
    ]) func theLettersDecide(_ row: Row) {
        let folder = TrackFolder()
        let (one, other) = (folder.fold(row.row), folder.fold(row.track))
        let readings = one.readings(suggestedBy: other).filter { $0.hypothesis == .runTogether }
        #expect(readings.isEmpty != row.isRead)
        #expect(other.readings(suggestedBy: one).filter { $0.hypothesis == .runTogether }.isEmpty)
        for reading in readings { #expect(reading.titleText.key == other.titleText.key) }
    }

    @Test func aTrackNumberMayStandBeforeTheLetters() {
        let folder = TrackFolder()
        let row = folder.fold(
            .sample(title: "012MistyMountains2", artists: ["Bryan E. Miller"], position: "12"))
        let track = folder.fold(.sample(title: "Misty Mountains 2", artists: ["Bryan E. Miller"]))
        #expect(row.readings(suggestedBy: track).contains { $0.title.parts == track.title.parts })
    }

    @Test func whatTheCardRulesOutHasNoReading() throws {
        var random = SplitMix64(seed: 11)
        let folder = TrackFolder()
        func text(upTo words: Int) -> String {
            (0..<Int.random(in: 1...words, using: &random)).map { _ in
                random.text(length: Int.random(in: 2...9, using: &random), from: "abcdefgh")
            }.joined(separator: " ")
        }
        var (read, ruledOut) = (0, 0)
        for _ in 0..<2_000 {
            let (title, album, artist) = (text(upTo: 4), text(upTo: 3), text(upTo: 2))
            let track = folder.fold(.sample(title: title, artists: [artist], album: album))
            let texts = [title, title + album, artist + title, text(upTo: 4)]
            var letters = Array(texts[Int.random(in: texts.indices, using: &random)]).filter { $0 != " " }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: letters.indices, using: &random)
                if random.chance(0.5), letters.count > 1 {
                    letters.remove(at: place)
                } else {
                    letters.insert("h", at: place)
                }
            }
            let row = folder.fold(.sample(title: String(letters), artists: [], album: nil))
            guard let joined = row.joined else { continue }
            let readings = joined.readingsByLetters(like: track)
            #expect(joined.readings(like: track).count == readings.count)
            read += readings.isEmpty ? 0 : 1
            ruledOut += joined.mayHold(track) ? 0 : 1
        }
        #expect(read > 100 && ruledOut > 100)
    }

    /// Rows of two kinds that say who plays what: what cards rule out has no readings, in either order.
    @Test func whatTheCardsOfAPairRuleOutHasNoReadings() {
        var random = SplitMix64(seed: 12)
        let folder = TrackFolder()
        let songs = [
            "crash site", "Schau schau", "misty mountains", "愛の讃歌 いつまでも", "Any Day Now", "yesterday", "Ça plane",
        ]
        func row() -> FoldedTrack {
            var title = songs[Int.random(in: songs.indices, using: &random)]
            if random.chance(0.6) { title = title.filter { $0 != " " } }
            if random.chance(0.2) { title = "07" + title }
            if random.chance(0.2) { title += " (Live)" }
            if random.chance(0.3) { title.insert("x", at: title.startIndex) }
            return folder.fold(
                .sample(
                    title: title, artists: random.chance(0.8) ? ["Selig"] : [],
                    album: random.chance(0.8) ? "Live" : nil,
                    position: "7"))
        }
        var (runTogether, ruledOut, read) = (0, 0, 0)
        for _ in 0..<4_000 {
            let (one, other) = (row(), row())
            runTogether += one.card.marks.contains(.runTogether) ? 1 : 0
            let further = [one.readings(suggestedBy: other), other.readings(suggestedBy: one)].flatMap { $0 }
            let count = one.readingCount + other.readingCount - 2 + further.count
            if FurtherReadings.mayExist(one, other) {
                read += count > 0 ? 1 : 0
            } else {
                ruledOut += 1
                #expect(count == 0)
            }
            #expect(FurtherReadings.mayExist(one, other) == FurtherReadings.mayExist(other, one))
        }
        #expect(runTogether > 500 && ruledOut > 500 && read > 500)
    }
}
