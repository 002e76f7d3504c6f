import Foundation
import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct BackupTests {
    @Test func aBackupIsTheWholeDatabase() throws {
        let scene = try MemoryScene.rich(seed: 1)
        let folder = try TemporaryFolder()
        let target = folder.path(of: "backup.db")
        try scene.temporary.store.backup(to: target)
        let copy = try Store(path: target, access: .readOnly)
        #expect(try copy.withReadSession { try TableDump($0) } == scene.dump())
        try copy.requireCurrentSchema()
        #expect(!FileManager.default.fileExists(atPath: target + ".partial"))
    }

    @Test func aBackupDoesNotWriteOverAFile() throws {
        let scene = try MemoryScene()
        let folder = try TemporaryFolder()
        let target = try folder.write("mine", to: "backup.db")
        #expect(throws: StoreFault.backupExists(path: target)) { try scene.temporary.store.backup(to: target) }
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
    }

    @Test func aBackupReplacesAFileWhereItMay() throws {
        let scene = try MemoryScene.rich(seed: 3)
        let folder = try TemporaryFolder()
        let target = try folder.write("an older one", to: "backup.db")
        let bytes = try scene.temporary.store.backup(to: target, replacing: true)
        let copy = try Store(path: target, access: .readOnly)
        #expect(try copy.withReadSession { try TableDump($0) } == scene.dump())
        #expect(try copy.sizes().file == bytes)
    }

    @Test func aBackupNeverReplacesTheDatabaseOrOneInUse() throws {
        let scene = try MemoryScene()
        let folder = try TemporaryFolder()
        let own = scene.temporary.path
        #expect(throws: StoreFault.backupOntoItself(path: own)) {
            try scene.temporary.store.backup(to: own, replacing: true)
        }
        let target = try folder.write("mine", to: "backup.db")
        try folder.write("a log", to: "backup.db-wal")
        #expect(throws: StoreFault.backupInUse(path: target, log: target + "-wal")) {
            try scene.temporary.store.backup(to: target, replacing: true)
        }
        #expect(throws: StoreFault.isDirectory(path: folder.path(of: "."))) {
            try scene.temporary.store.backup(to: folder.path(of: "."), replacing: true)
        }
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
        try scene.expectSound()
    }

    @Test func aBackupIntoAMissingFolderIsRefused() throws {
        let scene = try MemoryScene()
        let folder = try TemporaryFolder()
        #expect(throws: StoreFault.self) { try scene.temporary.store.backup(to: folder.path(of: "no/backup.db")) }
    }

    @Test func whatAKilledBackupLeftIsNoObstacle() throws {
        let scene = try MemoryScene()
        let folder = try TemporaryFolder()
        try folder.write("half of one", to: "backup.db.partial")
        try scene.temporary.store.backup(to: folder.path(of: "backup.db"))
        #expect(try Store(path: folder.path(of: "backup.db"), access: .readOnly).sizes().file > 0)
    }

    @Test func aBackupDuringAnotherProgramsReadIsOneState() throws {
        let scene = try MemoryScene.rich(seed: 2)
        let before = try scene.dump()
        let folder = try TemporaryFolder()
        let other = try Store(path: scene.temporary.path, access: .readWrite)
        try other.withReadSession { session in
            _ = try TableDump(session)
            try scene.temporary.store.backup(to: folder.path(of: "backup.db"))
        }
        let copy = try Store(path: folder.path(of: "backup.db"), access: .readOnly)
        #expect(try copy.withReadSession { try TableDump($0) } == before)
    }

    @Test func aVacuumGivesRoomBack() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 3000, rows: 0)
        try scene.write { try $0.database.execute(sql: "DELETE FROM tracks WHERE id > 1") }
        let before = try scene.dump()
        let vacuumed = try scene.temporary.store.vacuum()
        #expect(vacuumed.after < vacuumed.before)
        #expect(try scene.dump() == before)
        #expect(try scene.temporary.store.sizes().free == 0)
    }

    @Test func sizesAndAges() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 1)
        try scene.play(.connectorTrack(1), minute: 5)
        try scene.play(.track(1), minute: 7)
        try scene.write { try $0.markSoftDeleted(TrackRecord.self, id: 2) }
        let key = CheckpointKey(user: "me", service: "lastfm", entity: "plays")
        try scene.write { session in
            _ = try Checkpoints.advance(key, in: session) { CheckpointPosition(timestamp: $0.now, cursor: "2") }
        }
        let sizes = try scene.temporary.store.sizes()
        #expect(sizes.file > 0)
        #expect(sizes.standIns == 1)
        let tracks = try #require(sizes.tables.first { $0.name == "tracks" })
        #expect(tracks.active == 1)
        #expect(tracks.deleted == 1)
        #expect(tracks.bytes.map { $0 > 0 } ?? true)
        #expect(sizes.firstPlay == TestClock.defaultStart.advanced(bySeconds: 300))
        #expect(sizes.lastPlay == TestClock.defaultStart.advanced(bySeconds: 420))
        #expect(sizes.lastRun == nil)
        #expect(sizes.checkpoints.map(\.key) == [key])
        #expect(sizes.checkpoints.first?.position.cursor == "2")
        #expect(sizes.checkpoints.first?.advancedAt == scene.temporary.clock.now)
    }
}
