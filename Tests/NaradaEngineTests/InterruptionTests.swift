import NaradaEngine
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// A run stopped between two batches keeps the first, and the next run ends where an undisturbed one ends.
@Suite struct InterruptionTests {
    /// One batch and a rest.
    private static let rowCount = 2_300

    private static func home() throws -> Home {
        var random = SplitMix64(seed: 23)
        func line(_ number: Int) -> String {
            let words = (0..<3).map { _ in random.text(length: 6, from: "abcdefghijklmnoprstuvw") }
            return "\(number),\(words[0]) \(words[1]),\(words[2]),,3:\(10 + number % 50),"
        }
        let lines = (0..<rowCount).map(line)
        let home = try Home()
        // Every third row has a track.
        try home.add(lines.enumerated().filter { $0.offset % 3 == 0 }.map(\.element).joined(separator: "\n"))
        try home.add(lines.joined(separator: "\n"), to: "spotify")
        return home
    }

    @Test func theNextRunEndsWhereAnUndisturbedOneEnds() throws {
        let (calm, home) = (try Self.home(), try Self.home())
        try calm.run()
        var asked = 0
        let stopped = try home.run(isCancelled: {
            asked += 1
            return asked == 2
        })
        #expect(stopped.interrupted && stopped.connectorRows == 2_000)
        #expect(try home.rows("SELECT state FROM match_runs") == ["interrupted"])
        #expect(try home.mappings().count == stopped.newMappings)
        let rest = try home.run()
        #expect(!rest.interrupted && rest.connectorRows == Self.rowCount - 2_000)
        #expect(try home.lasting() == calm.lasting())
    }

    @Test func aRunStoppedAtOnceWritesNoAnswer() throws {
        let home = try RunTests.home()
        #expect(try home.run(isCancelled: { true }).interrupted)
        #expect(try home.mappings() == [])
        #expect(try home.run().connectorRows == 4)
    }

    @Test func `what a person decides meanwhile stands`() throws {
        let home = try RunTests.home()
        let row = try #require(try home.rows("SELECT max(id) FROM connector_tracks").first)
        // Rows are read and decided when the run first asks whether it is to go on, and written afterwards.
        let report = try home.run(isCancelled: {
            try? home.write(
                """
                INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, created_at,
                    updated_at, is_deleted)
                SELECT min(id), \(row), 'manual', 100, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 0 FROM tracks
                """)
            return false
        })
        #expect(report.connectorRows == 3)
        #expect(
            try home.rows(
                "SELECT match_method FROM track_mappings WHERE NOT is_deleted AND connector_track_id = \(row)")
                == ["manual"])
        #expect(try home.rows("SELECT count(*) FROM review_items WHERE connector_track_id = \(row)") == ["0"])
        #expect(try home.run().nothingToDo)
    }

    /// Nobody else commits: SQLite looks up no key of what is written, and all of them stand.
    @Test(arguments: [1, 2]) func `what a run writes points to rows that are there`(threads: Int) throws {
        let home = try Self.home()
        #expect(try home.run(RunOptions(threads: threads)).newMappings > 0)
        #expect(try home.rows("PRAGMA foreign_key_check") == [])
    }

    @Test func `a track that is deleted meanwhile gets no mapping`() throws {
        let home = try Self.home()
        #expect(throws: StoreFault.self) {
            try home.run(isCancelled: {
                try? home.write("DELETE FROM track_origins; DELETE FROM tracks")
                return false
            })
        }
        #expect(try home.rows("SELECT count(*) FROM track_mappings") == ["0"])
        #expect(try home.rows("SELECT state FROM match_runs") == ["failed"])
        #expect(try home.rows("PRAGMA foreign_key_check") == [])
    }
}
