import Foundation
import NaradaModel
import Testing

@testable import NaradaImport

@Suite struct TrackFileImporterTests {
    @Test func aFullRow() throws {
        let result = try Imported(
            """
            id,title,artists,album,duration,isrc,mbid,release_date,spotify_id,mood
            7,Hurt,"[""Johnny Cash""]",American IV,3:36,US-UM7-02-00018,\
            C1A6B6C2-8DD6-44A9-9D3A-1A1D8D2B1A2F,2002-11-05,spotify:track:28cnXtME493VX9NOw9cIUh,sad
            """)
        #expect(result.issues == [])
        #expect(result.lines == [2])
        let track = try #require(result.tracks.first)
        #expect(track.sourceID == "7")
        #expect(track.title == "Hurt")
        #expect(track.artists == ArtistCredit(["Johnny Cash"]))
        #expect(track.album == "American IV")
        #expect(track.durationMs == 216_000)
        #expect(track.releaseDate == Timestamp(year: 2002, month: 11, day: 5))
        #expect(track.isrcs.map(\.code) == ["USUM70200018"])
        #expect(track.mbid?.text == "c1a6b6c2-8dd6-44a9-9d3a-1a1d8d2b1a2f")
        #expect(track.spotifyID == "28cnXtME493VX9NOw9cIUh")
        #expect(
            track.rawMetadata
                == #"{"duration":"3:36","mbid":"c1a6b6c2-8dd6-44a9-9d3a-1a1d8d2b1a2f","mood":"sad","#
                + #""spotify_id":"28cnXtME493VX9NOw9cIUh"}"#)
    }

    @Test func jsonLinesKeepWhatTheyDoNotKnow() throws {
        let result = try Imported(
            #"{"id":12345678901234567890,"name":"Hurt","artists":[{"name":"Johnny Cash","id":"x"}],"#
                + #""album":{"name":"American IV","id":9},"duration_ms":216533,"isrcs":["USUM70200018","GBAYE9300106"],"#
                + #""z":[1, 2],"explicit":false,"none":null,"b":""}"#, name: "f.jsonl")
        let track = try #require(result.tracks.first)
        #expect(result.issues == [])
        #expect(track.sourceID == "12345678901234567890")
        #expect(track.artists.form == .objects)
        #expect(track.album == "American IV")
        #expect(track.durationMs == 216_533)
        #expect(
            track.rawMetadata
                == #"{"album":{"name":"American IV","id":9},"explicit":false,"isrcs":["GBAYE9300106","USUM70200018"],"#
                + #""z":[1, 2]}"#)
    }

    @Test func aBadValueCostsTheValueAndNotTheRow() throws {
        let result = try Imported(
            "id,title,artist,length,isrc,mbid,year,spotify_id\n"
                + "1,A,B,3:99,NOPE USUM70200018,x-y,2901,spotify:album:1\n")
        let track = try #require(result.tracks.first)
        #expect(track.durationMs == nil && track.mbid == nil && track.releaseDate == nil && track.spotifyID == nil)
        #expect(track.isrcs.map(\.code) == ["USUM70200018"])
        #expect(
            track.rawMetadata
                == #"{"isrc_refused":"NOPE","length":"3:99","mbid_refused":"x-y","spotify_id_refused":"spotify:album:1","#
                + #""year":"2901"}"#)
        #expect(result.counts.warnings == 5 && result.counts.imported == 1 && result.counts.refused == 0)
        #expect(
            result.issues.map(\.description) == [
                "f.csv:2: warning: the length \"3:99\" is no length; the row goes in without it; "
                    + "write 3:52, 232 s or 232000 ms",
                "f.csv:2: warning: the year \"2901\" is no date of a release; the row goes in without it; "
                    + "write 2014-09-16 or 2014",
                "f.csv:2: warning: the isrc \"NOPE\" is no ISRC; the row goes in without it; write USRC17607839",
                "f.csv:2: warning: the mbid \"x-y\" is no MusicBrainz id; the row goes in without it; "
                    + "write the 36 characters of the recording's id",
                "f.csv:2: warning: the spotify_id \"spotify:album:1\" is no Spotify track; "
                    + "the row goes in without it; write spotify:track: and the id",
            ])
    }

    @Test func aColumnOfTheFileNeverPosesAsAnIdentifierOfOurs() throws {
        let result = try Imported("title,recording_mbid,mbid,isrcs,isrc\nA,,x,y,\n")
        #expect(result.tracks.first?.mbid == nil)
        #expect(result.tracks.first?.rawMetadata == #"{"isrcs (2)":"y","mbid (2)":"x"}"#)
    }

