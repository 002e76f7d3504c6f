import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct FormatGuessTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var text: String
        var format: ExportFormat?
        var testDescription: String { "\(name): \(text.prefix(40))" }
    }

    @Test(arguments: [
        Row(name: "x", text: #"[{"ts":"2023-05-01T07:12:44Z","ms_played":1}]"#, format: .spotifyHistory),
        Row(name: "x", text: #"[{"endTime" : "2023-05-01 07:12", "msPlayed" : 1}]"#, format: .spotifyStreaming),
        Row(name: "Streaming_History_Audio_2023_4.json", text: "[]", format: .spotifyHistory),
        Row(name: "a/endsong_3.json", text: "[]", format: .spotifyHistory),
        Row(name: "StreamingHistory_podcast_0.json", text: "[]", format: .spotifyStreaming),
        Row(name: "StreamingHistory3.json", text: "[]", format: .spotifyStreaming),
        Row(name: "Playlist1.json", text: #"{"playlists": []}"#, format: .spotifyPlaylists),
        Row(name: "YOURLIBRARY.JSON", text: "{}", format: .spotifyLibrary),
        Row(name: "x", text: #"{"playlists":[{"name":"a","items":[]}]}"#, format: .spotifyPlaylists),
        Row(name: "x", text: #"{"playlist":{"title":"a","track":[]}}"#, format: .jspf),
        Row(name: "x.jspf", text: "{}", format: .jspf),
        Row(name: "x", text: #"{"lovedtracks":{"track":[]}}"#, format: .lastFMPages),
        Row(name: "x", text: #"[{"recenttracks":{}}]"#, format: .lastFMPages),
        Row(name: "x", text: #"{"listened_at":1,"track_metadata":{"ms":"ms_played"}}"#, format: .listenBrainz),
        Row(name: "x", text: #"{"recording_msid":null,"recording_mbid":"","score":1}"#, format: .listenBrainz),
        Row(name: "x", text: #"{"id":"","title":"a","isrcs":[]}"#, format: .musicBrainz),
        Row(name: "x", text: #"{"recordings":[],"recording-count":0}"#, format: .musicBrainz),
        Row(name: "x.jsonl", text: #"{"id":"1","title":"a","artist":"b"}"#, format: .jsonLines),
        Row(name: "x", text: "\u{feff}<?xml version=\"1.0\"?><plist/>", format: .iTunesLibrary),
        Row(name: "x", text: "<playlist xmlns=\"http://xspf.org/ns/0/\"/>", format: .xspf),
        Row(name: "x", text: "\n#EXTM3U\na.mp3", format: .m3u),
        Row(name: "list.m3u", text: "a.mp3", format: .m3u),
        Row(name: "x.csv", text: "A,B,C,31 Dec 2019 10:33\n", format: .lastFMTable),
        Row(name: "x.csv", text: "A,B,C,\nA,B,C,31 Dec 2019 10:33\n", format: .lastFMTable),
        Row(name: "x.csv", text: "uts,utc_time,artist,track\n", format: .lastFMTable),
        Row(name: "x.csv", text: "artist,album,title,date\n", format: .lastFMTable),
        Row(name: "x.csv", text: "Track URI,Track Name,Added At\n", format: .exportify),
        Row(name: "x.csv", text: "id,title,artists\n1,a,b\n", format: .table),
        Row(name: "x", text: "dear diary", format: nil),
        Row(name: "x.html", text: "<html></html>", format: nil),
        Row(name: "x.json", text: #"{"weather":"rain"}"#, format: nil),
        Row(name: "x.json", text: #"[1,2,3]"#, format: nil),
        // A value that is called like a key is none.
        Row(name: "x.jsonl", text: #"{"title":"ms_played"}"#, format: .jsonLines),
    ])
    func isTold(_ row: Row) throws {
        func guess() throws -> ExportFormat {
            var window = ByteWindow(ByteSource(bytes: Array(row.text.utf8), name: row.name))
            _ = try window.openText()
            return try ExportFormat(guessing: &window)
        }
        guard let format = row.format else {
            #expect(throws: ImportFault.unknownExport(row.name)) { try guess() }
            return
        }
        #expect(try guess() == format)
    }

    @Test func theSentenceListsTheFormats() {
        #expect(
            ImportFault.unknownExport("a.txt").sentence
                == "\"a.txt\" does not look like any export that is known here; name its format, one of spotify-history, "
                + "spotify-streaming, spotify-playlists, spotify-library, exportify, lastfm-csv, lastfm-json, "
                + "listenbrainz, musicbrainz, itunes, xspf, jspf, m3u, csv, jsonl")
    }

    @Test func theCatalogueIsWhole() {
        let names = ExportFormat.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        for format in ExportFormat.allCases {
            #expect(!format.title.isEmpty && !format.usualNames.isEmpty)
            #expect(!format.rawValue.contains(";") && !format.rawValue.contains(" "))
        }
        #expect(Set(PassedOver.allCases.map(\.label)).count == PassedOver.allCases.count)
    }
}
