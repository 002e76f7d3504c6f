import GRDB
import NaradaModel
import NaradaTestSupport

@testable import NaradaStore

/// A database with a few tracks, services' rows and what a person did with them. Each step is a session of its own, a
/// minute after the one before.
struct MemoryScene {
    let temporary: TemporaryStore

    init() throws { temporary = try TemporaryStore() }

    @discardableResult
    func write<T>(_ body: (Session) throws -> T) throws -> T {
        temporary.clock.advance(bySeconds: 60)
        return try temporary.store.withSession(body)
    }

    func read<T>(_ body: (Session) throws -> T) throws -> T { try temporary.store.withReadSession(body) }

    /// Tracks with the ids 1 to `tracks`, and rows of services with the ids 1 to `rows`.
    func fill(tracks: Int, rows: Int, service: String = "spotify") throws {
        try write { session in
            for number in 0..<tracks {
                try session.insert(TrackRecord(title: "Track \(number + 1)", artists: #"["A"]"#))
            }
            for number in 0..<rows {
                try session.insert(
                    ConnectorTrackRecord(
                        connectorName: service, connectorTrackID: "\(service)\(number + 1)", title: "Row \(number + 1)",
                        artists: #"["A"]"#, lastUpdated: session.now))
            }
        }
    }

    /// A person maps the row to the track.
    func map(_ row: Int64, to track: Int64) throws {
        try write { try DecisionWriter.record(.accept, connectorTrackID: row, trackID: track, in: $0) }
    }

    @discardableResult
    func play(_ target: EventTarget, minute: Int64 = 0, batch: String = "b") throws -> Bool {
        try write { session in
            try PlayWriter(session: session, batch: PlayBatch(source: "test", id: batch)).add(
                .sample(target, minute: minute))
        }
    }

    @discardableResult
    func like(
        _ target: EventTarget, _ isLiked: Bool = true, service: String = "spotify", minute: Int64? = nil,
        syncedAt: Timestamp? = nil
    ) throws -> UpsertOutcome {
        try write { session in
            let writer = try LikeWriter(session: session)
            let outcome = try writer.record(
                NewLike(
                    target, service: service, isLiked: isLiked,
                    likedAt: minute.map { TestClock.defaultStart.advanced(bySeconds: $0 * 60) }, syncedAt: syncedAt))
            try writer.finish()
            return outcome
        }
    }

    /// The values of a query's first column, as text.
    func texts(_ sql: String) throws -> [String] {
        try read { try String?.fetchAll($0.database, sql: sql).map { $0 ?? "NULL" } }
    }

    /// Where the active rows of the table are, as `track` for each id; `w` for a stand-in.
    func places(_ table: String) throws -> [String] {
        try texts(
            """
            SELECT CASE WHEN t.stands_for_connector_track_id IS NULL THEN t.id ELSE 'w' END
            FROM \(table) e JOIN tracks t ON t.id = e.track_id WHERE e.is_deleted IS NOT TRUE ORDER BY e.id
            """)
    }
}

extension NewPlay {
    static func sample(_ target: EventTarget, minute: Int64 = 0, msPlayed: Int? = 180_000) -> NewPlay {
        NewPlay(
            target, service: "spotify", playedAt: TestClock.defaultStart.advanced(bySeconds: minute * 60),
            msPlayed: msPlayed)
    }
}

extension Session {
    /// How many statements `body` runs.
    func statements(_ body: () throws -> Void) throws -> Int { try texts(of: body).count }

    /// The walks over tables that hold much in the statements that `body` runs, as SQLite plans them.
    ///
    /// In the store's queries `x`, `e`, `l` and `o` stand for the rows that are looked for.
    func walks(_ body: () throws -> Void) throws -> [String] {
        let names = ["x", "e", "l", "o", "edit_rows", "tracks", "track_mappings"] + EventTable.allCases.map(\.rawValue)
        return try texts(of: body).flatMap { text in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(text)").compactMap { row in
                let line: String = row["detail"]
                let words = line.split(separator: " ")
                return words.first == "SCAN" && names.contains(String(words[1])) ? "\(line): \(text)" : nil
            }
        }
    }

    private func texts(of body: () throws -> Void) throws -> [String] {
        let trace = StatementTexts()
        database.trace { event in
            // With their values, since an EXPLAIN that lacks them is refused.
            if case .statement(let statement) = event { trace.texts.append(statement.expandedSQL) }
        }
        defer { database.trace() }
        try body()
        return trace.texts
    }
}

/// GRDB calls the trace on the session's own thread, while the session waits.
private final class StatementTexts: @unchecked Sendable {
    var texts: [String] = []
}

/// The rows of all tables without their stamps, to compare two states. Stand-ins and the edits' own tables are left out:
/// they hold nothing of the person's.
struct TableDump: Equatable {
    private(set) var rows: [String: String] = [:]

    init(_ session: Session) throws {
        for table in StoreCounts.tables where table != "edits" && table != "edit_rows" {
            let isShown = table == "tracks" ? "stands_for_connector_track_id IS NULL" : "TRUE"
            let cursor = try Row.fetchCursor(session.database, sql: "SELECT * FROM \(table) WHERE \(isShown)")
            while let row = try cursor.next() {
                let stamps: Set<String> = ["created_at", "updated_at", "deleted_at", "import_timestamp"]
                let values = row.filter { !stamps.contains($0.0) }.map { "\($0.0)=\($0.1)" }
                let id: Int64 = row["id"]
                rows["\(table) \(id)"] = values.joined(separator: " ")
            }
        }
    }

    /// What differs from `start`: rows of that time that are not as they were, and rows added since that are active.
    func differences(from start: TableDump) -> [String] {
        let changed = start.rows.filter { rows[$0.key] != $0.value }.map {
            "\($0.key)\n  was \($0.value)\n  is  \(rows[$0.key] ?? "gone")"
        }
        let added = rows.filter { start.rows[$0.key] == nil && !$0.value.contains("is_deleted=1") }.map {
            "\($0.key)\n  is new: \($0.value)"
        }
        return (changed + added).sorted()
    }
}
