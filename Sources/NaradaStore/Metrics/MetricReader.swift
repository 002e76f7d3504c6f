import GRDB
public import NaradaModel

/// The metrics as series over time. Values of one time come in order of their rows.
public enum MetricReader {
    /// The latest value; nil for an empty series.
    public static func latest(of series: MetricSeries, in session: Session) throws -> MetricPoint? {
        try newest(of: series, notAfter: nil, in: session)
    }

    /// The value that stood at `time`: the latest one that was collected until then; nil before the first.
    public static func value(of series: MetricSeries, at time: Timestamp, in session: Session) throws -> MetricPoint? {
        try newest(of: series, notAfter: time, in: session)
    }

    /// Calls `body` with the values from `from` on and before `before`, in order of time.
    public static func forEach(
        of series: MetricSeries, from: Timestamp? = nil, before: Timestamp? = nil, in session: Session,
        _ body: (MetricPoint) throws -> Void
    ) throws {
        let statement = try RawStatement(
            session.database,
            sql: """
                SELECT value, collected_at FROM track_metrics
                WHERE \(ofSeries) AND (?4 IS NULL OR collected_at >= ?4) AND (?5 IS NULL OR collected_at < ?5)
                ORDER BY collected_at, id
                """)
        bind(series, to: statement)
        statement.bind(from?.text, at: 4)
        statement.bind(before?.text, at: 5)
        try statement.forEachRow { row in
            if let point = point(row) { try body(point) }
        }
    }

    /// The series thinned out: one bucket for each step that has values, in order of time.
    public static func buckets(
        of series: MetricSeries, by step: TimeStep, from: Timestamp? = nil, before: Timestamp? = nil,
        in session: Session
    ) throws -> [MetricBucket] {
        var buckets: [MetricBucket] = []
        var sum = 0.0
        try forEach(of: series, from: from, before: before, in: session) { point in
            let start = step.start(of: point.collectedAt)
            guard var bucket = buckets.last, bucket.start == start else {
                sum = point.value
                buckets.append(
                    MetricBucket(
                        start: start, count: 1, first: point.value, last: point.value, min: point.value,
                        max: point.value, mean: point.value))
                return
            }
            sum += point.value
            bucket.count += 1
            bucket.last = point.value
            bucket.min = Swift.min(bucket.min, point.value)
            bucket.max = Swift.max(bucket.max, point.value)
            bucket.mean = sum / Double(bucket.count)
            buckets[buckets.count - 1] = bucket
        }
        return buckets
    }

    /// The latest value of every series of a track, sorted by service and type. One statement.
    public static func latest(ofTrack trackID: Int64, in session: Session) throws -> [MetricSeries: MetricPoint] {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT value, collected_at, connector_name, metric_type FROM (
                    SELECT *, row_number() OVER (
                        PARTITION BY connector_name, metric_type ORDER BY collected_at DESC, id DESC) AS place
                    FROM track_metrics WHERE track_id = ? AND \(BaseColumn.isActive))
                WHERE place = 1
                """)
        statement.bind(trackID, at: 1)
        var latest: [MetricSeries: MetricPoint] = [:]
        try statement.forEachRow { row in
            let series = MetricSeries(trackID: trackID, connector: row.text(2) ?? "", type: row.text(3) ?? "")
            latest[series] = point(row)
        }
        return latest
    }

    private static let ofSeries = """
        track_id = ?1 AND connector_name = ?2 AND metric_type = ?3 AND \(BaseColumn.isActive)
        """

    private static func newest(
        of series: MetricSeries, notAfter time: Timestamp?, in session: Session
    ) throws -> MetricPoint? {
        let statement = try RawStatement(
            cachedIn: session.database,
            sql: """
                SELECT value, collected_at FROM track_metrics
                WHERE \(ofSeries) AND (?4 IS NULL OR collected_at <= ?4) ORDER BY collected_at DESC, id DESC LIMIT 1
                """)
        bind(series, to: statement)
        statement.bind(time?.text, at: 4)
        return try statement.firstRow { point($0) } ?? nil
    }

    private static func bind(_ series: MetricSeries, to statement: RawStatement) {
        statement.bind(series.trackID, at: 1)
        statement.bind(series.connector, at: 2)
        statement.bind(series.type, at: 3)
    }

    /// nil for a row without a readable date, which `StoreCheck` reports.
    private static func point(_ row: RawStatement) -> MetricPoint? {
        row.timestamp(1).map { MetricPoint(value: row.double(0), collectedAt: $0) }
    }
}
