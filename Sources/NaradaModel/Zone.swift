/// What is done with a scored pair: written, shown to a person, or left.
public enum Zone: String, Hashable, Sendable, CaseIterable {
    case accept, review, reject
}
