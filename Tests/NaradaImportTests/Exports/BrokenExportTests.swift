import NaradaModel
import Testing

@testable import NaradaImport

/// Broken files: a sentence with a place, the good part, a true position.
@Suite struct BrokenExportTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var format: ExportFormat
        var text: String
        var plays = 0
        var issues: [String]
        var testDescription: String { name }
    }

    private static let first = #"{"ts":"2023-05-01T07:12:44Z","ms_played":40000,"master_metadata_track_name":"A"}"#
    private static let second = #"{"ts":"2023-05-01T07:16:44Z","ms_played":50000,"master_metadata_track_name":"B"}"#

    static let rows = [
        Row(
            name: "cut off inside a record", format: .spotifyHistory, text: "[\(first),\n{\"ts\":\"2023", plays: 1,
            issues: [
                "f:2: the file ends inside a record that begins at byte 83; 1 records before it came; download the file again"
            ]),
        Row(
            name: "cut off between records", format: .spotifyHistory, text: "[\(first),", plays: 1,
            issues: ["f:1: the file ends before its last bracket, at byte 82; 1 records came; download the file again"]),
        Row(
            name: "a quote too many", format: .spotifyHistory,
            text: "[\(first),{\"ts\":\"x\"\",\"ms_played\":1},\(second)]", plays: 2,
            issues: ["f:1: the file is no JSON from byte 91 on; mend it there or export it again"]),
        Row(
            name: "a quote too few swallows no record", format: .spotifyHistory,
            text: "[\(first),{\"ts\":\"2023,\"ms_played\":1},\(second),\(first)]", plays: 3,
            issues: ["f:1: the file is no JSON from byte 95 on; mend it there or export it again"]),
        Row(
            name: "NULs between records", format: .spotifyHistory, text: "[\(first),\n\0\0\0\n\(second)]", plays: 2,
            issues: ["f:2: the file is no JSON from byte 83 on; mend it there or export it again"]),
        Row(
            name: "NULs and a comma", format: .spotifyHistory, text: "[\(first),\n\0\0\0,\n\(second)]", plays: 2,
            issues: ["f:2: the file is no JSON from byte 83 on; mend it there or export it again"]),
        Row(
            name: "no time", format: .spotifyHistory,
            text: #"[{"ms_played":1,"master_metadata_track_name":"A"},"# + "\(first)]", plays: 1,
            issues: ["f:1: the record has no \"ts\", so nobody knows when it was played; export the file again"]),
        Row(
            name: "a time that is none", format: .spotifyHistory,
            text: #"[{"ts":"yesterday","master_metadata_track_name":"A"}]"#,
            issues: ["f:1: the \"ts\" \"yesterday\" is no time; write 2023-05-01T12:34:56Z"]),
        Row(
            name: "numbers in quotes", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","ms_played":"40000","master_metadata_track_name":"A"},"#
                + #"{"ts":"2023-05-01T07:16:44Z","ms_played":"50000","master_metadata_track_name":"B"}]"#, plays: 2,
            issues: [
                "f:1: warning: \"ms_played\" stands in quotes, here first; it is read as the number that it is"
            ]),
        Row(
            name: "a number that is none", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","ms_played":"long","master_metadata_track_name":"A"}]"#,
            issues: ["f:1: the \"ms_played\" \"\"long\"\" is no whole number; correct or remove it"]),
        Row(
            name: "less than nothing", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","ms_played":-5,"master_metadata_track_name":"A"}]"#, plays: 1,
            issues: ["f:1: warning: the \"ms_played\" -5 is less than nothing; the play goes in without it"]),
        Row(
            name: "a key that stands twice", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","ts":"2023-05-01T07:12:45Z","master_metadata_track_name":"A"}]"#,
            issues: ["f:1: the key \"ts\" stands twice in the record; keep one of the two"]),
        Row(
            name: "an escaped NUL", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","master_metadata_track_name":"A\u0000"}]"#,
            issues: ["f:1: the \"master_metadata_track_name\" holds a NUL character; remove it"]),
        Row(
            name: "half a character", format: .spotifyHistory,
            text: #"[{"ts":"2023-05-01T07:12:44Z","master_metadata_track_name":"A\ud83c"}]"#,
            issues: [
                "f:1: the \"master_metadata_track_name\" holds half a character (a lone surrogate); correct or remove it"
            ]),
        Row(
            name: "records that are none", format: .spotifyHistory, text: "[1,\(first)]", plays: 1,
            issues: ["f:1: the file is no JSON from byte 1 on; mend it there or export it again"]),
        Row(
            name: "a record of another kind", format: .spotifyHistory, text: "[{\"weather\":\"rain\"}]",
            issues: ["f:1: the record has none of a history's keys; check that the file is what it is called"]),
        Row(
            name: "a line that is no JSON", format: .listenBrainz,
            text: "{\"listened_at\":1700000000,\"track_metadata\":{\"track_name\":\"A\"}}\n{\"listened_at\":17000\n"
                + "{\"listened_at\":1700000001,\"track_metadata\":{\"track_name\":\"B\"}}\n", plays: 2,
            issues: ["f:2: the file is no JSON from byte 84 on; mend it there or export it again"]),
        Row(
            name: "an error of the API", format: .lastFMPages,
            text: "{\"error\":17,\"message\":\"Login: User required to be logged in\"}",
            issues: [
                "f:1: the page is an error of Last.fm: \"Login: User required to be logged in\"; ask for the page again"
            ]),
        Row(
            name: "a scrobble without a time", format: .lastFMPages,
            text: "{\"recenttracks\":{\"track\":[{\"name\":\"A\",\"artist\":{\"#text\":\"B\"}}]}}",
            issues: [
                "f:1: the track has no \"date\", so nobody knows when it was played; ask for the page again"
            ]),
        Row(
            name: "a date that is none", format: .lastFMTable, text: "uts,artist,track\nsoon,A,B\n1577788380,A,B\n",
            plays: 1, issues: ["f:2: the time \"soon\" is none; write 1577788380 or 31 Dec 2019 10:33"]),
        Row(
            name: "a short row", format: .lastFMTable, text: "uts,artist,track\n1577788380,A\n1577788380,A,B\n",
            plays: 1,
            issues: [
                "f:2: the row has 2 fields, the header 3; put fields that hold the delimiter or a line end in quotes"
            ]),
        Row(
            name: "an id that is none", format: .musicBrainz, text: #"{"id":"7","title":"A"}"#,
            issues: ["f:1: the \"id\" \"7\" is no MusicBrainz id; write the 36 characters of the id"]),
    ]

    @Test(arguments: rows) func givesTheGoodPart(_ row: Row) throws {
        for size in [1, 33, 65_536] {
            let export = try ReadExport(Array(row.text.utf8), name: "f", format: row.format, chunkSize: size)
            #expect(export.issues == row.issues)
            #expect(export.plays.count == row.plays)
        }
    }

    @Test(arguments: rows) func thePositionIsTrue(_ row: Row) throws {
        let bytes = Array(row.text.utf8)
        let whole = try ReadExport(bytes, name: "f", format: row.format)
        for (index, position) in whole.positions.enumerated() {
            let rest = try ReadExport(bytes, name: "f", format: row.format, resuming: position)
            // What tells that the file ends too early is told again: it may have been completed.
            let isEnd = index == whole.records.count && whole.issues.last?.contains("the file ends") == true
            #expect(
                rest.plays
                    == Array(
                        whole.plays.suffix(
                            from: whole.records[..<index].flatMap(\.events).filter {
                                if case .play = $0 { true } else { false }
                            }.count)))
            #expect(rest.records.count == (isEnd ? 1 : whole.records.count - index))
        }
    }

    @Test func encodings() throws {
        #expect(throws: ImportFault.utf16("f.json")) {
            try ReadExport([0xff, 0xfe, 0x5b, 0x00], name: "f.json", format: .spotifyHistory)
        }
        #expect(throws: ImportFault.empty("f.json")) { try ReadExport("", name: "f.json", format: .spotifyHistory) }
        let latin = Array("[\(Self.first),{\"ts\":\"2023-05-01T07:12:44Z\",\"master_metadata_track_name\":\"Caf".utf8)
        let export = try ReadExport(latin + [0xe9] + Array("\"}]".utf8), name: "f", format: .spotifyHistory)
        #expect(export.plays.count == 1)
        #expect(
            export.issues == ["f:1: the \"master_metadata_track_name\" is not UTF-8; save the file as UTF-8"])
        let marked = try ReadExport([0xef, 0xbb, 0xbf] + Array("[\(Self.first)]".utf8), name: "f")
        #expect(marked.plays.count == 1)
    }
}
