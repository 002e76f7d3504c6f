import Foundation
import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Synchronization
import Testing

@Suite struct SessionTests {
    private struct Stop: Error {}

    @Test func commitsOnReturn() throws {
        let temporary = try TemporaryStore()
        let id = try temporary.store.withSession { try $0.insert(PlaylistRecord(name: "Road")).id }
        let names = try temporary.store.withReadSession { try $0.fetch(PlaylistRecord.self).map(\.name) }
        #expect(id == 1)
        #expect(names == ["Road"])
    }

    @Test func rollsBackOnThrow() throws {
        let temporary = try TemporaryStore()
        #expect(throws: Stop.self) {
            try temporary.store.withSession { session in
                try session.insert(PlaylistRecord(name: "Road"))
                throw Stop()
            }
        }
        #expect(try temporary.store.withReadSession { try $0.fetch(PlaylistRecord.self) }.isEmpty)
    }

    @Test func manyBulkSessionsKeepWhatTheyCommitAndCopyTheLogLate() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        // More than one log of the usual four megabytes, which is flushed beside the sessions.
        let text = String(repeating: "x", count: 1 << 20)
        for number in 0..<12 {
            try store.withBulkSession { _ = try $0.insert(PlaylistRecord(name: "\(number)", description: text)) }
        }
        #expect(throws: Stop.self) {
            try store.withBulkSession { session in
                try session.insert(PlaylistRecord(name: "Road"))
                throw Stop()
            }
        }
        let names = try store.withReadSession { try $0.fetch(PlaylistRecord.self).map(\.name) }
        #expect(names == (0..<12).map(String.init))
        let log = try FileManager.default.attributesOfItem(atPath: store.path + "-wal")[.size] as? Int
        #expect((log ?? 0) > 12 << 20)
    }

    @Test func commitsAndRollsBackInAsyncForm() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.withSession { session in _ = try session.insert(PlaylistRecord(name: "Road")) }
        await #expect(throws: Stop.self) {
            try await temporary.store.withSession { session in
                try session.insert(PlaylistRecord(name: "Rain"))
                throw Stop()
            }
        }
        let names = try await temporary.store.withReadSession { try $0.fetch(PlaylistRecord.self).map(\.name) }
        #expect(names == ["Road"])
    }

    @Test func readsItsClockOnce() throws {
        let temporary = try TemporaryStore()
        let stamps = try temporary.store.withSession { session in
            let first = try session.insert(PlaylistRecord(name: "A"))
            temporary.clock.advance(bySeconds: 1)
            return [first.createdAt, try session.insert(PlaylistRecord(name: "B")).createdAt]
        }
        #expect(stamps == [TestClock.defaultStart, TestClock.defaultStart])
    }

    struct Nesting: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var outerWrites: Bool
        var innerWrites: Bool
    }

    @Test(arguments: [
        Nesting(testDescription: "write in write", outerWrites: true, innerWrites: true),
        Nesting(testDescription: "read in write", outerWrites: true, innerWrites: false),
        Nesting(testDescription: "write in read", outerWrites: false, innerWrites: true),
        Nesting(testDescription: "read in read", outerWrites: false, innerWrites: false),
    ])
    func refusesNestedSessions(_ row: Nesting) throws {
        let store = try TemporaryStore()
        func open(_ writes: Bool, _ body: (Session) throws -> Void) throws {
            if writes { try store.store.withSession(body) } else { try store.store.withReadSession(body) }
        }
        #expect(throws: StoreFault.nestedSession) {
            try open(row.outerWrites) { _ in try open(row.innerWrites) { _ in } }
        }
        // The refusal leaves the store usable.
        try store.store.withSession { _ = try $0.insert(PlaylistRecord(name: "after")) }
    }

    @Test func allowsSessionsOfTwoStoresInEachOther() throws {
        let (left, right) = (try TemporaryStore(), try TemporaryStore())
        try left.store.withSession { _ in
            try right.store.withSession { _ = try $0.insert(PlaylistRecord(name: "other")) }
        }
        #expect(try right.store.withReadSession { try $0.fetch(PlaylistRecord.self).count } == 1)
    }

    @Test func refusesToWriteInAReadSession() throws {
        let temporary = try TemporaryStore()
        #expect(throws: StoreFault.readOnlyFile(path: temporary.path)) {
            try temporary.store.withReadSession { _ = try $0.insert(PlaylistRecord(name: "Road")) }
        }
    }

    @Test func enforcesForeignKeys() throws {
        let temporary = try TemporaryStore()
        #expect {
            try temporary.store.withSession { session in
                _ = try session.insert(TrackLikeRecord(trackID: 99, service: "spotify", isLiked: true))
            }
        } throws: { error in
            (error as? StoreFault)?.sentence.contains("FOREIGN KEY") == true
        }
    }

    @Test func saysThatAnotherProgramWrites() throws {
        let first = try TemporaryStore()
        let second = try Store(path: first.path, access: .readWrite, busyTimeout: 0.05)
        try first.store.withSession { session in
            try session.insert(PlaylistRecord(name: "mine"))
            #expect(throws: StoreFault.busy(path: first.path)) { try second.withSession { _ in } }
            // A reader is not kept waiting, and sees the state before.
            #expect(try second.withReadSession { try $0.fetch(PlaylistRecord.self) }.isEmpty)
        }
        #expect(try second.withSession { try $0.fetch(PlaylistRecord.self).map(\.name) } == ["mine"])
    }

    /// SQLite's own wait asks every 100 ms at last, and never meets the gaps that such a writer leaves.
    @Test func getsInWhereAnotherProgramWritesWithoutAPause() throws {
        let first = try TemporaryStore()
        let greedy = try DatabaseQueue(path: first.path)
        // Rows only: SQLite prepares a statement anew where the schema changed, and gives up after fifty times.
        try greedy.write { try $0.execute(sql: "CREATE TABLE t(a)") }
        let done = Mutex(false)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            while !done.withLock({ $0 }) {
                try? greedy.write { try $0.execute(sql: "INSERT INTO t VALUES (1); DELETE FROM t") }
            }
            ended.signal()
        }
        defer {
            done.withLock { $0 = true }
            ended.wait()
        }
        let patient = try Store(path: first.path, access: .readWrite, busyTimeout: 1)
        for number in 1...200 {
            try patient.withSession { session in _ = try session.insert(PlaylistRecord(name: "\(number)")) }
        }
        #expect(try patient.withReadSession { try $0.fetch(PlaylistRecord.self).count } == 200)
    }
}
