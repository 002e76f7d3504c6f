@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// Rows that credit nobody, as videos are named by the people who put them up.
@Suite struct VideoTitleTests {
    enum Answer: Sendable {
        case accepted, refused
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let video: TrackFacts
        let track: TrackFacts
        let answer: Answer

        /// - Parameter seconds: of the video and of the track; nil where unknown.
        init(_ video: String, _ artists: [String], _ title: String, _ seconds: (Int?, Int?), _ answer: Answer) {
            testDescription = "\(video) for \(artists.joined(separator: ", ")): \(title)"
            self.video = .sample(title: video, artists: [], album: nil, durationMs: seconds.0.map { $0 * 1_000 })
            track = .sample(title: title, artists: artists, album: nil, durationMs: seconds.1.map { $0 * 1_000 })
            self.answer = answer
        }
    }

    /// Accepted at the default threshold, without a reason for a person to look.
    static func isAccepted(_ one: FoldedTrack, _ other: FoldedTrack, _ statistics: LibraryStatistics) throws -> Bool {
        let model = ScoringModel(profile: try Profile.standard())
        let score = model.score(one, other, statistics)
        return DecisionRules.reasons(for: score.findings).isEmpty
            && Confidence(probability: Evidence.probability(ofBits: score.total)) >= model.profile.settings.accept
    }

    @Test(arguments: named + unnamed) func isAnsweredAlikeFromBothSides(_ row: Row) throws {
        let folder = TrackFolder()
        let (video, track) = (folder.fold(row.video), folder.fold(row.track))
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        for (one, other) in [(video, track), (track, video)] {
            #expect(try Self.isAccepted(one, other, statistics) == (row.answer == .accepted))
        }
    }

    /// The artist stands somewhere in the title.
    static let named: [Row] = [
        Row("Knock On Wood , James Cotton", ["James Cotton"], "Knock On Wood", (173, 173), .accepted),
        Row("Britney Spears One Kiss from You Lyrics", ["Britney Spears"], "One Kiss From You", (206, 205), .accepted),
        Row("Embraceable You (1953) by Art Tatum", ["Art Tatum"], "Embraceable You", (268, 270), .accepted),
        Row("Evil // Muddy Waters [1080p]", ["Muddy Waters"], "Evil", (139, 139), .accepted),
        Row(
            "Rolling Stones - Flashpoint - Factory Girl", ["The Rolling Stones"], "Factory Girl", (168, 167), .accepted),
        Row("Queen Innuendo Official Video HD", ["Queen"], "Innuendo", (nil, 390), .accepted),
        Row("01 - The Golden Age [Beck: Sea Change]", ["Beck"], "Golden Age", (277, 276), .accepted),
        Row("05 - Queen Innuendo", ["Queen"], "Innuendo", (390, 390), .accepted),
        Row("Innuendo by Queen", ["Queen"], "Innuendo", (392, 390), .accepted),
        Row("Marley, Bob - Jamming", ["Bob Marley"], "Jamming", (211, 211), .accepted),
        Row("Queen \"Innuendo\" live 1999", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Queen Innuendo live at Wembley", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Innuendo (Queen cover)", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Innuendo Queen cover", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Innuendo in the style of Queen", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Queen - Innuendo - Karaoke", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Queen Innuendo Full Album", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Innuendo - Queen guitar lesson", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Innuendo (Queen) by Somebody Else", ["Queen"], "Innuendo", (nil, nil), .refused),
        Row("Queen Greatest Hits Radio Interview", ["Queen"], "Innuendo", (390, 390), .refused),
        Row("Love Is in the Air", ["Air"], "Love", (215, 215), .refused),
    ]

    /// It does not, or nobody knows the artist.
    static let unnamed: [Row] = [
        Row("Looking The World Over", ["Big Mama Thornton"], "Looking the World Over", (133, 132), .accepted),
        Row("Etta Baker - One Dime Blues", ["Compilations"], "One Dime Blues", (154, 153), .accepted),
        Row("Looking The World Over", ["Big Mama Thornton"], "Looking the World Over", (nil, 132), .refused),
        Row("Looking The World Over", ["Big Mama Thornton"], "Looking the World Over", (140, 132), .refused),
        Row("Mercy", ["Sarah McLachlan"], "Mercy", (262, 262), .refused),
        Row("Track 3", ["Sarah McLachlan"], "Track 3", (262, 262), .refused),
        Row("Looking The World Over (Live)", ["Big Mama Thornton"], "Looking the World Over", (132, 132), .refused),
        Row(
            "String Quartet No. 3 in F Major, Op. 73: V. Moderato", ["Borodin Quartet"],
            "String Quartet No. 3 in F Major, Op. 73: V. Moderato", (630, 630), .refused),
        Row("Sonata in G minor - Largo", ["Nobuko Imai"], "Sonata in G minor - Largo", (223, 223), .refused),
        Row("Miranda Lambert - Over You Again", ["Bif Naked"], "Over You Again", (248, 248), .refused),
    ]

    @Test func aTitleThatTheLibraryKnowsTwiceTellsNothing() throws {
        let folder = TrackFolder()
        let track = folder.fold(.sample(title: "Looking the World Over", artists: ["Big Mama Thornton"], album: nil))
        let video = folder.fold(.sample(title: "Looking the World Over", artists: [], album: nil))
        var statistics = LibraryStatistics()
        statistics.add(track)
        #expect(try Self.isAccepted(video, track, statistics))
        statistics.add(folder.fold(.sample(title: "Looking the World Over", artists: ["Somebody Else"], album: nil)))
        #expect(try !Self.isAccepted(video, track, statistics))
    }

    @Test func theEvidenceNamesTheReading() throws {
        let model = ScoringModel(profile: try Profile.standard())
        let folder = TrackFolder()
        let video = folder.fold(.sample(title: "Knock On Wood , James Cotton", artists: [], album: nil))
        let track = folder.fold(.sample(title: "Knock On Wood", artists: ["James Cotton"], album: nil))
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        let score = model.score(video, track, statistics)
        let fields = model.fields(of: score, video, track, statistics)
        #expect(fields.first?.left == "the artist named in the title")
        #expect(fields.contains { $0.matcher == "artists" && $0.left == "james cotton" })
        #expect(abs(fields.reduce(model.prior(statistics)) { $0 + $1.weight } - score.total) < 1e-9)
    }

    @Test(arguments: ["", "a", "karma police", "  two  blanks ", "東京 タワー", "a\u{301} b"])
    func theFingerprintOfATextIsThatOfItsFoldedForm(text: String) {
        #expect(FoldedText.key(of: text) == FoldedText(text).key)
    }

    @Test func awayFromItsPairARowIsReadPlainly() throws {
        let folder = TrackFolder()
        let video = folder.fold(.sample(title: "Knock On Wood , James Cotton", artists: [], album: nil))
        let track = folder.fold(.sample(title: "Knock On Wood", artists: ["James Cotton"], album: nil))
        let model = ScoringModel(profile: try Profile.standard())
        let score = model.score(video, track, LibraryStatistics(assumedTracks: 1_000))
        #expect(score.readings.row >= video.readingCount)
        #expect(video.reading(score.readings.row) === video)
    }
}
