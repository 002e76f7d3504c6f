public import GRDB

/// How a run stands: the closed list of `match_runs.state`.
public enum RunState: String, Hashable, Sendable, CaseIterable, Codable, DatabaseValueConvertible {
    case running, finished, interrupted, failed
}

/// What became of a waiting pair: the closed list of `review_items.state`.
public enum ReviewItemState: String, Hashable, Sendable, CaseIterable, Codable, DatabaseValueConvertible {
    /// It waits.
    case open
    /// A person said yes.
    case accepted
    /// A person said no.
    case rejected
    /// A later run, or a verdict on another pair of the same row, made it void.
    case superseded
}
