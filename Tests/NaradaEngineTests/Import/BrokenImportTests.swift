import Foundation
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

@testable import NaradaEngine

/// A broken export gives a sentence with its place, its good part is in, and its checkpoint is true: the mended file then
/// brings the rest, and nothing twice.
@Suite struct BrokenImportTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var name = "endsong_0.json"
        var broken: [UInt8]
        /// Plays, likes and entries that are in nevertheless.
        var events: Int
        /// A part of the sentence.
        var problem: String
        /// The place in the sentence: `line` or `line, byte N`.
        var place: String
        /// Whether the file says that it has more.
        var endsEarly = false
        var mended: [UInt8]
        var allEvents: Int
    }

    private static let plays = (0..<6).map { EventImportTests.play("T\($0)", minute: $0) }

    private static func history(_ plays: [String], separator: String = ",\n") -> String {
        "[" + plays.joined(separator: separator) + "]"
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func replacing(_ index: Int, by text: String) -> [UInt8] {
        var changed = plays
        changed[index] = text
        return bytes(history(changed))
    }

    private static let whole = bytes(history(plays))

    private static let header = "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n"
    private static let library = (try? ExportFixtures.text("Library.xml")).map(bytes) ?? []

    static let rows = [
        Row(
            testDescription: "JSON that is cut off", broken: Array(whole.prefix(whole.count - 60)), events: 5,
            problem: "the file ends inside a record", place: "6", endsEarly: true, mended: whole, allEvents: 6),
        Row(
            testDescription: "JSON without its last bracket", broken: Array(whole.dropLast()), events: 6,
            problem: "the file ends before its last bracket", place: "6", endsEarly: true, mended: whole, allEvents: 6),
        Row(
            testDescription: "a quote too many", broken: replacing(2, by: plays[2].replacing("\"A\"", with: "\"A\"\"")),
            events: 5, problem: "the file is no JSON from byte", place: "3", mended: whole, allEvents: 6),
        Row(
            testDescription: "a record without its time",
            broken: replacing(3, by: #"{"ms_played":1,"master_metadata_track_name":"x"}"#), events: 5,
            problem: "\"ts\"", place: "4", mended: whole, allEvents: 6),
        Row(
            testDescription: "none of the keys", broken: replacing(3, by: #"{"a":1}"#), events: 5,
            problem: "none of a history's keys", place: "4", mended: whole, allEvents: 6),
        Row(
            testDescription: "a minified file",
            broken: bytes(
                history(plays[..<3] + [#"{"ts":"x","master_metadata_track_name":"y"}"#] + plays[4...], separator: ",")),
            events: 5, problem: "is no time", place: "1, byte ", mended: bytes(history(plays, separator: ",")),
            allEvents: 6),
        Row(
            testDescription: "another encoding",
            broken: bytes("[" + plays[0] + ",\n")
                + bytes(plays[1]).flatMap { $0 == UInt8(ascii: "A") ? [0xe9, 0xe8] : [$0] } + bytes("]"),
            events: 1, problem: "is not UTF-8", place: "2", mended: bytes(history(Array(plays[..<2]))), allEvents: 2),
        Row(
            testDescription: "XML that is cut off", name: "Library.xml",
            broken: Array(library.prefix(1_900)), events: 1, problem: "ends", place: "", endsEarly: true,
            mended: library, allEvents: 4),
        Row(
            testDescription: "a row with too many fields", name: "recenttracks-x.csv",
            broken: bytes(header + "1577788380,,A,,B,,C,\n1,2,3,4,5,6,7,8,9,10\n1577788390,,A,,B,,D,\n"),
            events: 2, problem: "field", place: "3",
            mended: bytes(header + "1577788380,,A,,B,,C,\n1577788385,,A,,B,,X,\n1577788390,,A,,B,,D,\n"),
            allEvents: 3),
        Row(
            testDescription: "a line that is no JSON", name: "1.jsonl",
            broken: bytes(listen(1) + "\n{\"listened_at\":2,\n" + listen(3) + "\n"), events: 2, problem: "JSON",
            place: "2", mended: bytes([1, 2, 3].map(listen).joined(separator: "\n") + "\n"), allEvents: 3),
    ]

    private static func listen(_ number: Int) -> String {
        """
        {"listened_at":17000000\(number)0,"track_metadata":\
        {"track_name":"T\(number)","artist_name":"A","recording_msid":"m\(number)"}}
        """
    }

    private static func events(_ home: Home) throws -> Int {
        try ["track_plays", "track_likes", "playlist_tracks"].reduce(0) { sum, table in
            try sum + (Int(home.rows("SELECT count(*) FROM \(table) WHERE NOT is_deleted")[0]) ?? 0)
        }
    }

    @Test(arguments: rows)
    func theGoodPartIsInAndTheMendedFileBringsTheRest(_ row: Row) throws {
        let home = try Home()
        let path = home.folder.path(of: row.name)
        try Data(row.broken).write(to: URL(fileURLWithPath: path))
        for attempt in ["first", "second"] {
            var issues: [String] = []
            let report = try home.importExports([path]) { issues.append($0) }
            #expect(report.outcome == .someRefused, "\(attempt)")
            #expect(report.refusedRows.count == 1)
            let refusal = issues.filter { !$0.contains("warning") }
            #expect(refusal.count == 1)
            #expect(refusal[0].hasPrefix("\(path):\(row.place)"), "\(refusal[0])")
            #expect(refusal[0].contains(row.problem), "\(refusal[0])")
            #expect(try Self.events(home) == row.events)
        }
        let cursor = try home.rows("SELECT coalesce(cursor, 'none') FROM sync_checkpoints")
        #expect((cursor != ["none"]) == row.endsEarly)
        try Data(row.mended).write(to: URL(fileURLWithPath: path))
        let mended = try home.importExports([path])
        #expect(mended.outcome == .done)
        #expect(try Self.events(home) == row.allEvents)
        let calm = try Home()
        try calm.importExports([path])
        let content = """
            SELECT c.title, p.played_at, p.ms_played FROM track_plays p
            JOIN connector_tracks c ON c.id = p.connector_track_id ORDER BY 2, 1
            """
        #expect(try home.rows(content) == calm.rows(content))
    }

    /// A number in quotes is the number, with a word of warning.
    @Test func numbersInQuotes() throws {
        let home = try Home()
        let path = try home.folder.write(
            Self.history(Self.plays).replacing(":40000", with: ":\"40000\""), to: "endsong_0.json")
        var issues: [String] = []
        let report = try home.importExports([path]) { issues.append($0) }
        #expect(report.outcome == .done && report.total.warnings == 1)
        #expect(issues.count == 1 && issues[0].contains("stands in quotes"))
        #expect(try home.rows("SELECT DISTINCT ms_played FROM track_plays") == ["40000"])
    }

    /// A hole of 300 MB in one line costs that line; disk and memory see nothing of it.
    @Test func oneLineOfHundredsOfMegabytes() throws {
        let home = try Home()
        let path = try home.folder.write("[" + Self.plays[0] + ",{\"ts\":\"", to: "endsong_0.json")
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 300_000_000)
        try file.write(contentsOf: Data(("\"}," + Self.plays[1] + "]").utf8))
        try file.close()
        var issues: [String] = []
        let report = try home.importExports([path]) { issues.append($0) }
        #expect(report.outcome == .someRefused)
        #expect(issues.count == 1 && issues[0].hasPrefix("\(path):1, byte "))
        #expect(try Self.events(home) == 2)
    }
}
