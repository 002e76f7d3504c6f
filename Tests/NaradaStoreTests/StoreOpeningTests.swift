import Foundation
import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct StoreOpeningTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var access: Store.Access
        var prepare: @Sendable (TemporaryFolder) throws -> Void = { _ in }
        var fault: @Sendable (String) -> StoreFault
        var name = "narada.db"
    }

    @Test(arguments: [
        Row(testDescription: "missing, to read", access: .readOnly, fault: { .missingFile(path: $0) }),
        Row(testDescription: "missing, to write", access: .readWrite, fault: { .missingFile(path: $0) }),
        Row(
            testDescription: "missing folder", access: .create, fault: { .missingFolder(path: $0) },
            name: "nowhere/narada.db"),
        Row(
            testDescription: "a folder", access: .readWrite,
            prepare: {
                try FileManager.default.createDirectory(
                    atPath: $0.path(of: "narada.db"), withIntermediateDirectories: false)
            }, fault: { .isDirectory(path: $0) }),
        Row(
            testDescription: "a text file, to read", access: .readOnly,
            prepare: { try $0.write(String(repeating: "title,artist\n", count: 100), to: "narada.db") },
            fault: { .notADatabase(path: $0) }),
        Row(
            testDescription: "a text file, to write", access: .readWrite,
            prepare: { try $0.write(String(repeating: "title,artist\n", count: 100), to: "narada.db") },
            fault: { .notADatabase(path: $0) }),
        Row(
            testDescription: "a text file, to create", access: .create,
            prepare: { try $0.write(String(repeating: "title,artist\n", count: 100), to: "narada.db") },
            fault: { .notADatabase(path: $0) }),
    ])
    func refusesWithASentence(_ row: Row) throws {
        let folder = try TemporaryFolder()
        try row.prepare(folder)
        let before = try? Data(contentsOf: URL(fileURLWithPath: folder.path(of: row.name)))
        let path = folder.path(of: row.name)
        #expect(throws: row.fault(path)) { try Store(path: path, access: row.access) }
        let after = try? Data(contentsOf: URL(fileURLWithPath: path))
        #expect(after == before, "the file was changed")
    }

    @Test func everySentenceStandsInTheGoldenFile() throws {
        let path = "music/narada.db"
        let faults: [StoreFault] = [
            .missingFile(path: path), .missingFolder(path: path), .isDirectory(path: path), .notADatabase(path: path),
            .noPermission(path: path), .readOnlyFolder(path: path), .cannotOpen(path: path, detail: "unable to open"),
            .busy(path: path), .readOnlyFile(path: path), .openedReadOnly(path: path), .full(path: path),
            .damaged(path: path, detail: "database disk image is malformed"),
            .schemaBehind(path: path, missing: ["0007_track_origins"]),
            .schemaBehind(path: path, missing: ["0006_match_attempts", "0007_track_origins"]), .nestedSession,
            .noSuchRow(table: "tracks", id: 7), .purgeOfActiveRow(table: "tracks", id: 7),
            .stillReferenced(table: "tracks", id: 7), .unreadableRow(path: path, detail: "artists is no text"),
            .verdictWithoutTrack(verdict: "accept", connectorTrackID: 9),
            .notANumber(metric: "popularity"), .playlistTooLong(id: 7), .mergeIntoItself(trackID: 7),
            .noSuchEdit(id: 7), .notDeleted(table: "tracks", id: 7), .laterEdit(id: 7, later: 9),
            .splitTrackInUse(edit: 7, trackID: 9), .notMapped(connectorTrackID: 7),
            .splitOfSeveralTracks(connectorTrackID: 7, trackID: 8, other: 9),
            .backupExists(path: "music/backup.db"),
            .refusedStatement(path: path, detail: "UNIQUE constraint failed"),
        ]
        try GoldenFile.compare(faults.map { $0.sentence + "\n" }.joined(), to: "StoreFault.txt")
    }

    @Test func createsAMissingFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "new.db")
        _ = try Store(path: path, access: .create)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func readsAnOrdinaryFileWithoutWriting() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "plain.db")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE t (a); INSERT INTO t VALUES (1)") }
        try queue.close()
        let store = try Store(path: path, access: .readOnly)
        #expect(try store.withReadSession { try Int.fetchOne($0.database, sql: "SELECT a FROM t") } == 1)
        #expect(throws: StoreFault.openedReadOnly(path: path)) { try store.withSession { _ in } }
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func readsAFileInWALMode() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { _ = try $0.insert(PlaylistRecord(name: "Road")) }
        let reader = try Store(path: temporary.path, access: .readOnly)
        #expect(try reader.withReadSession { try $0.fetch(PlaylistRecord.self).map(\.name) } == ["Road"])
    }

    // The superuser may write everywhere, so that these two cannot be provoked as root.
    @Test(.enabled(if: getuid() != 0))
    func refusesAFileInWALModeInAReadOnlyFolder() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "wal.db")
        do { _ = try Store(path: path, access: .create) }
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        #expect(throws: StoreFault.readOnlyFolder(path: path)) { try Store(path: path, access: .readOnly) }
    }

    @Test(.enabled(if: getuid() != 0))
    func refusesAFileWithoutPermission() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "secret.db")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        #expect(throws: StoreFault.noPermission(path: path)) { try Store(path: path, access: .readOnly) }
    }

    @Test func requiresTheCurrentSchema() throws {
        let current = try TemporaryStore()
        try current.store.requireCurrentSchema()
        let empty = try TemporaryStore(migrated: false)
        #expect {
            try empty.store.requireCurrentSchema()
        } throws: { error in
            (error as? StoreFault)?.sentence.contains("narada-resolve migrate up --database \(empty.path)") == true
        }
    }
}
