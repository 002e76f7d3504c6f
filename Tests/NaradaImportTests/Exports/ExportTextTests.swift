import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct ExportTextTests {
    struct NameRow: CustomTestStringConvertible {
        var artist: String?
        var title: String?
        var id: String?
        var testDescription: String { id ?? "nil" }
    }

    @Test(arguments: [
        NameRow(artist: "Simon & Garfunkel", title: "The Boxer", id: "simon+&+garfunkel/_/the+boxer"),
        NameRow(artist: "AC/DC", title: "T.N.T.", id: "ac%2Fdc/_/t.n.t."),
        NameRow(artist: "Sigur Rós", title: "Hoppípolla", id: "sigur+rós/_/hoppípolla"),
        NameRow(artist: "Sigur Ro\u{301}s", title: "HOPPÍPOLLA", id: "sigur+rós/_/hoppípolla"),
        NameRow(artist: " RADIOHEAD ", title: "karma\t police", id: "radiohead/_/karma+police"),
        NameRow(artist: "+44", title: "155?", id: "%2B44/_/155%3F"),
        NameRow(artist: "100%", title: "#1", id: "100%25/_/%231"),
        NameRow(artist: "A", title: "\u{1}", id: "a/_/%01"),
        NameRow(artist: "", title: "x", id: nil),
        NameRow(artist: "x", title: nil, id: nil),
    ])
    func tracksAreNamedByTheirNames(_ row: NameRow) {
        #expect(TrackNameID.id(artist: row.artist, title: row.title) == row.id)
    }

    @Test func everyExportOfLastFMNamesATrackAlike() throws {
        func ids(_ name: String) throws -> Set<String> {
            Set(try ReadExport(try Fixture.bytes(name), name: name).tracks.map(\.sourceID))
        }
        let karma = "radiohead/_/karma+police"
        for name in [
            "lastfm-plain.csv", "recenttracks-fixture.csv", "lovedtracks-fixture.csv", "lastfm-recenttracks-1.json",
            "lastfm-lovedtracks.json",
        ] {
            #expect(try ids(name).contains(karma), "\(name)")
        }
        #expect(
            try ids("lastfm-plain.csv").contains("sigur+rós/_/hoppípolla")
                && ids("lastfm-recenttracks-2-extended.json").contains("sigur+rós/_/hoppípolla"))
    }

    struct ClockRow: CustomTestStringConvertible {
        var text: String
        var time: String?
        var testDescription: String { text }
    }

    @Test(arguments: [
        ClockRow(text: "2023-05-01T12:34:56Z", time: "2023-05-01 12:34:56.000000"),
        ClockRow(text: "2022-09-28 18:36", time: "2022-09-28 18:36:00.000000"),
        ClockRow(text: "2020-11-27T10:45:49.5+01:00", time: "2020-11-27 09:45:49.500000"),
        ClockRow(text: "2023-05-01", time: "2023-05-01 00:00:00.000000"),
        ClockRow(text: "2023-02-30T12:34:56Z", time: nil),
        ClockRow(text: "2023-05-01T24:34:56Z", time: nil),
        ClockRow(text: "2023-05-01T1x:34:56Z", time: nil),
        ClockRow(text: "yesterday", time: nil),
        ClockRow(text: String(repeating: "2", count: 1000), time: nil),
    ])
    func isoTimes(_ row: ClockRow) {
        #expect(ClockText.iso(row.text)?.text == row.time)
    }

    @Test(arguments: [
        ClockRow(text: "1700000000", time: "2023-11-14 22:13:20.000000"),
        ClockRow(text: "1700000000.25", time: "2023-11-14 22:13:20.250000"),
        ClockRow(text: "0", time: "1970-01-01 00:00:00.000000"),
        ClockRow(text: "1700000000000", time: nil),
        ClockRow(text: "-5", time: nil),
        ClockRow(text: "1.", time: nil),
        ClockRow(text: "99999999999999999999", time: nil),
        ClockRow(text: "", time: nil),
    ])
    func secondsSince1970(_ row: ClockRow) {
        #expect(ClockText.epoch(row.text)?.text == row.time)
    }

    @Test(arguments: [
        ClockRow(text: "31 Dec 2019 10:33", time: "2019-12-31 10:33:00.000000"),
        ClockRow(text: "17 May 2026, 12:54", time: "2026-05-17 12:54:00.000000"),
        ClockRow(text: "01 Jan 2024, 00:01:30", time: "2024-01-01 00:01:30.000000"),
        ClockRow(text: "31 Feb 2019 10:33", time: nil),
        ClockRow(text: "31 Dez 2019 10:33", time: nil),
        ClockRow(text: "31 Dec 19 10:33", time: nil),
        ClockRow(text: "31 Dec 2019", time: nil),
        ClockRow(text: "31 Dec 2019 25:00", time: nil),
    ])
    func timesOfLastFM(_ row: ClockRow) {
        #expect(ClockText.lastFM(row.text)?.text == row.time)
    }

    @Test func addressesOfSpotify() {
        #expect(SpotifyURI("spotify:track:28cnXtME493VX9NOw9cIUh") == .track(id: "28cnXtME493VX9NOw9cIUh"))
        #expect(SpotifyURI("spotify:episode:28cnXtME493VX9NOw9cIUh") == .episode)
        #expect(SpotifyURI("spotify:album:28cnXtME493VX9NOw9cIUh") == .other)
        let uri = "spotify:local:Bj%C3%B6rk::It%27s+Oh+So+Quiet%3A+Demo:219"
        #expect(
            SpotifyURI(uri)
                == .local(
                    .init(uri: uri, artist: "Björk", album: nil, title: "It's Oh So Quiet: Demo", seconds: 219)))
        #expect(
            SpotifyURI("spotify:local:")
                == .local(.init(uri: "spotify:local:", artist: nil, album: nil, title: nil, seconds: nil)))
        #expect(FormText.decoded("100%25+%zz%") == "100% %zz%")
        #expect(FormText.decoded("a%FFb") == "a%FFb" && FormText.decoded("a%00b") == "a%00b")
    }

    @Test func whichPlaysCount() throws {
        let track = ServiceID(service: "spotify", id: "x")
        let time = try #require(Timestamp("2023-05-01 12:00:00"))
        func counts(_ ms: Int?, _ skipped: Bool?) -> Bool {
            ImportedPlay(track: track, playedAt: time, msPlayed: ms, skipped: skipped).counts
        }
        #expect(counts(30_000, true) && counts(30_000, nil) && !counts(29_999, false) && !counts(0, nil))
        #expect(counts(nil, nil) && counts(nil, false) && !counts(nil, true))
        let ended = ImportedPlay(track: track, playedAt: time, moment: .end, msPlayed: 90_500)
        #expect(ended.startedAt.text == "2023-05-01 11:58:29.500000")
        #expect(ImportedPlay(track: track, playedAt: time, msPlayed: 90_500).startedAt == time)
    }

    @Test func addressesOfPeopleAreNotKept() throws {
        for name in ["Streaming_History_Audio_2023_4.json", "endsong_0.json"] {
            let contexts = try ReadExport(try Fixture.bytes(name), name: name).plays.compactMap(\.context)
            #expect(!contexts.isEmpty)
            for context in contexts {
                #expect(
                    !context.contains("192.0.2") && !context.contains("fixture_user") && !context.contains("Mozilla"))
            }
        }
    }

    @Test func aMappingIsEvidenceAndNotTruth() throws {
        let export = try ReadExport(
            try Fixture.bytes("listenbrainz-2023-11.jsonl"), name: "listenbrainz-2023-11.jsonl")
        let wrong = try #require(export.tracks.first { $0.title.hasPrefix("Wonderwall") })
        #expect(wrong.mbid == nil)
        #expect(wrong.rawMetadata?.contains(#""mbid_mapping":{"#) == true)
        #expect(export.tracks.first?.mbid?.text == "f1c7b000-0000-4000-8000-000000000002")
    }

    @Test func aTrackIsSaidOnceInAThousandPlays() throws {
        let play = #"{"ts":"2023-05-01T07:12:44Z","ms_played":1,"master_metadata_track_name":"A"}"#
        let export = try ReadExport(
            "[" + Array(repeating: play, count: 1000).joined(separator: ",") + "]", name: "f", format: .spotifyHistory)
        #expect(export.plays.count == 1000 && export.tracks.count == 1)
    }

    @Test func faultsSayWhatToDo() {
        #expect(
            ImportFault.notThisFormat("a.csv", format: .exportify, missing: "column \"Track URI\"").sentence
                == "\"a.csv\" is no \"exportify\": it has no column \"Track URI\"; name another format, or auto to have it told"
        )
        #expect(
            ImportFault.xmlEncoding("a.xml", encoding: "ISO-8859-1").sentence
                == "\"a.xml\" is XML in \"ISO-8859-1\"; convert it: iconv -f ISO-8859-1 -t UTF-8, "
                + "and take the encoding out of its first line")
        #expect(ImportFault.xmlEncoding("a.xml", encoding: "; rm").sentence.contains("iconv -f rm -t"))
        #expect(throws: ImportFault.xmlEncoding("f", encoding: "ISO-8859-1")) {
            try ReadExport("<?xml version='1.0' encoding='ISO-8859-1'?><playlist/>", name: "f", format: .xspf)
        }
        #expect(throws: ImportFault.streamList("f")) {
            try ReadExport("#EXTM3U\n#EXT-X-TARGETDURATION:10\na.ts\n", name: "f", format: .m3u)
        }
        #expect(throws: ImportFault.self) { try ReadExport("a,b\n1,2\n", name: "f", format: .exportify) }
        #expect(throws: ImportFault.self) { try ReadExport("a,b\n1,2\n", name: "f", format: .lastFMTable) }
    }
}
