public import NaradaModel

/// A metric's value at one time.
public struct MetricPoint: Hashable, Sendable {
    public var value: Double
    public var collectedAt: Timestamp

    public init(value: Double, collectedAt: Timestamp) {
        self.value = value
        self.collectedAt = collectedAt
    }
}

/// What a series did in one stretch of time. Stretches without a value have none.
public struct MetricBucket: Hashable, Sendable {
    /// The beginning of the stretch.
    public var start: Timestamp
    /// How many values fall into it, at least 1.
    public var count: Int
    /// The earliest value.
    public var first: Double
    /// The latest value: what a count that only grows had reached.
    public var last: Double
    public var min: Double
    public var max: Double
    public var mean: Double
}
