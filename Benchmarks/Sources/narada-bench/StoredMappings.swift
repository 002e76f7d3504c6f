import GRDBSQLite

/// The mappings that a run wrote, in its order, their texts in one piece of memory.
final class StoredMappings {
    struct Row {
        let track: Int64
        let connectorTrack: Int64
        let confidence: Int64
        let run: Int64
        let method: Range<Int>
        let evidence: Range<Int>
        let version: Range<Int>
        let createdAt: Range<Int>
    }

    private(set) var rows: [Row] = []
    /// What makes the run's own row, which the mappings refer to.
    let runInsertion: String
    private var bytes: UnsafeMutablePointer<CChar>

    /// Reads all live mappings of the database at `path`.
    init(path: String) throws {
        let source = try RawDatabase(path: path)
        defer { source.close() }
        runInsertion = "ATTACH '\(path)' AS resolved; INSERT INTO match_runs SELECT * FROM resolved.match_runs"
        var text: [CChar] = []
        let statement = try source.prepare(
            """
            SELECT track_id, connector_track_id, confidence, run_id, match_method, evidence, matcher_version, created_at
            FROM track_mappings WHERE is_deleted = 0 ORDER BY id
            """)
        defer { sqlite3_finalize(statement) }
        while sqlite3_step(statement) == SQLITE_ROW {
            let texts = (4..<8).map { column -> Range<Int> in
                let start = text.count
                let count = Int(sqlite3_column_bytes(statement, Int32(column)))
                if let bytes = sqlite3_column_blob(statement, Int32(column)) {
                    let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
                    text.append(contentsOf: buffer.lazy.map { CChar(bitPattern: $0) })
                }
                return start..<text.count
            }
            rows.append(
                Row(
                    track: sqlite3_column_int64(statement, 0), connectorTrack: sqlite3_column_int64(statement, 1),
                    confidence: sqlite3_column_int64(statement, 2), run: sqlite3_column_int64(statement, 3),
                    method: texts[0], evidence: texts[1], version: texts[2], createdAt: texts[3]))
        }
        bytes = .allocate(capacity: max(text.count, 1))
        bytes.initialize(from: text, count: text.count)
    }

    /// Binds a text without a copy: it lives as long as this object.
    func bind(_ text: Range<Int>, to statement: OpaquePointer?, at parameter: Int32) {
        sqlite3_bind_text(statement, parameter, bytes + text.lowerBound, Int32(text.count), nil)
    }

    deinit { bytes.deallocate() }
}
