import Foundation
import NaradaImport
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

@testable import NaradaEngine

/// What an import of exports does to the database, whatever happens on its way.
@Suite struct EventImportTests {
    /// All that an import says, without numbers of rows and times of writing: how stand-ins are numbered depends on where
    /// batches end, and what nobody dated is dated by the import.
    private static func state(_ home: Home) throws -> [String] {
        #expect(try home.store().withReadSession { try EventReconciliation.read(in: $0).addsUp })
        let row = "JOIN connector_tracks c ON c.id = e.connector_track_id"
        return try [
            """
            SELECT 'track', connector_name, connector_track_id, title, artists, album, duration_ms, isrc, release_date,
                raw_metadata, is_deleted FROM connector_tracks
            """,
            """
            SELECT 'play', c.connector_track_id, e.service, e.played_at, e.ms_played, e.context, e.import_source,
                e.import_batch_id, e.is_deleted FROM track_plays e \(row)
            """,
            """
            SELECT 'like', c.connector_track_id, e.service, e.is_liked, e.liked_at, e.last_synced, e.is_deleted
            FROM track_likes e \(row)
            """,
            """
            SELECT 'metric', c.connector_track_id, e.connector_name, e.metric_type, e.value, e.is_deleted
            FROM track_metrics e \(row)
            """,
            """
            SELECT 'entry', p.name, p.description, p.track_count, m.connector_name, m.connector_playlist_id, e.sort_key,
                c.connector_track_id, e.is_deleted
            FROM playlist_tracks e \(row)
            JOIN playlists p ON p.id = e.playlist_id JOIN playlist_mappings m ON m.playlist_id = p.id
            """,
            "SELECT 'list', name, track_count, is_deleted FROM playlists",
            "SELECT 'place', user_id, service, entity_type, last_timestamp, cursor, is_deleted FROM sync_checkpoints",
        ].flatMap { try home.rows($0).sorted() }
    }

    private static func calm() throws -> [String] {
        let home = try Home()
        try home.importExports(ExportFixtures.paths())
        return try state(home)
    }

    @Test func aSecondImportWritesNothing() throws {
        let home = try Home()
        try home.importExports(ExportFixtures.paths())
        let before = try home.dump(tables: ["sync_checkpoints"])
        let again = try home.importExports(ExportFixtures.paths())
        #expect(try home.dump(tables: ["sync_checkpoints"]) == before)
        for kind in [again.total.tracks, again.total.plays, again.total.likes, again.total.entries] {
            #expect(kind.inserted + kind.updated + kind.removed == 0 && kind.unchanged > 0)
        }
    }

    @Test func aDryRunSaysTheSameAndWritesNothing() throws {
        let home = try Home()
        let before = try home.dump()
        var dry = try home.importExports(ExportFixtures.paths(), dryRun: true)
        #expect(try home.dump() == before)
        var real = try home.importExports(ExportFixtures.paths())
        (dry.seconds, real.seconds) = (0, 0)
        real.dryRun = true
        #expect(dry == real)
    }

    /// Stopped after each batch in turn, and gone on with: the same rows under the same ids, and the same checkpoints.
    @Test func stoppedAnywhereAndGoneOnWith() throws {
        let paths = try ExportFixtures.paths()
        let home = try Home()
        var stops = 0
        var isDone = false
        while !isDone {
            // Finished files are gone over again, so that each try gets one batch further than the one before.
            var batches = 0
            let report = try home.engine.importEvents(
                EventImportRequest(files: paths), batchSize: 4,
                isCancelled: {
                    batches += 1
                    return batches > stops
                })
            isDone = !report.interrupted
            stops += 1
        }
        #expect(stops > 10)
        #expect(try Self.state(home) == Self.calm())
    }

