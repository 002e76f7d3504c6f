import Foundation
import GRDB
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// A library from which on the program keeps an index of its own accord.
@Suite struct LargeLibraryTests {
    static let trackCount = 20_200

    static func title(_ number: Int) -> String {
        var random = SplitMix64(seed: UInt64(number))
        return random.text(length: 8, from: "abdegiklmnoprstuz")
    }

    /// Inserts tracks with short titles and names, quicker than an import would.
    static func fill(_ home: Home) throws {
        try home.store().withSession { session in
            let statement = try session.database.makeStatement(
                sql: """
                    INSERT INTO tracks (title, artists, duration_ms, is_deleted, created_at, updated_at)
                    VALUES (?, ?, ?, 0, '2024-03-05 00:00:00.000000', '2024-03-05 00:00:00.000000')
                    """)
            for number in 0..<trackCount {
                try statement.execute(
                    arguments: [
                        title(number), #"{"names": ["\#(title(number / 5 + 50_000))"]}"#, 180_000 + number % 90_000,
                    ])
            }
        }
    }

    static func add(_ home: Home, rowsFrom number: Int) throws {
        try home.addAll(
            (number..<number + 6).map { number in
                let seconds = (180_000 + number % 90_000) / 1_000
                let length = "\(seconds / 60):\(String(format: "%02d", seconds % 60))"
                return "r\(number),\(title(number)),\(title(number / 5 + 50_000)),,\(length),"
            }, to: "spotify")
    }

    struct Ran: Equatable {
        let newMappings: Int
        let readLibrary: Bool
    }

    @Test func itsIndexIsMadeByOneRunAndUsedByTheNext() throws {
        let home = try Home()
        try Self.fill(home)
        try Self.add(home, rowsFrom: 500)
        func run(_ home: Home) throws -> Ran {
            var stages: Set<String> = []
            let report = try home.engine.resolve(RunOptions(), progress: { stages.insert($0.stage) }) as? RunReport
            return Ran(newMappings: report?.newMappings ?? 0, readLibrary: stages.contains("reading the library"))
        }
        #expect(try run(home) == Ran(newMappings: 6, readLibrary: true))
        let path = home.engine.databasePath + ".index"
        #expect(FileManager.default.fileExists(atPath: path))
        try Self.add(home, rowsFrom: 15_000)
        // The same database without the file beside it.
        let folder = try TemporaryFolder()
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: home.engine.databasePath + ending) {
            try FileManager.default.copyItem(
                atPath: home.engine.databasePath + ending, toPath: folder.path(of: "narada.db" + ending))
        }
        let plain = try Home(adopting: folder)
        #expect(try run(home) == Ran(newMappings: 6, readLibrary: false))
        #expect(try run(plain) == Ran(newMappings: 6, readLibrary: true))
        let tables = ["tracks", "connector_tracks", "narada_migrations", "match_runs"]
        #expect(
            try home.dump(without: ["_at", "last_updated"], tables: tables)
                == plain.dump(without: ["_at", "last_updated"], tables: tables))
    }
}
