import GRDB
@testable import NaradaEngine
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// Two threads find what one finds, in the same order.
@Suite struct PendingSearchTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var firstID: Int
        var count: Int
        /// What lies between one id and the next.
        var step = 1

        func id(_ number: Int) -> Int64 { Int64(firstID &+ number &* step) }
    }

    @Test(arguments: [
        Row(testDescription: "no row", firstID: 1, count: 0),
        Row(testDescription: "one row", firstID: 1, count: 1),
        Row(testDescription: "an even number of rows", firstID: 1, count: 40),
        Row(testDescription: "an odd number of rows that begin late", firstID: 1_000, count: 41),
        Row(testDescription: "ids on both sides of zero", firstID: -20, count: 41),
        Row(testDescription: "from the least id to the greatest but one", firstID: .min, count: 3, step: .max),
    ])
    func findsTheSameOnTwoThreads(_ row: Row) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            var rows = try ConnectorTrackUpserter(session: session, connector: "spotify")
            for number in 0..<row.count {
                _ = try rows.upsert(.sample(sourceID: "\(number)"))
                try session.database.execute(
                    sql: "UPDATE connector_tracks SET id = ?, is_deleted = ? WHERE connector_track_id = ?",
                    arguments: [row.id(number), number % 7 == 3, "\(number)"])
            }
        }
        let selection = PendingSelection(matcherVersion: "v1", now: temporary.clock.now)
        let expected = (0..<row.count).filter { $0 % 7 != 3 }.map(row.id)
        for threads in [1, 2] {
            let search = PendingSearch(store: temporary.store, threads: threads, fewestShared: 4)
            #expect(try search.ids(selection) == expected, "on \(threads) threads")
        }
    }
}
