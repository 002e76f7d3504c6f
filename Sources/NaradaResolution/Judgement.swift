import NaradaMatching
public import NaradaModel

/// The zone of one pair, from its bits, its rivals and the rules: the one place where a pair is decided.
public struct Judgement: Hashable, Sendable {
    public var zone: Zone
    public var confidence: Confidence
    /// What took the pair out of the hands of its confidence, or why it waits.
    public var reasons: [ReviewReason]

    /// - Parameters:
    ///   - score: the pair by itself.
    ///   - competition: what its rivals take away, in bits, at most 0.
    ///   - isTie: whether a rival lies within the tie margin.
    init(_ score: PairScore, competition: Double, isTie: Bool, settings: Settings) {
        confidence = Confidence(bits: score.calibrated + competition)
        let unrivalled = Confidence(bits: score.calibrated)
        reasons = DecisionRules.reasons(for: score.findings)
        if isTie && unrivalled >= settings.review { reasons.append(.tie) }

        if reasons.contains(.identifierContradiction) || (isTie && unrivalled >= settings.accept) {
            // Two equal answers halve the confidence, but the question is still worth a person's time.
            zone = .review
        } else if confidence >= settings.accept {
            zone = reasons.isEmpty ? .accept : .review
        } else if confidence >= settings.review {
            zone = .review
            if reasons.isEmpty { reasons.append(.belowAcceptance) }
        } else {
            zone = .reject
        }
    }
}

extension Confidence {
    /// The confidence that odds of `2^bits` mean.
    init(bits: Double) { self.init(probability: Evidence.probability(ofBits: bits)) }
}
