import Foundation
import NaradaEngine
import NaradaReview
import NaradaTestSupport
import Testing

/// The sample library of `fixtures/`, held to what a librarian says of each row.
@Suite struct FixtureTests {
    /// Rows that the engine answers otherwise than the librarian: `connector id`, the engine's answer, and why it is
    /// borne. A row that comes right, or goes wrong otherwise, fails the test: correct this table with the change.
    static let knownDifferences: [(row: String, answer: String, why: String)] = [
        ("spotify fixture000000000000031", "none", "nothing leads from Latin letters to kanji but an identifier"),
        (
            "spotify fixture000000000000037", "accept L34",
            "bracketed title, album and length speak for an artist who cannot be compared"
        ),
        (
            "lastfm lastfm-016", "review",
            "the leader's name is half of the band's, which is too little without a length"
        ),
        ("lastfm lastfm-034", "none", "nothing leads from Latin letters to kanji but an identifier"),
        (
            "lastfm lastfm-050", "none",
            "his own take is marked acoustic and live, the row is not, and the band is another artist"
        ),
        ("lastfm lastfm-068", "review", "a person is asked about an instrumental of equal length"),
        (
            "musicbrainz f1c7b000-0000-4000-8000-000000000005", "review",
            "two recordings in MusicBrainz are two until a person says otherwise"
        ),
    ]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("fixtures")

    private static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func home() throws -> Home {
        let home = try Home()
        try home.importFile(path("library.csv"), to: nil)
        try home.importFile(path("spotify.csv"), to: "spotify")
        try home.importFile(path("lastfm.jsonl"), to: "lastfm")
        try home.importFile(path("musicbrainz.csv"), to: "musicbrainz")
        return home
    }

    /// `connector id: outcome library id` of each row; the track of a question is left out, since a person sees it.
    private static func answers(_ home: Home) throws -> [String: String] {
        let rows = try home.rows(
            """
            SELECT c.connector_name || ' ' || c.connector_track_id, '|',
                CASE WHEN m.id IS NOT NULL THEN 'accept ' || o.source_track_id WHEN i.id IS NOT NULL THEN 'review'
                    ELSE 'none' END
            FROM connector_tracks c
            LEFT JOIN track_mappings m ON m.connector_track_id = c.id AND NOT m.is_deleted
            LEFT JOIN track_origins o ON o.track_id = m.track_id
            LEFT JOIN review_items i ON i.connector_track_id = c.id AND i.state = 'open'
            """)
        return Dictionary(
            rows.map { line in
                let halves = line.components(separatedBy: " | ")
                return (halves[0], halves[1])
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func expectations() throws -> [(row: String, answer: String)] {
        let text = try String(contentsOf: folder.appendingPathComponent("expected.csv"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
            return ("\(cells[0]) \(cells[1])", cells[3] == "accept" ? "accept \(cells[2])" : String(cells[3]))
        }
    }

    @Test func everyRowIsAnsweredAsALibrarianWould() throws {
        let home = try Self.home()
        try home.run()
        let answers = try Self.answers(home)
        let known = Dictionary(uniqueKeysWithValues: Self.knownDifferences.map { ($0.row, $0.answer) })
        for (row, expected) in try Self.expectations() {
            let answer = answers[row] ?? "not imported"
            #expect(answer == known[row] ?? expected, "\(row), where a librarian says \(expected)")
            #expect(known[row] != expected, "\(row) is no difference any more")
        }
    }

    @Test func threadsChangeNothing() throws {
        var exports: [String] = []
        for threads in [1, 2, 5] {
            let home = try Self.home()
            try home.run(RunOptions(createMissing: true, threads: threads))
            exports.append(try home.lasting())
        }
        #expect(exports[0] == exports[1] && exports[0] == exports[2])
    }

    @Test func importingAgainAndRunningOverAllRowsChangesNoMapping() throws {
        let home = try Self.home()
        try home.run()
        let before = try home.rows("SELECT * FROM track_mappings ORDER BY id").count
        let mappings = try home.mappings()
        for (file, connector) in [("spotify.csv", "spotify"), ("lastfm.jsonl", "lastfm")] {
            let report = try home.importFile(Self.path(file), to: connector)
            #expect(report.files.allSatisfy { $0.inserted == 0 && $0.updated == 0 })
        }
        #expect(try home.run().nothingToDo)
        let report = try home.run(RunOptions(all: true))
        #expect(report.newMappings == 0 && report.changed == 0 && report.retired == 0)
        #expect(try home.mappings() == mappings)
        #expect(try home.rows("SELECT * FROM track_mappings ORDER BY id").count == before)
    }
}
