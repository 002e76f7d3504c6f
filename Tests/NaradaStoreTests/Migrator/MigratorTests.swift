import Foundation
import GRDB
import NaradaModel
import NaradaStore
import Testing

@Suite("Migrator up and down")
struct MigratorTests {
    @Test func anEmptyFileGoesUp() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        let now = Timestamp(microseconds: 1_700_000_000_000_000)
        let migrator = Migrator(try MigrationSet.embedded, now: { now })
        #expect(try migrator.status(queue).origin == .empty)
        var reported: [AppliedMigration] = []
        let applied = try migrator.up(queue) { reported.append($0) }
        #expect(applied.map(\.version) == Array(1...migrator.set.lastVersion))
        #expect(reported == applied)
        #expect(applied.allSatisfy { $0.appliedAt == now && $0.milliseconds >= 1 && !$0.isAdopted })
        let status = try migrator.status(queue)
        #expect(status.isCurrent)
        #expect(status.origin == .ledger)
        #expect(status.applied == applied)
        #expect(try migrator.up(queue).isEmpty)
    }

    @Test func downToEachNumberAndUpAgainGivesTheSameSchemas() throws {
        let migrator = try Migrator.embedded()
        let last = migrator.set.lastVersion
        for target in 0...last {
            let folder = try ScratchFolder()
            let queue = try folder.database()
            try migrator.up(queue)
            let full = try queue.snapshot()
            #expect(try migrator.down(queue, to: target).map(\.version) == (target..<last).reversed().map { $0 + 1 })
            #expect(try queue.snapshot() == migrator.schema(at: target), "down to \(target)")
            #expect(try migrator.status(queue).version == target)
            try migrator.up(queue)
            #expect(try queue.snapshot() == full, "up again from \(target)")
        }
    }

    @Test func upStopsAtTheTarget() throws {
        let migrator = try Migrator.embedded()
        let folder = try ScratchFolder()
        let queue = try folder.database()
        for target in [0, 1, 3, 2, 3] { try migrator.up(queue, to: target) }
        #expect(try migrator.status(queue).version == 3)
        #expect(try queue.snapshot() == migrator.schema(at: 3))
    }

    @Test func downToNothingLeavesNothing() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        try Migrator.embedded().down(queue, to: 0)
        #expect(try queue.count("sqlite_master") == 0)
        #expect(try Migrator.embedded().status(queue).origin == .empty)
    }

    @Test func rowsOfTheDesignSurviveDownAndUp() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        let migrator = try Migrator.embedded()
        try migrator.up(queue)
        try Self.fill(queue)
        try migrator.down(queue, to: 1)
        #expect(try queue.count("track_mappings") == 1)
        try migrator.up(queue)
        #expect(try queue.count("tracks") == 1)
        #expect(try queue.count("track_mappings WHERE confidence = 90 AND evidence IS NULL") == 1)
    }

    struct Loss: CustomTestStringConvertible {
        let target: Int
        let losses: [RowLoss]
        var testDescription: String { "down to \(target)" }
    }

    static let decisions = RowLoss(table: "match_decisions", column: nil, rows: 1)
    static let runs = RowLoss(table: "match_runs", column: nil, rows: 1)
    static let columns = ["evidence", "matcher_version", "run_id"].map {
        RowLoss(table: "track_mappings", column: $0, rows: 1)
    }
    static let design = ["connector_tracks", "track_mappings", "tracks"].map {
        RowLoss(table: $0, column: nil, rows: 1)
    }

    @Test(arguments: [
        Loss(target: 7, losses: []), Loss(target: 5, losses: []), Loss(target: 4, losses: [decisions]),
        Loss(target: 2, losses: [decisions] + columns), Loss(target: 1, losses: [decisions, runs] + columns),
        Loss(target: 0, losses: [design[0], decisions, runs, design[1], design[2]]),
    ])
    func rowsLostAreToldBefore(_ row: Loss) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        try Self.fill(queue)
        #expect(try Migrator.embedded().rowsLost(queue, downTo: row.target) == row.losses)
        #expect(try Migrator.embedded().status(queue).isCurrent)
    }

    /// One row in each of the tables that a run and a verdict touch.
    static func fill(_ queue: DatabaseQueue) throws {
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO tracks (id, title, artists, created_at, updated_at) VALUES (1, 't', '[]', 'now', 'now');
                    INSERT INTO connector_tracks (id, connector_name, connector_track_id, title, artists, last_updated,
                        created_at, updated_at) VALUES (1, 'spotify', 'a', 't', '[]', 'now', 'now', 'now');
                    INSERT INTO match_runs VALUES (1, 'now', NULL, 'running', 'v', '{}', NULL, 'now', 'now', FALSE, NULL, NULL);
                    INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, created_at,
                        updated_at, evidence, matcher_version, run_id) VALUES (1, 1, 'isrc', 90, 'now', 'now', '{}', 'v', 1);
                    INSERT INTO match_decisions (id, connector_track_id, track_id, verdict, note, decided_at, created_at,
                        updated_at) VALUES (1, 1, 1, 'accept', 'mine', 'now', 'now', 'now');
                    """)
        }
    }

    @Test func aPoolGoesUpAndDown() throws {
        let folder = try ScratchFolder()
        let pool = try DatabasePool(path: folder.path("narada.db"))
        let migrator = try Migrator.embedded()
        try migrator.up(pool)
        #expect(try pool.snapshot() == migrator.schema())
        try migrator.down(pool, to: 1)
        #expect(try pool.snapshot() == migrator.schema(at: 1))
    }

    @Test func foreignKeysAreEnforcedAgainAfterwards() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator.embedded().up(queue)
        let isEnforced = try queue.read { db in try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") }
        #expect(isEnforced == true)
    }

    @Test func aTableCanBeRebuiltUnderItsChildren() throws {
        let rebuild = """
            CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
            INSERT INTO new_parent (id) SELECT id FROM parent;
            DROP TABLE parent;
            ALTER TABLE new_parent RENAME TO parent;
            """
        let set = try MigrationSet([
            Migration(
                version: 1, title: "family",
                up: """
                    CREATE TABLE parent (id INTEGER PRIMARY KEY);
                    CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent(id));
                    INSERT INTO parent VALUES (1);
                    INSERT INTO child VALUES (1, 1);
                    """, down: "DROP TABLE child; DROP TABLE parent;"),
            Migration(version: 2, title: "names", up: rebuild, down: "ALTER TABLE parent DROP COLUMN name;"),
        ])
        let folder = try ScratchFolder()
        let queue = try folder.database()
        #expect(try Migrator(set).up(queue).count == 2)
        #expect(try queue.count("child JOIN parent ON parent.id = parent_id") == 1)
    }

    @Test func twoMigratorsAtOnceTakeEachStepOnce() async throws {
        let folder = try ScratchFolder()
        let path = folder.path("narada.db")
        let taken = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var configuration = Configuration()
                    configuration.busyMode = .timeout(30)
                    let queue = try DatabaseQueue(path: path, configuration: configuration)
                    return try Migrator.embedded().up(queue).map(\.version)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let last = try MigrationSet.embedded.lastVersion
        #expect(taken.sorted() == Array(1...last))
    }
}
