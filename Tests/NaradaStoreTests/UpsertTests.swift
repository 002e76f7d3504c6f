import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct UpsertTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var first = ImportedTrack.sample()
        var second: ImportedTrack
        var outcome: UpsertOutcome
        /// A column after the second import and what it holds.
        var column = "title"
        var value: String? = "Life on Mars?"
    }

    private static let mbid = "b1a9c0e9-d987-4042-ae91-78d6a3267d69"

    private static let wrapped = ImportedTrack(
        sourceID: "1", title: "T", artists: ArtistCredit(artists: [.init(name: "A")], form: .wrapped))
    private static let withID = ImportedTrack(
        sourceID: "1", title: "T", artists: ArtistCredit(artists: [.init(name: "A", id: "7")], form: .objects))
    private static let names = ImportedTrack(sourceID: "1", title: "T", artists: ArtistCredit(["A"]))
    private static let otherNames = ImportedTrack(sourceID: "1", title: "T", artists: ArtistCredit(["B"]))

    /// What holds for both tables.
    static let shared: [Row] = [
        Row(testDescription: "silence about the title keeps it", second: .sample(title: ""), outcome: .unchanged),
        Row(
            testDescription: "silence about the artists keeps them", second: .sample(artists: []), outcome: .unchanged,
            column: "artists", value: #"["David Bowie"]"#),
        Row(testDescription: "the same", second: .sample(), outcome: .unchanged),
        Row(testDescription: "another title", second: .sample(title: "Hurt"), outcome: .updated, value: "Hurt"),
        Row(
            testDescription: "the same title in other bytes", first: .sample(title: "Caf\u{e9}"),
            second: .sample(title: "Cafe\u{301}"), outcome: .updated, column: "hex(title)", value: "43616665CC81"),
        Row(
            testDescription: "silence about the album keeps it", first: .sample(album: "Hunky Dory"),
            second: .sample(), outcome: .unchanged, column: "album", value: "Hunky Dory"),
        Row(
            testDescription: "silence about the length keeps it", second: .sample(durationMs: nil),
            outcome: .unchanged, column: "duration_ms", value: "235000"),
        Row(
            testDescription: "a new length", second: .sample(durationMs: 1), outcome: .updated, column: "duration_ms",
            value: "1"),
        Row(
            testDescription: "a code comes", second: .sample(isrcs: ["USS1Z9900001"]), outcome: .updated,
            column: "isrc", value: "USS1Z9900001"),
        Row(
            testDescription: "the wrapped form stays", first: wrapped, second: names, outcome: .unchanged,
            column: "artists", value: #"{"names":["A"]}"#),
        Row(
            testDescription: "the wrapped form takes the new name", first: wrapped, second: otherNames,
            outcome: .updated, column: "artists", value: #"{"names":["B"]}"#),
        Row(
            testDescription: "artist ids stay", first: withID, second: names, outcome: .unchanged, column: "artists",
            value: #"[{"name":"A","id":"7"}]"#),
        Row(
            testDescription: "artist ids come", first: names, second: withID, outcome: .updated, column: "artists",
            value: #"[{"name":"A","id":"7"}]"#),
        Row(
            testDescription: "the same date", first: .sample(releaseDate: Timestamp(year: 1971, month: 12, day: 17)),
            second: .sample(releaseDate: Timestamp(year: 1971, month: 12, day: 17)), outcome: .unchanged,
            column: "release_date", value: "1971-12-17 00:00:00.000000"),
    ]

    static let connectorOnly: [Row] = [
        Row(
            testDescription: "several codes go to the metadata too",
            second: .sample(isrcs: ["USS1Z9900001", "GBAYE0601498"]), outcome: .updated, column: "isrc || raw_metadata",
            value: #"GBAYE0601498{"isrcs":["GBAYE0601498","USS1Z9900001"]}"#),
        Row(
            testDescription: "a single code clears the list", first: .sample(isrcs: ["USS1Z9900001", "GBAYE0601498"]),
            second: .sample(isrcs: ["USS1Z9900001"]), outcome: .updated, column: "isrc || raw_metadata",
            value: "USS1Z9900001{}"),
        Row(
            testDescription: "keys are sorted and merged",
            first: .sample(rawMetadata: #"{"z": 12345678901234567890, "a":{"y":1,"x":[1, 2]}}"#),
            second: .sample(mbid: mbid, rawMetadata: #"{"popularity":70}"#), outcome: .updated,
            column: "raw_metadata",
            value: #"{"a":{"y":1,"x":[1, 2]},"mbid":"\#(mbid)","popularity":70,"z":12345678901234567890}"#),
        Row(
            testDescription: "merging what is there changes nothing", first: .sample(rawMetadata: #"{"b":1, "a":2}"#),
            second: .sample(rawMetadata: #"{"a":2}"#), outcome: .unchanged, column: "raw_metadata",
            value: #"{"b":1, "a":2}"#),
        Row(
            testDescription: "strings with braces and quotes",
            first: .sample(rawMetadata: #"{"a":"}\",{\\","b":[{"c":"]"}]}"#),
            second: .sample(rawMetadata: #"{"c":null}"#), outcome: .updated, column: "raw_metadata",
            value: #"{"a":"}\",{\\","b":[{"c":"]"}],"c":null}"#),
        Row(
            testDescription: "metadata that is no object gives way", first: .sample(rawMetadata: "[1]"),
            second: .sample(rawMetadata: #"{"a":1}"#), outcome: .updated, column: "raw_metadata", value: #"{"a":1}"#),
        Row(
            testDescription: "silence keeps metadata that is no object", first: .sample(rawMetadata: "[1]"),
            second: .sample(isrcs: ["USS1Z9900001"]), outcome: .updated, column: "raw_metadata", value: "[1]"),
    ]

    /// What a mention may do to a row that is there.
    static let mentions: [Row] = [
        Row(testDescription: "another title is no news", second: .sample(title: "LIFE ON MARS"), outcome: .unchanged),
        Row(
            testDescription: "a title comes", first: .sample(title: ""), second: .sample(title: "Hurt"),
            outcome: .updated, value: "Hurt"),
        Row(
            testDescription: "other artists are no news", first: .sample(artists: ["Queen", "David Bowie"]),
            second: .sample(artists: ["Queen"]), outcome: .unchanged, column: "artists",
            value: #"["Queen","David Bowie"]"#),
        Row(
            testDescription: "artists come", first: .sample(artists: []), second: .sample(artists: ["Queen"]),
            outcome: .updated, column: "artists", value: #"["Queen"]"#),
        Row(
            testDescription: "album and length come", first: .sample(durationMs: nil),
            second: .sample(album: "Hunky Dory"), outcome: .updated, column: "album || duration_ms",
            value: "Hunky Dory235000"),
        Row(
            testDescription: "another album is no news", first: .sample(album: "Hunky Dory"),
            second: .sample(album: "Best of Bowie"), outcome: .unchanged, column: "album", value: "Hunky Dory"),
        Row(
            testDescription: "another code is no news", first: .sample(isrcs: ["USS1Z9900001"]),
            second: .sample(isrcs: ["GBAYE0601498", "USS1Z9900002"]), outcome: .unchanged, column: "isrc",
            value: "USS1Z9900001"),
        Row(
            testDescription: "new keys come and old ones stay", first: .sample(rawMetadata: #"{"a":1,"mbid":"x"}"#),
            second: .sample(mbid: mbid, rawMetadata: #"{"a":2,"b":3}"#), outcome: .updated, column: "raw_metadata",
            value: #"{"a":1,"b":3,"mbid":"x"}"#),
        Row(
            testDescription: "metadata that is no object stays", first: .sample(rawMetadata: "[1]"),
            second: .sample(rawMetadata: #"{"a":1}"#), outcome: .unchanged, column: "raw_metadata", value: "[1]"),
    ]

    static let trackOnly: [Row] = [
        Row(
            testDescription: "several codes stand in the column",
            second: .sample(isrcs: ["USS1Z9900001", "GBAYE0601498"]),
            outcome: .updated, column: "isrc", value: "GBAYE0601498 USS1Z9900001"),
        Row(testDescription: "mbid", second: .sample(mbid: mbid), outcome: .updated, column: "mbid", value: mbid),
        Row(
            testDescription: "spotify id", second: .sample(spotifyID: "abc"), outcome: .updated, column: "spotify_id",
            value: "abc"),
        Row(
            testDescription: "silence keeps the identifiers",
            first: .sample(isrcs: ["USS1Z9900001"], mbid: mbid, spotifyID: "abc"), second: .sample(),
            outcome: .unchanged, column: "isrc || mbid || spotify_id", value: "USS1Z9900001\(mbid)abc"),
    ]

    @Test(arguments: shared + connectorOnly)
    func bringsAConnectorTrackUpToDate(_ row: Row) throws {
        try check(row, table: "connector_tracks") { try $0.importConnectorTracks($1) }
    }

    @Test(arguments: mentions)
    func aMentionFillsWhatIsMissing(_ row: Row) throws {
        try check(row, table: "connector_tracks") { session, track in
            var upserter = try ConnectorTrackUpserter(session: session, connector: "spotify", manner: .fill)
            return [try upserter.upsert(track)]
        }
    }

    @Test(arguments: shared + trackOnly)
    func bringsATrackUpToDate(_ row: Row) throws {
        try check(row, table: "tracks") { try $0.importTracks($1) }
    }

    private func check(
        _ row: Row, table: String, upsert: (Session, ImportedTrack) throws -> [UpsertOutcome]
    ) throws {
        let temporary = try TemporaryStore()
        #expect(try temporary.store.withSession { try upsert($0, row.first) } == [.inserted])
        let before = temporary.clock.now
        let after = temporary.clock.advance(bySeconds: 1)
        #expect(try temporary.store.withSession { try upsert($0, row.second) } == [row.outcome])
        try temporary.store.withReadSession { session in
            let value = try session.text("SELECT CAST(\(row.column) AS TEXT) FROM \(table)")
            #expect(value == row.value)
            let changed = try session.text("SELECT updated_at FROM \(table)")
            #expect(changed == (row.outcome == .unchanged ? before : after).text)
            #expect(try session.text("SELECT created_at FROM \(table)") == before.text)
            #expect(try session.number("SELECT count(*) FROM \(table)") == 1)
        }
        // What the second import made is what a third one finds.
        temporary.clock.advance(bySeconds: 1)
        #expect(try temporary.store.withSession { try upsert($0, row.second) } == [.unchanged])
    }

    @Test func restoresADeletedConnectorTrack() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importConnectorTracks(.sample())
            try session.markSoftDeleted(ConnectorTrackRecord.self, id: 1)
            #expect(try session.importConnectorTracks(.sample()) == [.updated])
            #expect(try session.find(ConnectorTrackRecord.self, id: 1)?.deletedAt == nil)
        }
    }

    @Test(arguments: ["track", "origin", "both"])
    func restoresADeletedTrack(_ deleted: String) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample())
            if deleted != "origin" { try session.markSoftDeleted(TrackRecord.self, id: 1) }
            if deleted != "track" { try session.markSoftDeleted(TrackOriginRecord.self, id: 1) }
            #expect(try session.importTracks(.sample()) == [.updated])
            #expect(try session.find(TrackRecord.self, id: 1) != nil)
            #expect(try session.find(TrackOriginRecord.self, id: 1) != nil)
            #expect(try session.importTracks(.sample()) == [.unchanged])
        }
    }

    @Test func keepsSourcesApart() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            let first = try session.importTracks(.sample(), source: "a")
            #expect(first == [.inserted])
            #expect(try session.importTracks(.sample(), source: "b") == [.inserted])
            #expect(try session.importConnectorTracks(.sample(), connector: "a") == [.inserted])
            #expect(try session.importConnectorTracks(.sample(), connector: "b") == [.inserted])
        }
    }

    @Test func tellsTheRow() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            var upserter = try TrackUpserter(session: session, source: "csv")
            _ = try upserter.upsert(.sample(sourceID: "1"))
            _ = try upserter.upsert(.sample(sourceID: "2"))
            #expect(upserter.rowID == 2)
            _ = try upserter.upsert(.sample(sourceID: "1"))
            #expect(upserter.rowID == 1)
        }
    }

    @Test func storesHostileTextAsItIs() throws {
        let temporary = try TemporaryStore()
        let titles = ["", "a\u{0}b", "'; DROP TABLE tracks; --", "<script>", "\u{1F3B5}\u{202E}", "=1+1"]
        try temporary.store.withSession { session in
            var upserter = try TrackUpserter(session: session, source: "csv")
            for (index, title) in titles.enumerated() {
                _ = try upserter.upsert(.sample(sourceID: String(index), title: title))
            }
            var read: [String] = []
            try TrackReader.forEach(in: session) { read.append($0.facts.title) }
            #expect(read == titles)
        }
    }
}
