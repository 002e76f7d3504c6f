public import NaradaMatching

extension Resolver {
    /// The judgement of a pair that was compared before, without a library of rivals, and its calibrated bits.
    public func judge(_ pair: ComparedPair) -> (judgement: Judgement, score: PairScore) {
        let score = model.score(pair)
        return (Judgement(score, competition: 0, isTie: false, settings: settings), score)
    }
}
