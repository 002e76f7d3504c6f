import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct ReaderTests {
    @Test func readsActiveTracksById() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(
                .sample(
                    sourceID: "1", title: "One", isrcs: ["USS1Z9900001", "GBAYE0601498"],
                    spotifyID: "4uLU6hMCjMI75M1A2tKUQC"),
                .sample(sourceID: "2", title: "Two"),
                .sample(
                    sourceID: "3", title: "Three", album: "LP", durationMs: nil,
                    mbid: "B1A9C0E9-D987-4042-AE91-78D6A3267D69"))
            try session.markSoftDeleted(TrackRecord.self, id: 2)
            var tracks: [Track] = []
            try TrackReader.forEach(in: session) { tracks.append($0) }
            #expect(tracks.map(\.id) == [1, 3])
            #expect(tracks[0].facts.isrcs.map(\.code) == ["GBAYE0601498", "USS1Z9900001"])
            #expect(tracks[0].facts.serviceIDs == [ServiceID(service: "spotify", id: "4uLU6hMCjMI75M1A2tKUQC")])
            #expect(tracks[1].facts.mbids.map(\.text) == ["b1a9c0e9-d987-4042-ae91-78d6a3267d69"])
            #expect(tracks[1].facts.album == "LP")
            #expect(tracks[1].facts.durationMs == nil)
            #expect(try TrackReader.count(in: session) == 2)
            #expect(try TrackReader.track(id: 2, in: session) == nil)
            #expect(try TrackReader.track(id: 3, in: session) == tracks[1])
        }
    }

    @Test func knowsTheLatestChangeAlsoOfDeletedTracks() throws {
        let temporary = try TemporaryStore()
        #expect(try temporary.store.withReadSession { try TrackReader.latestChange(in: $0) } == nil)
        try temporary.store.withSession { _ = try $0.importTracks(.sample()) }
        let deletion = temporary.clock.advance(bySeconds: 60)
        try temporary.store.withSession { try $0.markSoftDeleted(TrackRecord.self, id: 1) }
        #expect(try temporary.store.withReadSession { try TrackReader.latestChange(in: $0) } == deletion)
    }

    /// The extent is counted by parts and looked up; one look at every track is the slow twin.
    @Test(arguments: 1...4) func knowsTheExtentOfActiveTracks(_ seed: UInt64) throws {
        let tracks = 40
        var random = SplitMix64(seed: seed)
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            for id in 1...tracks {
                try session.importTracks(.sample(sourceID: "\(id)"))
                try session.importConnectorTracks(.sample(sourceID: "\(id)"))
                try session.database.execute(
                    sql: """
                        UPDATE tracks SET updated_at = ?, is_deleted = ?, stands_for_connector_track_id = ? WHERE id = ?
                        """,
                    arguments: [
                        "2026-01-0\(Int.random(in: 1...9, using: &random)) 00:00:00.000000",
                        random.chance(0.2) ? nil : random.chance(0.3), random.chance(0.2) ? id : nil, id,
                    ])
            }
            for last in [0, 1, 7, 20, 39, 40, 41, .max] as [Int64] {
                let row = try Row.fetchOne(
                    session.database,
                    sql: """
                        SELECT count(*), max(id), max(updated_at) FROM tracks WHERE is_deleted IS NOT TRUE AND id <= ?
                        """,
                    arguments: [last])
                let extent = try TrackReader.extent(through: last, in: session)
                #expect(extent.count == row?[0], "\(last)")
                #expect(extent.lastID == row?[1] ?? 0, "\(last)")
                #expect(extent.latestChange == row?[2] ?? "", "\(last)")
            }
        }
    }

    struct FormRow: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var stored: String
        var names: [String]
    }

    @Test(arguments: [
        FormRow(testDescription: "names", stored: #"["A","B"]"#, names: ["A", "B"]),
        FormRow(testDescription: "objects", stored: #"[{"name":"A","id":"1"},{"name":"B"}]"#, names: ["A", "B"]),
        FormRow(testDescription: "wrapped", stored: #"{"names":["A","B"]}"#, names: ["A", "B"]),
        FormRow(testDescription: "a number, which the column keeps as one", stored: "5", names: []),
        FormRow(testDescription: "no JSON", stored: "Queen", names: []),
        FormRow(testDescription: "cut off", stored: #"["A","#, names: []),
        FormRow(testDescription: "empty text", stored: "", names: []),
    ])
    func readsEveryFormOfArtists(_ row: FormRow) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.insert(TrackRecord(title: "T", artists: JSONColumn(row.stored)))
            #expect(try TrackReader.track(id: 1, in: session)?.facts.artists.names == row.names)
            // A record gives back what it read.
            let record = try #require(try session.find(TrackRecord.self, id: 1))
            #expect(record.artists.text == row.stored)
            try session.update(record)
            #expect(try session.text("SELECT artists FROM tracks") == row.stored)
        }
    }

    struct MetadataRow: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var service = "spotify"
        var serviceTrackID = "x"
        var isrc: String?
        var rawMetadata: String?
        var isrcs: [String] = []
        var mbids: [String] = []
    }

    private static let mbid = "b1a9c0e9-d987-4042-ae91-78d6a3267d69"
    private static let otherMBID = "c1a9c0e9-d987-4042-ae91-78d6a3267d69"

    @Test(arguments: [
        MetadataRow(testDescription: "no metadata", isrc: "USS1Z9900001", isrcs: ["USS1Z9900001"]),
        MetadataRow(
            testDescription: "array of codes, one known, one invalid", isrc: "USS1Z9900001",
            rawMetadata: #"{"isrcs":["gb-aye-06-01498","USS1Z9900001","nonsense",7]}"#,
            isrcs: ["GBAYE0601498", "USS1Z9900001"]),
        MetadataRow(
            testDescription: "codes as text", rawMetadata: #"{"isrcs":"USS1Z9900001, GBAYE0601498"}"#,
            isrcs: ["GBAYE0601498", "USS1Z9900001"]),
        MetadataRow(testDescription: "mbid", rawMetadata: #"{"mbid":"\#(mbid)"}"#, mbids: [mbid]),
        MetadataRow(
            testDescription: "mbids and mbid", rawMetadata: #"{"mbids":["\#(otherMBID)","x"],"mbid":"\#(mbid)"}"#,
            mbids: [mbid, otherMBID]),
        MetadataRow(
            testDescription: "MusicBrainz names its own", service: "musicbrainz", serviceTrackID: otherMBID,
            rawMetadata: #"{"mbid":"\#(mbid)"}"#, mbids: [mbid, otherMBID]),
        MetadataRow(testDescription: "MusicBrainz id elsewhere is only an id", serviceTrackID: otherMBID),
        MetadataRow(testDescription: "keys further down do not count", rawMetadata: #"{"a":{"mbid":"\#(mbid)"}}"#),
        MetadataRow(testDescription: "cut off", rawMetadata: #"{"isrcs":["USS1Z9900001""#),
        MetadataRow(testDescription: "an array", rawMetadata: #"["isrcs","mbid"]"#),
        MetadataRow(testDescription: "a number", rawMetadata: "17"),
        MetadataRow(testDescription: "key of another type", rawMetadata: #"{"isrcs":{"a":1},"mbid":null}"#),
        MetadataRow(testDescription: "NUL inside", rawMetadata: "{\"isrcs\":\u{0}\"USS1Z9900001\"}"),
        MetadataRow(
            testDescription: "nested beyond any parser",
            rawMetadata: #"{"mbid":"# + String(repeating: "[", count: 100_000)),
        MetadataRow(
            testDescription: "ten megabytes",
            rawMetadata: #"{"mbid":"\#(mbid)","lyrics":"# + "\"" + String(repeating: "la", count: 5_000_000) + "\"}",
            mbids: [mbid]),
    ])
    func readsIdentifiersOfMetadata(_ row: MetadataRow) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.insert(
                ConnectorTrackRecord(
                    connectorName: row.service, connectorTrackID: row.serviceTrackID, title: "T", artists: "[]",
                    isrc: row.isrc, rawMetadata: row.rawMetadata.map { JSONColumn($0) }, lastUpdated: session.now))
            let track = try #require(try ConnectorTrackReader.row(id: 1, in: session))
            #expect(track.facts.isrcs.map(\.code) == row.isrcs)
            #expect(track.facts.mbids.map(\.text) == row.mbids)
            #expect(track.facts.serviceIDs == [track.serviceID])
        }
    }

    @Test func findsAndWalksConnectorTracks() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importConnectorTracks(.sample(sourceID: "a"), .sample(sourceID: "A"), connector: "spotify")
            try session.importConnectorTracks(.sample(sourceID: "a"), .sample(sourceID: "b"), connector: "lastfm")
            try session.importConnectorTracks(.sample(sourceID: "gone"), connector: "deezer")
            try session.markSoftDeleted(ConnectorTrackRecord.self, id: 5)
            func ids(_ connector: String?, after: Int64 = 0, limit: Int? = nil) throws -> [Int64] {
                var ids: [Int64] = []
                try ConnectorTrackReader.forEach(in: session, connector: connector, after: after, limit: limit) {
                    ids.append($0.id)
                }
                return ids
            }
            #expect(try ids(nil) == [1, 2, 3, 4])
            #expect(try ids("lastfm") == [3, 4])
            #expect(try ids(nil, after: 1, limit: 2) == [2, 3])
            #expect(try ids("nobody").isEmpty)
            // Spotify's ids differ by case alone.
            let found = try ConnectorTrackReader.row(serviceID: ServiceID(service: "spotify", id: "A"), in: session)
            #expect(found?.id == 2)
            #expect(
                try ConnectorTrackReader.row(serviceID: ServiceID(service: "deezer", id: "gone"), in: session) == nil)
            #expect(try ConnectorTrackReader.connectorNames(in: session) == ["lastfm", "spotify"])
        }
    }

    @Test func repairsBrokenTextAndKeepsNUL() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.database.execute(
                sql: """
                    INSERT INTO tracks (title, artists, created_at, updated_at)
                    VALUES (CAST(x'48ff49' AS TEXT), '[]', '', ''), (CAST(x'480049' AS TEXT), '[]', '', '')
                    """)
            #expect(try TrackReader.track(id: 1, in: session)?.facts.title == "H\u{FFFD}I")
            #expect(try TrackReader.track(id: 2, in: session)?.facts.title == "H\u{0}I")
        }
    }
}