    /// A batch that fails half-way leaves nothing behind, and the checkpoint before it.
    @Test(arguments: ["track_plays", "track_likes", "playlist_tracks", "track_metrics", "sync_checkpoints"])
    func aFailureInABatchLeavesNoTrace(table: String) throws {
        let calm = try Self.calm()
        for limit in [0, 1, 2, 5] {
            let home = try Home()
            try home.write(
                """
                CREATE TRIGGER boom BEFORE INSERT ON \(table) WHEN (SELECT count(*) FROM \(table)) >= \(limit)
                BEGIN SELECT RAISE(ABORT, 'boom'); END
                """)
            #expect(throws: (any Error).self) {
                _ = try home.engine.importEvents(
                    EventImportRequest(files: ExportFixtures.paths()), batchSize: 2)
            }
            try home.write("DROP TRIGGER boom")
            try home.importExports(ExportFixtures.paths())
            #expect(try Self.state(home) == calm, "after \(limit)")
        }
    }

    /// The checkpoint covers what is in the tables, and no more.
    @Test func theCheckpointIsTrue() throws {
        let plays = (0..<50).map { Self.play("T\($0 % 7)", minute: $0) }
        let home = try Home()
        let path = try home.folder.write("[" + plays.joined(separator: ",\n") + "]", to: "endsong_0.json")
        for batches in 1...4 {
            var count = 0
            _ = try home.engine.importEvents(
                EventImportRequest(files: [path], user: "me"), batchSize: 8,
                isCancelled: {
                    count += 1
                    return true
                })
            #expect(count == 1)
            let stored = try #require(try Self.checkpoint(home))
            let cursor = try #require(stored.cursor.flatMap(ImportCursor.init))
            #expect(cursor.position.records == batches * 8)
            #expect(try home.rows("SELECT count(*) FROM track_plays") == ["\(batches * 8)"])
            #expect(try home.rows("SELECT max(played_at) FROM track_plays") == [stored.timestamp?.text])
        }
        let rest = try home.engine.importEvents(EventImportRequest(files: [path], user: "me"), batchSize: 8)
        #expect(rest.files[0].resumedAfter == 32)
        #expect(rest.total.records == 18)
        #expect(try home.rows("SELECT count(*) FROM track_plays") == ["50"])
        // The end was reached: nothing to go on with, and another import reads the file whole.
        #expect(try Self.checkpoint(home)?.cursor == nil)
        #expect(try home.rows("SELECT user_id, service FROM sync_checkpoints") == ["me spotify"])
    }

    /// What a person mended in the part that was read already goes in.
    @Test func aChangedFileIsReadFromItsBeginning() throws {
        let home = try Home()
        var plays = (0..<20).map { Self.play("T\($0)", minute: $0) }
        let good = plays[3]
        plays[3] = #"{"ts":"yesterday","master_metadata_track_name":"x"}"#
        let path = try home.folder.write("[" + plays.joined(separator: ",\n") + "]", to: "endsong_0.json")
        _ = try home.engine.importEvents(EventImportRequest(files: [path]), batchSize: 8, isCancelled: { true })
        plays[3] = good
        try home.folder.write("[" + plays.joined(separator: ",\n") + "]", to: "endsong_0.json")
        let report = try home.importExports([path])
        #expect(report.files[0].resumedAfter == nil)
        #expect(try home.rows("SELECT count(*) FROM track_plays") == ["20"])
    }

    @Test func fromStartReadsAStoppedFileWhole() throws {
        let home = try Home()
        let plays = (0..<20).map { Self.play("T\($0)", minute: $0) }
        let path = try home.folder.write("[" + plays.joined(separator: ",\n") + "]", to: "endsong_0.json")
        _ = try home.engine.importEvents(EventImportRequest(files: [path]), batchSize: 8, isCancelled: { true })
        let report = try home.importExports([path], fromStart: true)
        #expect(report.total.records == 20 && report.total.plays.inserted == 12)
    }

    // MARK: Times and names

    /// A stream's end is where it began and how long it was heard.
    @Test func playsBeginWhereTheyBegan() throws {
        let home = try Home()
        try home.importExports([ExportFixtures.path("endsong_0.json")])
        #expect(
            try home.rows("SELECT played_at, ms_played FROM track_plays ORDER BY 1") == [
                "2021-05-01 07:09:04.854000 219146", "2021-05-01 07:12:45.000000 225000",
            ])
        #expect(
            try home.rows("SELECT DISTINCT import_source, import_batch_id LIKE 'spotify-history:%' FROM track_plays")
                == ["spotify-history 1"])
    }

    @Test func anotherNameOfTheService() throws {
        let home = try Home()
        try home.importExports([ExportFixtures.path("Library.xml")], connector: "itunes")
        let names = try ["connector_tracks", "playlist_mappings", "track_metrics"].flatMap {
            try home.rows("SELECT DISTINCT connector_name FROM \($0)")
        }
        #expect(names == ["itunes", "itunes", "itunes"])
        #expect(try home.rows("SELECT DISTINCT service FROM track_likes") == ["itunes"])
    }

    struct Order: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var files: [String]
    }

    /// A table of tracks says more than a play of one, and says it before and after.
    @Test(arguments: [
        Order(testDescription: "history first", files: ["h.json", "sunday_morning.csv"]),
        Order(testDescription: "history last", files: ["sunday_morning.csv", "h.json"]),
    ])
    func aMentionNeverOverwritesATable(_ order: Order) throws {
        let home = try Home()
        let mention = try home.folder.write(
            """
            [{"ts":"2023-05-01T07:12:44Z","ms_played":1,"master_metadata_track_name":"UNDER PRESSURE",\
            "master_metadata_album_artist_name":"Queen","master_metadata_album_album_name":"Greatest Hits",\
            "spotify_track_uri":"spotify:track:fixture000000000000010"},
            {"ts":"2023-05-01T07:12:45Z","ms_played":2,"master_metadata_track_name":null,\
            "spotify_track_uri":"spotify:track:fixture000000000000001"}]
            """, to: "h.json")
        for file in order.files {
            try home.importExports([file == "h.json" ? mention : ExportFixtures.path(file)])
        }
        #expect(
            try home.rows(
                """
                SELECT title, artists, album, duration_ms, isrc FROM connector_tracks
                WHERE connector_track_id IN ('fixture000000000000010', 'fixture000000000000001') ORDER BY 1
                """) == [
                    #"Under Pressure ["Queen","David Bowie"] Hot Space 248440 ZZFX12600010"#,
                    #"Wonderwall ["Oasis"] (What's The Story) Morning Glory? 258773 ZZFX12600001"#,
                ])
    }

    // MARK: Playlists

    private static func list(_ ids: [Int], isWhole: Bool = true) -> String {
        let header = #""Track URI","Track Name","Artist Name(s)","Added At""#
        let rows = ids.map { #""spotify:track:fixture00000000000000\#($0)","Song \#($0)","A","2023-04-30T08:00:00Z""# }
        return ([header] + rows + (isWhole ? [] : [#""spotify:track:fixture0000"#])).joined(separator: "\n") + "\n"
    }

    private static func entries(_ home: Home) throws -> [String] {
        try home.rows(
            """
            SELECT coalesce(c.title, 'own') FROM playlist_tracks e LEFT JOIN connector_tracks c ON c.id = e.connector_track_id
            WHERE NOT e.is_deleted ORDER BY e.sort_key
            """)
    }

    @Test func aPlaylistFollowsItsFile() throws {
        let home = try Home()
        let path = try home.folder.write(Self.list([1, 2, 3, 2]), to: "mix.csv")
        try home.importExports([path])
        #expect(try Self.entries(home) == ["Song 1", "Song 2", "Song 3", "Song 2"])
        // What another program put in by its track stays.
        try home.add("L1,Mine,Me,,,")
        try home.store().withSession { session in
            _ = try PlaylistWriter(session: session, playlistID: 1).insert(.track(1), at: .at(1))
        }
        try home.folder.write(Self.list([3, 1, 4]), to: "mix.csv")
        let report = try home.importExports([path])
        #expect(Set(try Self.entries(home)) == ["Song 1", "Song 3", "Song 4", "own"])
        #expect(try Self.entries(home).filter { $0 != "own" } == ["Song 3", "Song 1", "Song 4"])
        #expect(report.total.entries.removed > 0)
        #expect(try home.rows("SELECT track_count FROM playlists") == ["4"])
    }

    /// A file that is cut off does not say what is gone.
    @Test func aBrokenPlaylistTakesNothingAway() throws {
        let home = try Home()
        let path = try home.folder.write(Self.list([1, 2, 3]), to: "mix.csv")
        try home.importExports([path])
        try home.folder.write(Self.list([1, 4], isWhole: false), to: "mix.csv")
        let report = try home.importExports([path])
        #expect(report.outcome == .someRefused)
        #expect(Set(try Self.entries(home)) == ["Song 1", "Song 2", "Song 3", "Song 4"])
    }

    @Test func aPlaylistThatAPersonDeletedStaysAway() throws {
        let home = try Home()
        let path = try home.folder.write(Self.list([1, 2]), to: "mix.csv")
        try home.importExports([path])
        _ = try home.store().withSession { try Deletion.delete(PlaylistRecord.self, id: 1, in: $0) }
        let report = try home.importExports([path])
        #expect(report.total.deletedPlaylists == 1)
        #expect(try home.rows("SELECT count(*) FROM playlists WHERE NOT is_deleted") == ["0"])
    }

    // MARK: Several files

    @Test func aFileOfNoKindCostsItself() throws {
        let home = try Home()
        let other = try home.folder.write(#"{"paymentMethod":"none"}"#, to: "Payments.json")
        var issues: [String] = []
        let report = try home.importExports([other, ExportFixtures.path("endsong_0.json")]) { issues.append($0) }
        #expect(report.outcome == .someRefused)
        #expect(report.total.plays.inserted == 2)
        #expect(issues.count == 1 && issues[0].contains("does not look like any export"))
    }

    @Test func aMissingFileStopsBeforeAnythingIsWritten() throws {
        let home = try Home()
        let before = try home.dump()
        #expect(throws: ImportFault.self) {
            try home.importExports([ExportFixtures.path("endsong_0.json"), home.folder.path(of: "none.json")])
        }
        #expect(try home.dump() == before)
    }

    /// A play of Spotify's extended history, so many minutes after a day's beginning.
    static func play(_ title: String, minute: Int) -> String {
        let time = (Timestamp(year: 2023) ?? Timestamp(microseconds: 0)).advanced(bySeconds: Int64(minute) * 60).text
        return """
            {"ts":"\(time.prefix(10))T\(time.dropFirst(11).prefix(8))Z","ms_played":40000,\
            "master_metadata_track_name":"\(title)","master_metadata_album_artist_name":"A",\
            "spotify_track_uri":"spotify:track:fixture\(String(repeating: "0", count: 15 - title.count))\(title)"}
            """
    }

    private static func checkpoint(_ home: Home) throws -> CheckpointPosition? {
        try home.store().withReadSession { session in
            guard let row = try session.fetch(SyncCheckpointRecord.self).first else { return nil }
            return CheckpointPosition(timestamp: row.lastTimestamp, cursor: row.cursor)
        }
    }
}
