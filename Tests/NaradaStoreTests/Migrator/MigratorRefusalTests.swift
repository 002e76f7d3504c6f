import Foundation
import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite("Migrator refusals")
struct MigratorRefusalTests {
    static let steps = [
        Migration(version: 1, title: "one", up: "CREATE TABLE one (id INTEGER PRIMARY KEY);", down: "DROP TABLE one;"),
        Migration(version: 2, title: "two", up: "CREATE TABLE two (id INTEGER PRIMARY KEY);", down: "DROP TABLE two;"),
        Migration(version: 3, title: "three", up: "CREATE TABLE three (id);", down: "DROP TABLE three;"),
    ]

    // MARK: File and steps do not fit

    struct Misfit: CustomTestStringConvertible {
        let testDescription: String
        /// What is done to a file that took all three steps.
        var sql = ""
        var steps = MigratorRefusalTests.steps
        let fault: MigrationFault
    }

    @Test(arguments: [
        Misfit(
            testDescription: "an edited up",
            steps: [steps[0], Migration(version: 2, title: "two", up: "SELECT 2;", down: steps[1].down), steps[2]],
            fault: .edited("0002_two")),
        Misfit(
            testDescription: "an edited down",
            steps: [steps[0], steps[1], Migration(version: 3, title: "three", up: steps[2].up, down: "SELECT 3;")],
            fault: .edited("0003_three")),
        Misfit(
            testDescription: "another step in its place",
            steps: [steps[0], Migration(version: 2, title: "deux", up: steps[1].up, down: steps[1].down), steps[2]],
            fault: .missing(applied: "0002_two", present: "0002_deux")),
        Misfit(
            testDescription: "a newer file", steps: [steps[0]], fault: .newer(database: 3, program: 1)),
        Misfit(
            testDescription: "a hole in the ledger", sql: "DELETE FROM narada_migrations WHERE version = 2",
            fault: .outOfOrder(skipped: "0002_two", applied: "0003_three")),
    ])
    func aMisfitIsRefusedAndNothingDone(_ row: Misfit) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator(try MigrationSet(Self.steps)).up(queue)
        try queue.write { db in try db.execute(sql: row.sql) }
        let before = try folder.bytes(of: "narada.db")
        let migrator = Migrator(try MigrationSet(row.steps))
        #expect(throws: row.fault) { try migrator.status(queue) }
        #expect(throws: row.fault) { try migrator.up(queue) }
        #expect(throws: row.fault) { try migrator.down(queue, to: 0) }
        #expect(try folder.bytes(of: "narada.db") == before)
    }

    @Test(arguments: [-1, 4])
    func anUnknownTargetIsRefused(_ target: Int) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        let migrator = Migrator(try MigrationSet(Self.steps))
        let fault = MigrationFault.unknownTarget(target, last: 3)
        #expect(throws: fault) { try migrator.up(queue, to: target) }
        #expect(throws: fault) { try migrator.down(queue, to: target) }
        #expect(throws: fault) { try migrator.rowsLost(queue, downTo: target) }
    }

    // MARK: A step does not work

    struct Broken: CustomTestStringConvertible {
        let testDescription: String
        let up: String
        let fault: MigrationFault
    }

    @Test(arguments: [
        Broken(
            testDescription: "a second statement that fails",
            up: "CREATE TABLE left_over (id); INSERT INTO nowhere VALUES (1);",
            fault: .failed("0002_two", .up, message: "no such table: nowhere")),
        Broken(
            testDescription: "a second statement that is no SQL",
            up: "CREATE TABLE left_over (id); CREATE TALBE x (id);",
            fault: .failed("0002_two", .up, message: "near \"TALBE\": syntax error")),
        Broken(
            testDescription: "a row without its parent",
            up: """
                CREATE TABLE left_over (id INTEGER PRIMARY KEY, one_id INTEGER REFERENCES one(id));
                INSERT INTO left_over VALUES (1, 77), (2, 78);
                """,
            fault: .danglingReferences("0002_two", .up, table: "left_over", parent: "one", rows: 2)),
        Broken(
            testDescription: "a commit of its own", up: "CREATE TABLE left_over (id); commit; SELECT 1;",
            fault: .transactionControl("0002_two", .up, keyword: "COMMIT")),
        Broken(
            testDescription: "a begin after a comment", up: "/* ; */ BEGIN; CREATE TABLE left_over (id); END;",
            fault: .transactionControl("0002_two", .up, keyword: "BEGIN")),
        Broken(testDescription: "comments only", up: "-- later; or never\n/* */ ;", fault: .blank("0002_two", .up)),
    ])
    func aBrokenStepLeavesNothingBehind(_ row: Broken) throws {
        let folder = try ScratchFolder()
        let queue = try folder.database()
        let broken = Migration(version: 2, title: "two", up: row.up, down: "SELECT 2;")
        let migrator = Migrator(try MigrationSet([Self.steps[0], broken, Self.steps[2]]))
        #expect(throws: row.fault) { try migrator.up(queue) }
        #expect(try migrator.status(queue).version == 1)
        #expect(try queue.snapshot().tables.map(\.name) == ["one"])
        let isEnforced = try queue.read { db in try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") }
        #expect(isEnforced == true)
    }

    @Test func aTriggersBodyIsNoTransaction() throws {
        let trigger = """
            CREATE TABLE two (id INTEGER PRIMARY KEY, touched INTEGER);
            CREATE TRIGGER touch AFTER INSERT ON two BEGIN
                UPDATE two SET touched = CASE WHEN id > 0 THEN 1 ELSE 2 END; -- END
                SELECT 'COMMIT';
            END;
            """
        let set = try MigrationSet([
            Self.steps[0], Migration(version: 2, title: "two", up: trigger, down: "DROP TABLE two;"),
        ])
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try Migrator(set).up(queue)
        try Migrator(set).down(queue, to: 1)
        #expect(try queue.snapshot() == Migrator(set).schema(at: 1))
    }

    @Test func aBrokenWayBackLeavesTheStep() throws {
        let broken = Migration(
            version: 2, title: "two", up: Self.steps[1].up, down: "DROP TABLE two; DROP TABLE twice;")
        let migrator = Migrator(try MigrationSet([Self.steps[0], broken]))
        let folder = try ScratchFolder()
        let queue = try folder.database()
        try migrator.up(queue)
        #expect(throws: MigrationFault.failed("0002_two", .down, message: "no such table: twice")) {
            try migrator.down(queue, to: 0)
        }
        #expect(try migrator.status(queue).version == 2)
        #expect(try queue.snapshot() == migrator.schema())
    }

    @Test func referencesThatDangledBeforeAreNotTheStepsFault() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database(enforcingForeignKeys: false)
        let child = Migration(
            version: 2, title: "child", up: "CREATE TABLE child (id INTEGER PRIMARY KEY, one_id REFERENCES one(id));",
            down: "DROP TABLE child;")
        let migrator = Migrator(try MigrationSet([Self.steps[0], child, Self.steps[2]]))
        try migrator.up(queue, to: 2)
        try queue.write { db in try db.execute(sql: "INSERT INTO child VALUES (1, 99)") }
        #expect(try migrator.up(queue).map(\.version) == [3])
    }

    // MARK: The file

    @Test func aFileThatIsNoDatabaseIsRefused() throws {
        let folder = try ScratchFolder()
        // GRDB refuses such a file when it opens it; here it turns into one while it is open.
        let queue = try folder.database()
        let text = String(repeating: "title,artists\n", count: 100)
        try folder.write(text, to: "narada.db")
        let fault = MigrationFault.notADatabase(path: folder.path("narada.db"))
        #expect(throws: fault) { try Migrator.embedded().status(queue) }
        #expect(throws: fault) { try Migrator.embedded().up(queue) }
        #expect(throws: fault) { try Migrator.embedded().diff(queue) }
        #expect(try folder.bytes(of: "narada.db") == Data(text.utf8))
    }

    @Test func aLedgerOfWildTypesIsRefusedAndNoCrash() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database(
            """
            CREATE TABLE one (id INTEGER PRIMARY KEY);
            CREATE TABLE narada_migrations (version, title, checksum, applied_at, duration_ms);
            INSERT INTO narada_migrations VALUES (NULL, 1, 2, 3, 4), ('1', x'ff', NULL, 5, 'long');
            """)
        let migrator = Migrator(try MigrationSet(Self.steps))
        #expect(throws: MigrationFault.self) { try migrator.status(queue) }
        #expect(throws: MigrationFault.self) { try migrator.up(queue) }
    }

    @Test func anotherProgramsFileIsRefused() throws {
        let folder = try ScratchFolder()
        let queue = try folder.database(
            ["moz_a", "moz_b", "moz_c", "moz_d"].map { "CREATE TABLE \($0) (id);" }.joined())
        let before = try folder.bytes(of: "narada.db")
        #expect(throws: MigrationFault.otherProgram(tables: ["moz_a", "moz_b", "moz_c", "moz_d"])) {
            try Migrator.embedded().up(queue)
        }
        #expect(try folder.bytes(of: "narada.db") == before)
    }

    @Test func theSecondWriterIsTold() throws {
        let folder = try ScratchFolder()
        let path = folder.path("narada.db")
        var configuration = Configuration()
        configuration.journalMode = .wal
        let first = try DatabaseQueue(path: path, configuration: configuration)
        let second = try DatabaseQueue(path: path, configuration: configuration)
        let migrator = try Migrator.embedded()
        try migrator.up(first, to: 1)
        try first.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) { () throws -> Database.TransactionCompletion in
                #expect(throws: MigrationFault.locked(path: path)) { try migrator.up(second) }
                #expect(throws: MigrationFault.locked(path: path)) { try migrator.down(second, to: 0) }
                // Reading is free, and so is going up where there is nowhere to go.
                #expect(try migrator.status(second).version == 1)
                #expect(try migrator.up(second, to: 1).isEmpty)
                return .rollback
            }
        }
        #expect(try migrator.up(second).count == migrator.set.lastVersion - 1)
    }

    // MARK: The sentences

    @Test func everySentenceIsTheGoldenFile() throws {
        let difference = try #require(
            Migrator.embedded().diff(DatabaseQueue()).differences.first { $0.description.contains("tracks") })
        let faults: [MigrationFault] = [
            .unreadable(path: "Migrations"), .misnamed(file: "2_add.sql"), .missingHalf("0002_add_mood", .down),
            .duplicateNumber(2, names: ["0002_a", "0002_b"]), .gap(missing: 2, before: "0003_c"),
            .badTitle("Add Mood"), .titleTaken("add_mood", by: "0002_add_mood"),
            .unwritable(path: "0008_add_mood.up.sql"), .edited("0002_match_runs"),
            .missing(applied: "0002_a", present: "0002_b"), .outOfOrder(skipped: "0002_a", applied: "0003_b"),
            .newer(database: 9, program: 7), .unknownTarget(9, last: 7), .blank("0008_add_mood", .up),
            .transactionControl("0008_add_mood", .down, keyword: "COMMIT"),
            .failed("0008_add_mood", .up, message: "no such table: moods"),
            .danglingReferences("0008_add_mood", .up, table: "moods", parent: "tracks", rows: 1),
            .notAdoptable([difference]), .otherProgram(tables: ["a", "b", "c", "d"]),
            .notADatabase(path: "tracks.csv"), .locked(path: "narada.db"),
            .sqlite(path: "narada.db", message: "disk I/O error"),
        ]
        #expect(faults.allSatisfy { !$0.sentence.contains("\n") })
        let text = faults.map { "\($0.blame.rawValue) \($0.sentence)\n" }.joined()
        try GoldenFile.compare(text, to: "migration-faults.txt")
    }
}
