import Foundation
import NaradaStore
import Testing

@Suite("Migration set")
struct MigrationSetTests {
    @Test func theProgramCarriesTheFilesOfTheFolder() throws {
        let folder = PublishedDesign.packageRoot.appendingPathComponent("Migrations").path
        let files = try MigrationSet(directory: folder)
        let embedded = try MigrationSet.embedded
        #expect(files.migrations.map(\.name) == embedded.migrations.map(\.name))
        #expect(files == embedded)
        #expect(embedded.lastVersion == embedded.migrations.count)
    }

    struct Row: CustomTestStringConvertible {
        let testDescription: String
        let files: [String]
        let fault: MigrationFault?
    }

    static let first = ["0001_a.up.sql", "0001_a.down.sql"]
    static let second = ["0002_b.up.sql", "0002_b.down.sql"]

    @Test(arguments: [
        Row(testDescription: "an empty folder", files: [], fault: nil),
        Row(testDescription: "two steps", files: second + first, fault: nil),
        Row(
            testDescription: "files of other trades",
            files: first + ["README.md", "Migrations.swift", ".0001_a.up.sql.swp"],
            fault: nil),
        Row(testDescription: "no down", files: ["0001_a.up.sql"], fault: .missingHalf("0001_a", .down)),
        Row(testDescription: "no up", files: first + ["0002_b.down.sql"], fault: .missingHalf("0002_b", .up)),
        Row(
            testDescription: "a gap", files: first + ["0003_c.up.sql", "0003_c.down.sql"],
            fault: .gap(missing: 2, before: "0003_c")),
        Row(
            testDescription: "number zero", files: first + ["0000_z.up.sql", "0000_z.down.sql"],
            fault: .gap(missing: 1, before: "0000_z")),
        Row(testDescription: "no first step", files: second, fault: .gap(missing: 1, before: "0002_b")),
        Row(
            testDescription: "one number twice", files: first + ["0001_b.up.sql", "0001_b.down.sql"],
            fault: .duplicateNumber(1, names: ["0001_a", "0001_b"])),
        Row(
            testDescription: "halves of two titles", files: ["0001_a.up.sql", "0001_b.down.sql"],
            fault: .duplicateNumber(1, names: ["0001_a", "0001_b"])),
        Row(testDescription: "three digits", files: ["001_a.up.sql"], fault: .misnamed(file: "001_a.up.sql")),
        Row(testDescription: "five digits", files: ["00001_a.up.sql"], fault: .misnamed(file: "00001_a.up.sql")),
        Row(testDescription: "no number", files: ["a.up.sql"], fault: .misnamed(file: "a.up.sql")),
        Row(testDescription: "no direction", files: ["0001_a.sql"], fault: .misnamed(file: "0001_a.sql")),
        Row(testDescription: "upper case", files: ["0001_A.up.sql"], fault: .misnamed(file: "0001_A.up.sql")),
        Row(testDescription: "upper-case ending", files: ["0001_a.up.SQL"], fault: .misnamed(file: "0001_a.up.SQL")),
        Row(testDescription: "a hyphen", files: ["0001-a.up.sql"], fault: .misnamed(file: "0001-a.up.sql")),
        Row(testDescription: "a blank", files: ["0001_a b.up.sql"], fault: .misnamed(file: "0001_a b.up.sql")),
        Row(testDescription: "no title", files: ["0001_.up.sql"], fault: .misnamed(file: "0001_.up.sql")),
        Row(testDescription: "an editor's copy", files: ["0001_a.up.sql~"], fault: .misnamed(file: "0001_a.up.sql~")),
        Row(
            testDescription: "digits of another script", files: ["٠٠٠١_a.up.sql"],
            fault: .misnamed(file: "٠٠٠١_a.up.sql")),
    ])
    func aFolderIsReadOrRefused(_ row: Row) throws {
        let folder = try ScratchFolder()
        for file in row.files { try folder.write("SELECT 1;", to: file) }
        var versions: [Int]?
        let fault = try fault { versions = try MigrationSet(directory: folder.path).migrations.map(\.version) }
        #expect(fault == row.fault)
        if row.fault == nil {
            let steps = row.files.count { $0.hasPrefix("0") && $0.hasSuffix(".up.sql") }
            #expect(versions == Array([1, 2].prefix(steps)))
        }
    }

    @Test func aMissingFolderIsRefused() throws {
        let folder = try ScratchFolder()
        let path = folder.path("none")
        #expect(throws: MigrationFault.unreadable(path: path)) { try MigrationSet(directory: path) }
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        let folder = try ScratchFolder()
        try Data([0x53, 0xff, 0xfe]).write(to: URL(fileURLWithPath: folder.path("0001_a.up.sql")))
        #expect(throws: MigrationFault.unreadable(path: folder.path("0001_a.up.sql"))) {
            try MigrationSet(directory: folder.path)
        }
    }

    @Test func theChecksumSeesEitherTextButNotLineEnds() {
        func checksum(_ up: String, _ down: String) -> String {
            Migration(version: 1, title: "a", up: up, down: down).checksum
        }
        let original = checksum("A;\nB;\n", "C;")
        #expect(original == checksum("A;\r\nB;\r\n", "C;"))
        #expect(original != checksum("A;\nB; \n", "C;"))
        #expect(original != checksum("A;\nB;\n", "D;"))
        #expect(checksum("AB", "C") != checksum("A", "BC"))
    }
}
