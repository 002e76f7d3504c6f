import Foundation
import NaradaStore
import Testing

@Suite("Migration template")
struct MigrationTemplateTests {
    @Test func theNextNumberIsWritten() throws {
        let folder = try ScratchFolder()
        try folder.write("SELECT 1;", to: "0001_a.up.sql")
        try folder.write("SELECT 1;", to: "0001_a.down.sql")
        let paths = try MigrationTemplate.create(title: "add_mood", in: folder.path)
        #expect(paths.up == folder.path("0002_add_mood.up.sql"))
        #expect(paths.down == folder.path("0002_add_mood.down.sql"))
        let set = try MigrationSet(directory: folder.path)
        #expect(set.migrations.map(\.name) == ["0001_a", "0002_add_mood"])
        #expect(set.migrations.last?.up.contains("is_deleted BOOLEAN DEFAULT FALSE") == true)
    }

    @Test func anUnwrittenMigrationIsNotApplied() throws {
        let folder = try ScratchFolder()
        try MigrationTemplate.create(title: "first", in: folder.path)
        let set = try MigrationSet(directory: folder.path)
        #expect(throws: MigrationFault.blank("0001_first", .up)) { try Migrator(set).up(try folder.database()) }
    }

    @Test(arguments: [
        "", " ", "Add", "add mood", "add-mood", "_add", "add_", "a__b", "2nd", "../x", "größe", "a.b", "a\n",
        String(repeating: "a", count: 61),
    ])
    func aBadTitleIsRefused(_ title: String) throws {
        let folder = try ScratchFolder()
        #expect(throws: MigrationFault.badTitle(title)) { try MigrationTemplate.create(title: title, in: folder.path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func aTakenTitleIsRefused() throws {
        let folder = try ScratchFolder()
        try MigrationTemplate.create(title: "add_mood", in: folder.path)
        #expect(throws: MigrationFault.titleTaken("add_mood", by: "0001_add_mood")) {
            try MigrationTemplate.create(title: "add_mood", in: folder.path)
        }
    }

    @Test func aFaultyFolderGetsNoFile() throws {
        let folder = try ScratchFolder()
        try folder.write("SELECT 1;", to: "0001_a.up.sql")
        #expect(throws: MigrationFault.missingHalf("0001_a", .down)) {
            try MigrationTemplate.create(title: "add_mood", in: folder.path)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["0001_a.up.sql"])
    }
}
