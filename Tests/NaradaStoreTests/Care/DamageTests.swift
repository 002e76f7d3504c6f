import Foundation
import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

/// Files whose bytes are not what SQLite wrote: a check ends with findings or a sentence, never otherwise.
@Suite struct DamageTests {
    /// A closed file of about a hundred pages.
    private static func file(in folder: TemporaryFolder) throws -> String {
        let scene = try MemoryScene.rich(seed: 1)
        try scene.fill(tracks: 1500, rows: 0)
        let path = folder.path(of: "damaged.db")
        try scene.temporary.store.backup(to: path)
        return path
    }

    private static let pageSize = 4096

    /// Writes noise over `count` bytes of the page, from `offset` on.
    private static func damage(_ path: String, page: Int, offset: Int, count: Int, _ random: inout SplitMix64) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64((page - 1) * pageSize + offset))
        try file.write(contentsOf: Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }))
    }

    /// What a check says: rules, or the sentence of a fault.
    private static func check(_ path: String) -> String {
        do {
            let store = try Store(path: path, access: .readOnly)
            return try store.withReadSession { try StoreCheck.findings(in: $0) }.map(\.rule.rawValue)
                .joined(separator: " ")
        } catch let fault as any NaradaFault {
            return fault.sentence
        } catch {
            return "not a sentence: \(error)"
        }
    }

    @Test func aWholeCopyHasNoFindings() throws {
        let folder = try TemporaryFolder()
        #expect(Self.check(try Self.file(in: folder)) == "")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyDamagedPageIsToldOf(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let folder = try TemporaryFolder()
        let original = try Data(contentsOf: URL(fileURLWithPath: try Self.file(in: folder)))
        let pages = original.count / Self.pageSize
        #expect(pages > 50)
        var found = 0
        for trial in 0..<30 {
            let path = folder.path(of: "trial.db")
            try original.write(to: URL(fileURLWithPath: path))
            let page = Int.random(in: 1...pages, using: &random)
            // The head of a page says where everything in it is.
            try Self.damage(path, page: page, offset: page == 1 ? 100 : 0, count: 64, &random)
            let said = Self.check(path)
            #expect(!said.contains("not a sentence"), "trial \(trial), page \(page)")
            if said.contains("integrity") || said.contains("damaged") || said.contains("not an SQLite database") {
                found += 1
            }
        }
        // A page that holds nothing may be overwritten unseen.
        #expect(found > 24)
    }

    @Test func aDamagedFileIsNotWrittenTo() throws {
        var random = SplitMix64(seed: 7)
        let folder = try TemporaryFolder()
        let path = try Self.file(in: folder)
        let root = try Store(path: path, access: .readOnly).withReadSession {
            try Int.fetchOne($0.database, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'track_metrics'")
        }
        try Self.damage(path, page: try #require(root), offset: 0, count: 64, &random)
        let store = try Store(path: path, access: .readWrite)
        var outcome: StoreCheck.Mended?
        // SQLite does not end a transaction well that came upon a damaged page.
        #expect(throws: StoreFault.self) {
            try store.withSession { session in
                try session.database.execute(sql: "UPDATE playlists SET track_count = 99")
                outcome = try StoreCheck.mend(in: session)
            }
        }
        let mended = try #require(outcome)
        #expect(mended.found == mended.left)
        #expect(mended.found.first?.rule == .integrity)
        #expect(mended.found.contains { $0.rule == .playlistCount }, "the other rules are looked at all the same")
        #expect(mended.found.first?.samples.contains { $0.detail.contains("cannot be looked at") } == true)
    }

    @Test func aFileThatIsCutShortIsToldOf() throws {
        let folder = try TemporaryFolder()
        let path = try Self.file(in: folder)
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        for kept in [0, 10, 100, 4096, 8192, data.count / 2, data.count - 4096] {
            try data.prefix(kept).write(to: URL(fileURLWithPath: path))
            let said = Self.check(path)
            #expect(!said.contains("not a sentence"), "\(kept) bytes: \(said)")
            #expect(!said.isEmpty, "\(kept) bytes")
        }
    }
}
