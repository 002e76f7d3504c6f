public import NaradaModel

/// What becomes of a connector row.
public struct Decision: Sendable {
    /// A proposed internal track with all that is known of the pair.
    public struct Proposal: Sendable {
        public var trackID: Int64
        public var method: MatchMethod
        public var confidence: Confidence
        public var evidence: Evidence
    }

    /// accept: a mapping; review: a question for a person; reject: nothing is written.
    public var zone: Zone
    /// The best candidate; nil where there is none. Under `.reject` it is what came nearest.
    public var proposal: Proposal?
    /// Internal tracks that are one recording with the proposed one, itself among them, oldest first; empty where
    /// there are none. The library holds duplicates.
    public var duplicates: [Int64]
    /// Candidate pairs that were compared.
    public var comparisons: Int

    /// Why a person is asked; empty unless `zone` is `.review`.
    public var reasons: [ReviewReason] { zone == .review ? proposal?.evidence.reasons ?? [] : [] }
}
