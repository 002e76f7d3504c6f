import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// Which rows may have work is told by walks over a few tables; the whole rule, row by row, is the slow twin.
@Suite struct PendingShortCutTests {
    private static let rows = 300
    private static let matchers = ["v1", "v2"]

    /// Rows in every mixture of mappings, items and attempts, older and newer than the rows and the tracks themselves.
    private static func scene(_ random: inout SplitMix64) throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            for id in 1...6 { _ = try session.importTracks(.sample(sourceID: "t\(id)")) }
            for id in 1...rows {
                _ = try session.importConnectorTracks(
                    .sample(sourceID: "\(id)", title: id.isMultiple(of: 9) ? " " : "Title"))
            }
            for id in [2, 5] as [Int64] { try session.markSoftDeleted(TrackRecord.self, id: id) }
            // A stand-in is deleted too, and known by another index.
            try session.database.execute(
                sql: "UPDATE tracks SET is_deleted = 1, stands_for_connector_track_id = 1 WHERE id = 6")
            _ = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            let database = session.database
            for id in 1...rows {
                try database.execute(
                    sql: "UPDATE connector_tracks SET updated_at = ?, is_deleted = ? WHERE id = ?",
                    arguments: [time(&random), random.chance(0.05), id])
                for _ in 0..<(random.chance(0.6) ? Int.random(in: 1...3, using: &random) : 0) {
                    try database.execute(
                        sql: """
                            INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, run_id,
                                created_at, updated_at, is_deleted) VALUES (?, ?, ?, 90, ?, ?, ?, ?)
                            """,
                        arguments: [
                            Int.random(in: 1...6, using: &random), id, random.chance(0.1) ? "manual" : "isrc",
                            random.chance(0.3) ? nil : 1, day(&random), time(&random), random.chance(0.2),
                        ])
                }
                if random.chance(0.2) {
                    try database.execute(
                        sql: """
                            INSERT INTO review_items (connector_track_id, track_id, match_method, confidence, reasons,
                                evidence, matcher_version, run_id, state, created_at, updated_at)
                            VALUES (?, ?, 'isrc', 60, '[]', '{}', ?, 1, ?, ?, ?)
                            """,
                        arguments: [
                            id, Int.random(in: 1...6, using: &random), matcher(&random),
                            random.chance(0.7) ? "open" : "rejected", day(&random), day(&random),
                        ])
                }
                if random.chance(0.5) {
                    try database.execute(
                        sql: """
                            INSERT INTO match_attempts (connector_track_id, run_id, matcher_version, attempted_at, attempts,
                                next_attempt_at, created_at, updated_at, is_deleted) VALUES (?, 1, ?, ?, 1, ?, ?, ?, ?)
                            """,
                        arguments: [
                            id, matcher(&random), day(&random), day(&random), day(&random), day(&random),
                            random.chance(0.1),
                        ])
                }
            }
        }
        return temporary
    }

    /// One of nine days.
    private static func day(_ random: inout SplitMix64) -> String {
        "2026-01-0\(Int.random(in: 1...9, using: &random)) 00:00:00.000000"
    }

    /// A day, or what another program may take for a time: a number comes before every text.
    private static func time(_ random: inout SplitMix64) -> any DatabaseValueConvertible {
        random.chance(0.05) ? Int.random(in: 1...9, using: &random) : day(&random)
    }

    private static func matcher(_ random: inout SplitMix64) -> String { matchers[random.chance(0.3) ? 1 : 0] }

    @Test(arguments: 1...6) func findsWhatTheWholeRuleFinds(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let store = try Self.scene(&random).store
        var selections: [PendingSelection] = []
        for all in [false, true] {
            for includeUnmatched in [false, true] {
                for change in [nil, Timestamp(Self.day(&random))] {
                    let now = try #require(Timestamp(Self.day(&random)))
                    selections.append(
                        PendingSelection(
                            all: all, matcherVersion: "v1", now: now, includeUnmatched: includeUnmatched,
                            latestTrackChange: change))
                }
            }
        }
        try store.withReadSession { session in
            for selection in selections {
                let whole = try PendingReader.rows(in: session, selection, ids: 1...Int64(Self.rows))
                #expect(try PendingReader.ids(in: session, selection) == whole.map(\.connectorTrack.id), "\(selection)")
                #expect(!whole.isEmpty && whole.count < Self.rows)
                let middle = Int64.random(in: 1..<Int64(Self.rows), using: &random)
                let parts = try [.min...middle, middle + 1 ... .max].flatMap {
                    try PendingReader.ids(in: session, selection, within: $0)
                }
                #expect(parts == whole.map(\.connectorTrack.id), "\(selection), parted at \(middle)")
            }
        }
    }

    struct NewRows: CustomTestStringConvertible {
        let name: String
        /// What happens to the forty rows of two services that were imported.
        let sql: String
        /// Rows of which something may stand.
        let asked: ClosedRange<Int64>
        /// Those that are pending.
        let found: [Int64]
        var connectors: [String] = []
        var testDescription: String { name }
    }

    private static let mapping = """
        INSERT INTO track_mappings (track_id, connector_track_id, match_method, confidence, run_id, created_at, updated_at)
        VALUES (1, 12, 'isrc', 90, 1, '2027-01-01', '2027-01-01')
        """

    static let newRows = [
        NewRows(name: "nothing stands of any", sql: "", asked: 1...40, found: Array(1...40)),
        NewRows(name: "one row", sql: "", asked: 7...7, found: [7]),
        NewRows(
            name: "one is deleted", sql: "UPDATE connector_tracks SET is_deleted = 1 WHERE id = 5", asked: 1...8,
            found: [1, 2, 3, 4, 6, 7, 8]),
        NewRows(
            name: "a row is missing", sql: "DELETE FROM connector_tracks WHERE id = 5", asked: 1...8,
            found: [1, 2, 3, 4, 6, 7, 8]),
        NewRows(name: "one is mapped", sql: mapping, asked: 11...13, found: [11, 13]),
        NewRows(name: "the one before is mapped", sql: mapping, asked: 13...15, found: [13, 14, 15]),
        NewRows(
            name: "a mapping that was taken back", sql: mapping + "; UPDATE track_mappings SET is_deleted = 1",
            asked: 11...13, found: [11, 12, 13]),
        NewRows(
            name: "one service of two", sql: "", asked: 1...40, found: Array(21...40), connectors: ["deezer"]),
        NewRows(name: "no such service", sql: "", asked: 1...40, found: [], connectors: ["tidal"]),
    ]

    @Test(arguments: newRows) func rowsOfWhichNothingStands(_ row: NewRows) throws {
        let store = try TemporaryStore().store
        try store.withSession { session in
            _ = try session.importTracks(.sample(sourceID: "t"))
            _ = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            for id in 1...40 {
                _ = try session.importConnectorTracks(
                    .sample(sourceID: "\(id)"), connector: id > 20 ? "deezer" : "spotify")
            }
            try session.database.execute(sql: row.sql)
        }
        let selection = PendingSelection(
            connectors: row.connectors, all: false, matcherVersion: "v1", now: .now, includeUnmatched: false,
            latestTrackChange: nil)
        try store.withReadSession { session in
            let rows = try PendingReader.rows(in: session, selection, ids: row.asked)
            #expect(rows.map(\.connectorTrack.id) == row.found)
            #expect(rows.allSatisfy { $0.mapping == nil && $0.reviewItem == nil && $0.attempts == 0 })
            // Listed with a gap, and so by the whole rule.
            let apart = row.asked.filter { $0 != row.asked.lowerBound + 1 }
            let looked = try PendingReader.rows(in: session, selection, ids: apart)
            #expect(looked == rows.filter { apart.contains($0.connectorTrack.id) })
            #expect(try PendingReader.ids(in: session, selection, within: row.asked) == row.found)
        }
    }

    @Test func idsAtTheEndOfTheNumbers() throws {
        let store = try TemporaryStore().store
        try store.withSession { session in
            for id in 1...3 { _ = try session.importConnectorTracks(.sample(sourceID: "\(id)")) }
            try session.database.execute(
                sql: "UPDATE connector_tracks SET id = ? WHERE id = 3", arguments: [Int64.max])
        }
        let selection = PendingSelection(
            all: false, matcherVersion: "v1", now: .now, includeUnmatched: false, latestTrackChange: nil)
        try store.withReadSession { session in
            for ids in [[Int64.max], [1, .max], [2]] as [[Int64]] {
                let rows = try PendingReader.rows(in: session, selection, ids: ids)
                #expect(rows.map(\.connectorTrack.id) == ids)
            }
            #expect(try PendingReader.rows(in: session, selection, ids: []).isEmpty)
        }
    }
}
