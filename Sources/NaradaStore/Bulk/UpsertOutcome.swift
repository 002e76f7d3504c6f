/// What an import did to one row.
public enum UpsertOutcome: String, Hashable, Sendable, CaseIterable {
    /// The row is new.
    case inserted
    /// The row was there with other content, or was soft-deleted and is active again.
    case updated
    /// The row was there with this content; it was not touched.
    case unchanged
}
