import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct RecordTests {
    /// One row of each table, made where its parents exist, and a change to it.
    struct Table: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var live: @Sendable (Store, TestClock) throws -> Void

        init<Record: NaradaRecord>(
            _ make: @escaping @Sendable (Parents) -> Record, change: @escaping @Sendable (inout Record) -> Void
        ) {
            testDescription = Record.databaseTableName
            live = { store, clock in try liveThrough(store, clock, make, change) }
        }
    }

    /// The rows that others refer to.
    struct Parents: Sendable {
        var track: Int64
        var connectorTrack: Int64
        var playlist: Int64
        var run: Int64
        var edit: Int64

        init(in session: Session) throws {
            track = try session.insert(TrackRecord(title: "T", artists: #"["A"]"#)).id ?? 0
            connectorTrack =
                try session.insert(
                    ConnectorTrackRecord(
                        connectorName: "parent", connectorTrackID: "p", title: "T", artists: #"["A"]"#,
                        lastUpdated: session.now)
                ).id ?? 0
            playlist = try session.insert(PlaylistRecord(name: "P")).id ?? 0
            edit = try session.insert(EditRecord(kind: .delete, subjectTable: "tracks", subjectID: track)).id ?? 0
            run =
                try session.insert(
                    MatchRunRecord(startedAt: session.now, state: .running, matcherVersion: "v", settings: "{}")
                ).id ?? 0
        }
    }

    static let time = TestClock.defaultStart

    static let tables: [Table] = [
        Table(
            { _ in TrackRecord(title: "Hurt", artists: #"{"names":["Cash"]}"#, durationMs: 1, releaseDate: time) },
            change: { $0.title = "Hurt (Live)" }),
        Table(
            { _ in
                ConnectorTrackRecord(
                    connectorName: "spotify", connectorTrackID: "x", title: "Hurt", artists: #"["Cash"]"#,
                    rawMetadata: #"{"a":1}"#, lastUpdated: time)
            }, change: { $0.album = "IV" }),
        Table(
            {
                TrackMappingRecord(
                    trackID: $0.track, connectorTrackID: $0.connectorTrack, matchMethod: "isrc", confidence: 90,
                    evidence: "{}", matcherVersion: "v", runID: $0.run)
            }, change: { $0.confidence = 91 }),
        Table(
            {
                TrackMetricRecord(
                    trackID: $0.track, connectorName: "lastfm", metricType: "play_count", value: 1.5,
                    collectedAt: time)
            }, change: { $0.value = 2.5 }),
        Table(
            { TrackLikeRecord(trackID: $0.track, service: "spotify", isLiked: true, likedAt: time) },
            change: { $0.isLiked = false }),
        Table(
            {
                TrackPlayRecord(
                    trackID: $0.track, service: "spotify", playedAt: time, msPlayed: 5, context: #"{"shuffle":true}"#,
                    importTimestamp: time, importSource: "test", importBatchID: "b")
            }, change: { $0.msPlayed = 6 }),
        Table({ _ in PlaylistRecord(name: "Road", trackCount: 3) }, change: { $0.description = "long" }),
        Table(
            { PlaylistMappingRecord(playlistID: $0.playlist, connectorName: "spotify", connectorPlaylistID: "x") },
            change: { $0.connectorPlaylistID = "y" }),
        Table(
            { PlaylistTrackRecord(playlistID: $0.playlist, trackID: $0.track, sortKey: "a0000000") },
            change: { $0.sortKey = "a0000001" }),
        Table(
            { _ in SyncCheckpointRecord(userID: "me", service: "spotify", entityType: "likes", lastTimestamp: time) },
            change: { $0.cursor = "next" }),
        Table(
            { _ in MatchRunRecord(startedAt: time, state: .running, matcherVersion: "v", settings: "{}") },
            change: { $0.state = .failed }),
        Table(
            {
                ReviewItemRecord(
                    connectorTrackID: $0.connectorTrack, trackID: $0.track, matchMethod: "isrc", confidence: 70,
                    reasons: "[]", evidence: "{}", matcherVersion: "v", runID: $0.run, state: .open)
            }, change: { $0.state = .superseded }),
        Table(
            {
                MatchDecisionRecord(
                    connectorTrackID: $0.connectorTrack, trackID: $0.track, verdict: "reject", decidedAt: time)
            }, change: { $0.note = "live version" }),
        Table(
            {
                MatchAttemptRecord(
                    connectorTrackID: $0.connectorTrack, runID: $0.run, matcherVersion: "v", attemptedAt: time,
                    attempts: 1, nextAttemptAt: time)
            }, change: { $0.attempts = 2 }),
        Table(
            { TrackOriginRecord(trackID: $0.track, sourceName: "csv", sourceTrackID: "1") },
            change: { $0.sourceTrackID = "2" }),
        Table(
            { EditRecord(kind: .merge, subjectTable: "tracks", subjectID: $0.track) },
            change: { $0.undoneAt = time }),
        Table(
            {
                EditRowRecord(
                    editID: $0.edit, tableName: "tracks", rowID: $0.track, change: .deleted,
                    before: #"{"is_deleted":0}"#)
            }, change: { $0.before = #"{"is_deleted":null}"# }),
    ]

    @Test(arguments: tables)
    func isStampedDeletedRestoredAndPurged(_ table: Table) throws {
        let temporary = try TemporaryStore()
        try table.live(temporary.store, temporary.clock)
    }

    /// The whole life of one row, a second between any two steps.
    private static func liveThrough<Record: NaradaRecord>(
        _ store: Store, _ clock: TestClock, _ make: (Parents) -> Record, _ change: (inout Record) -> Void
    ) throws {
        func step<T>(_ body: (Session) throws -> T) throws -> T {
            clock.advance(bySeconds: 1)
            return try store.withSession(body)
        }
        let parents = try step { try Parents(in: $0) }
        let fresh = make(parents)
        #expect(fresh.id == nil && fresh.createdAt == nil && !fresh.isDeleted)

        let inserted = try step { try $0.insert(fresh) }
        let id = try #require(inserted.id)
        #expect(inserted.createdAt == clock.now)
        #expect(inserted.updatedAt == clock.now)
        #expect(inserted.deletedAt == nil && !inserted.isDeleted)

        let created = clock.now
        var changed = inserted
        change(&changed)
        #expect(changed != inserted, "the test's change changes nothing")
        let updated = try step { try $0.update(changed) }
        #expect(updated.createdAt == created)
        #expect(updated.updatedAt == clock.now)
        #expect(try step { try $0.find(Record.self, id: id) } == updated)

        try step { try $0.markSoftDeleted(Record.self, id: id) }
        let deletion = clock.now
        try step { session in
            #expect(try session.find(Record.self, id: id) == nil)
            #expect(try !session.fetch(Record.self).contains { $0.id == id })
            #expect(try session.fetch(Record.self, includingDeleted: true).contains { $0.id == id })
            let deleted = try session.find(Record.self, id: id, includingDeleted: true)
            #expect(deleted?.isDeleted == true)
            #expect(deleted?.deletedAt == deletion)
            #expect(deleted?.updatedAt == deletion)
        }
        let missing = StoreFault.noSuchRow(table: Record.databaseTableName, id: id)
        #expect(throws: missing) { try step { try $0.markSoftDeleted(Record.self, id: id) } }
        #expect(throws: missing) { try step { try $0.update(changed) } }

        try step { try $0.restore(Record.self, id: id) }
        let restored = try #require(try step { try $0.find(Record.self, id: id) })
        #expect(restored.deletedAt == nil)
        #expect(restored.createdAt == created)
        #expect(restored.updatedAt == deletion.advanced(bySeconds: 4))

        #expect(throws: StoreFault.purgeOfActiveRow(table: Record.databaseTableName, id: id)) {
            try step { try $0.purge(Record.self, id: id) }
        }
        try step { try $0.markSoftDeleted(Record.self, id: id) }
        try step { try $0.purge(Record.self, id: id) }
        #expect(try step { try $0.find(Record.self, id: id, includingDeleted: true) } == nil)
        #expect(throws: missing) { try step { try $0.restore(Record.self, id: id) } }
    }

    @Test func keepsColumnsThatItDoesNotKnow() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.database.execute(
                sql: """
                    ALTER TABLE tracks ADD COLUMN mood VARCHAR;
                    INSERT INTO tracks (title, artists, created_at, updated_at, is_deleted, mood)
                    VALUES ('T', '["A"]', '2024-01-01 00:00:00.000000', '2024-01-01 00:00:00.000000', NULL, 'blue')
                    """)
            var track = try #require(try session.fetch(TrackRecord.self).first, "NULL is_deleted counts as active")
            track.title = "U"
            try session.update(track)
            #expect(try String.fetchOne(session.database, sql: "SELECT title || mood FROM tracks") == "Ublue")
        }
    }

    @Test func doesNotPurgeWhatOthersName() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            let track = try session.insert(TrackRecord(title: "T", artists: "[]")).id ?? 0
            try session.insert(TrackLikeRecord(trackID: track, service: "spotify", isLiked: true))
            try session.markSoftDeleted(TrackRecord.self, id: track)
            #expect(throws: StoreFault.stillReferenced(table: "tracks", id: track)) {
                try session.purge(TrackRecord.self, id: track)
            }
        }
    }

    struct DateRow: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var sql: String
        var read: String?
    }

    @Test(arguments: [
        DateRow(
            testDescription: "as SQLAlchemy writes", sql: "'2020-05-06 07:08:09.123456'",
            read: "2020-05-06 07:08:09.123456"),
        DateRow(testDescription: "without fraction", sql: "'2020-05-06 07:08:09'", read: "2020-05-06 07:08:09.000000"),
        DateRow(
            testDescription: "ISO 8601 with zone", sql: "'2020-05-06T07:08:09+02:00'",
            read: "2020-05-06 05:08:09.000000"),
        DateRow(testDescription: "day only", sql: "'2020-05-06'", read: "2020-05-06 00:00:00.000000"),
        DateRow(
            testDescription: "year, which the column turns into a number", sql: "'2020'",
            read: "2020-01-01 00:00:00.000000"),
        DateRow(testDescription: "NULL", sql: "NULL", read: nil),
    ])
    func readsDates(_ row: DateRow) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try insertTrack(session, releaseDate: row.sql)
            #expect(try session.find(TrackRecord.self, id: 1)?.releaseDate?.text == row.read)
            #expect(try TrackReader.track(id: 1, in: session)?.facts.releaseDate?.text == row.read)
        }
    }

    @Test func saysThatARecordCannotBeRead() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { try insertTrack($0, releaseDate: "'last summer'") }
        #expect {
            try temporary.store.withReadSession { try $0.fetch(TrackRecord.self) }
        } throws: { error in
            if case .unreadableRow = error as? StoreFault { true } else { false }
        }
        // A run reads the row all the same: the date is evidence, not a key.
        let track = try temporary.store.withReadSession { try TrackReader.track(id: 1, in: $0) }
        #expect(track?.facts.releaseDate == nil)
    }

    private func insertTrack(_ session: Session, releaseDate: String) throws {
        try session.database.execute(
            sql: """
                INSERT INTO tracks (title, artists, release_date, created_at, updated_at)
                VALUES ('T', '[]', \(releaseDate), '2024-01-01 00:00:00.000000', '2024-01-01 00:00:00.000000')
                """)
    }
}
