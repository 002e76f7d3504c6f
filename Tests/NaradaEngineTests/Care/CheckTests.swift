import Foundation
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

@Suite struct CheckTests {
    private static func home() throws -> Home {
        let home = try Home()
        try home.add("l1,Jóga,Björk,Homogenic,5:05,", to: nil)
        try home.add("a,Joga,Bjork,Homogenic,5:04,", to: "spotify")
        try home.run()
        return home
    }

    private static func check(_ home: Home, fix: Bool = false) throws -> CheckReport {
        try #require(try home.engine.check(fix: fix) as? CheckReport)
    }

    @Test func nothingWrongIsDone() throws {
        let report = try Self.check(Self.home())
        #expect(report.findings == [] && report.outcome == .done && report.rules > 15)
    }

    @Test func aDamagedIndexBesideTheFileIsDeleted() throws {
        let home = try Self.home()
        let index = home.engine.databasePath + ".index"
        try Data("no index".utf8).write(to: URL(fileURLWithPath: index))
        let found = try Self.check(home)
        #expect(found.findings.map(\.rule) == ["kept_index"] && found.left == 1 && found.outcome == .someRefused)
        #expect(FileManager.default.fileExists(atPath: index), "a check alone deletes nothing")
        let mended = try Self.check(home, fix: true)
        #expect(mended.findings.map(\.left) == [0] && mended.outcome == .done)
        #expect(!FileManager.default.fileExists(atPath: index))
        #expect(try Self.check(home).findings == [])
    }

    @Test func whatIsSafeIsMendedInOneTransactionAndTheRestIsLeft() throws {
        let home = try Self.home()
        try home.write(
            """
            INSERT INTO playlists (name, track_count, created_at, updated_at) VALUES ('Road', 7, 'x', 'x');
            UPDATE tracks SET mbid = 'nonsense'
            """)
        let found = try Self.check(home)
        #expect(found.findings.map(\.rule) == ["mbid", "playlist_count"])
        #expect(found.left == 2 && found.outcome == .someRefused)
        #expect(try Self.check(home) == found, "a check alone writes nothing")
        let mended = try Self.check(home, fix: true)
        #expect(mended.findings.map(\.left) == [1, 0] && mended.outcome == .someRefused)
        #expect(try home.rows("SELECT track_count FROM playlists") == ["0"])
        try home.write("UPDATE tracks SET mbid = NULL")
        #expect(try Self.check(home, fix: true).outcome == .done)
    }

    @Test func everyFindingNamesACommandThatThereIs() throws {
        let home = try Self.home()
        try home.write("UPDATE tracks SET mbid = 'nonsense'")
        #expect(try Self.check(home).findings.allSatisfy { $0.remedy.hasPrefix("narada-resolve ") })
    }
}
