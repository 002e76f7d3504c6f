/// What a person may set of a decision; the profile holds the rest.
public struct Settings: Hashable, Sendable {
    /// Pairs of at least this confidence are mapped. Default 85 (DESIGN §4).
    public var accept: Confidence
    /// Pairs of at least this confidence, and below `accept`, wait for a person. Default 50: more likely than not.
    public var review: Confidence

    /// - Parameters:
    ///   - accept: 1...100.
    ///   - review: 0...100, at most `accept`; more is moved down to it.
    public init(accept: Confidence = Confidence(percent: 85), review: Confidence = Confidence(percent: 50)) {
        self.accept = accept
        self.review = min(review, accept)
    }
}
