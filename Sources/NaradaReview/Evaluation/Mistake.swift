public import NaradaModel

/// One pair that was decided wrongly, with all that a person needs to see why.
public struct Mistake: Hashable, Sendable {
    /// Which way it went wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Called the same, and is not.
        case falsePositive = "false_positive"
        /// Is the same, and was not called so.
        case falseNegative = "false_negative"
    }

    public var kind: Kind
    /// Where the pair is found: `line 12`, or `spotify:4uLU → track 7`.
    public var place: String
    public var left: TrackFacts
    public var right: TrackFacts
    /// nil where no matcher compared the pair.
    public var confidence: Confidence?
    /// Why, in one line.
    public var why: String
    /// Field by field; nil where no matcher compared the pair.
    public var evidence: Evidence?

    public init(
        kind: Kind, place: String, left: TrackFacts, right: TrackFacts, confidence: Confidence?, why: String,
        evidence: Evidence?
    ) {
        self.kind = kind
        self.place = place
        self.left = left
        self.right = right
        self.confidence = confidence
        self.why = why
        self.evidence = evidence
    }
}

/// The worst mistakes of a kind: the surest ones first, since they are the ones that no threshold mends.
public struct WorstMistakes: Hashable, Sendable {
    /// How many there were in all.
    public private(set) var count = 0
    /// The worst of them, at most `limit`.
    public private(set) var shown: [Mistake] = []
    public let kind: Mistake.Kind
    private let limit: Int

    /// Enough to see the pattern, few enough to read.
    public static let defaultLimit = 10

    public init(_ kind: Mistake.Kind, limit: Int = Self.defaultLimit) {
        self.kind = kind
        self.limit = max(limit, 0)
    }

    /// Counts a mistake; it is made only where it is among the worst so far.
    ///
    /// Of two that are as bad the one counted first stays first. Cost: at most `limit` comparisons.
    public mutating func add(_ confidence: Confidence?, _ mistake: () -> Mistake) {
        count += 1
        let badness = badness(of: confidence)
        let place = shown.lastIndex { self.badness(of: $0.confidence) >= badness }.map { $0 + 1 } ?? 0
        guard place < limit else { return }
        shown.insert(mistake(), at: place)
        if shown.count > limit { shown.removeLast() }
    }

    /// A sure yes is the worst false positive, a sure no the worst false negative; a pair never compared is a surer no.
    private func badness(of confidence: Confidence?) -> Int {
        switch kind {
        case .falsePositive: confidence?.percent ?? -1
        case .falseNegative: -(confidence?.percent ?? -1)
        }
    }
}