    @Test func blankTitles() throws {
        let result = try Imported("id,title,artist\n1,,B\n2, ,\n3,C,\n")
        #expect(result.tracks.map(\.title) == ["", "C"])
        #expect(result.tracks.last?.artists.artists == [])
        #expect(
            result.issues.map(\.description) == [
                "f.csv:2: warning: the title is blank; the row goes in with an empty title; add one",
                "f.csv:3: title and artists are blank; fill in at least one",
            ])
        #expect(result.counts.rows == 3)
    }

    @Test func anAlbumAndAPlaceOnItNameATrack() throws {
        let result = try Imported("title,artist,album,number\n,,Journey to Persia,1\n,,Journey to Persia,\n,,,1\n")
        #expect(result.tracks.map(\.album) == ["Journey to Persia"])
        #expect(result.tracks.map(\.title) == [""])
        #expect(
            result.issues.map(\.description) == [
                "f.csv:2: warning: the title is blank; the row goes in with an empty title; add one",
                "f.csv:3: title and artists are blank; fill in at least one",
                "f.csv:4: title and artists are blank; fill in at least one",
            ])
    }

    @Test func aRowWithoutAnIDIsNamedByItsContent() throws {
        let first = try Imported("title,artist\nA,B\nA,C\nA,B\n").tracks.map(\.sourceID)
        let reordered = try Imported("artist,mood,title\nB,sad,A\n").tracks.map(\.sourceID)
        #expect(first[0] == first[2] && first[0] != first[1])
        #expect(reordered == [first[0]])
        #expect(first[0].hasPrefix("content:") && first[0].utf8.count == "content:".utf8.count + 24)
    }

    @Test func aSpotifyFileIsNamedByItsSpotifyIDs() throws {
        let result = try Imported("Track URI,Track Name\nspotify:track:28cnXtME493VX9NOw9cIUh,A\nspotify:local:x,B\n")
        #expect(result.tracks.first?.sourceID == "28cnXtME493VX9NOw9cIUh")
        #expect(result.tracks.last?.sourceID.hasPrefix("content:") == true)
        #expect(result.issues == [])
        let byID = try Imported("id,title\nhttps://open.spotify.com/track/28cnXtME493VX9NOw9cIUh?si=1,A\n")
        #expect(byID.tracks.map(\.sourceID) == ["28cnXtME493VX9NOw9cIUh"])
        #expect(byID.tracks.map(\.spotifyID) == ["28cnXtME493VX9NOw9cIUh"])
    }

    @Test func aBlankIDIsReported() throws {
        let result = try Imported("id,title\n,A\n")
        #expect(result.tracks.first?.sourceID.hasPrefix("content:") == true)
        #expect(
            result.issues.map(\.description) == [
                "f.csv:2: warning: the id is blank; the row is named by its content"
            ])
    }

    @Test func aListeningHistoryHasNoReleaseDates() throws {
        let result = try Imported("artist,track,date\nA,B,12 Mar 2023 10:00\n")
        #expect(result.tracks.first?.releaseDate == nil)
        #expect(result.tracks.first?.rawMetadata == #"{"date":"12 Mar 2023 10:00"}"#)
        #expect(result.issues == [])
    }

    @Test func aHeaderAloneIsSaid() throws {
        let result = try Imported("id,title\n")
        #expect(result.counts.rows == 0)
        #expect(result.issues.map(\.row.problem) == ["no row follows the header"])
    }

    @Test func theFormatIsToldByNameOrContent() throws {
        let object = #"{"title":"A","artist":"B"}"#
        #expect(try Imported(object, name: "f.txt").tracks.count == 1)
        #expect(try Imported(object, name: "standard input").tracks.count == 1)
        #expect(try Imported("title\tartist\nA\tB", name: "f.TSV").tracks.count == 1)
        #expect(try Imported(object, name: "f.txt", format: .jsonl).tracks.count == 1)
        #expect(throws: ImportFault.self) { try Imported(object, name: "f.csv") }
    }

    @Test func mappingsOfFilesAndObjects() throws {
        #expect(try Imported("x,y\n1,A\n", mappings: ["title=y", "id=x"]).tracks.map(\.title) == ["A"])
        let lines = "{\"x\":\"A\"}\n{\"y\":\"B\"}"
        let result = try Imported(lines, name: "f.jsonl", mappings: ["title=x", "album=q"])
        #expect(result.tracks.map(\.title) == ["A"])
        #expect(
            result.issues.map(\.row.problem) == [
                "the object has no title among its keys", "no row has the key \"q\" for \"album\"",
            ])
    }

    @Test func standardInputAndFilesAreRead() throws {
        let path = NSTemporaryDirectory() + "narada-import-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("title\nA\n".utf8).write(to: URL(filePath: path))
        var titles: [String] = []
        let counts = try TrackFileImporter().read(path: path) { track, _ in
            titles.append(track.title)
        } onIssue: { _ in
        }
        #expect(titles == ["A"] && counts.imported == 1)
        #expect(try ByteSource(path: "-").name == "standard input")
    }
}
