import NaradaModel
import NaradaResolution
import NaradaReview

/// A decision with its evidence written out: all that is left of it to store, without the texts that were compared.
struct WrittenDecision: Sendable {
    /// The best candidate.
    struct Proposal: Sendable {
        let trackID: Int64
        let method: MatchMethod
        let confidence: Confidence
        /// The track's length in milliseconds; nil where unknown.
        let durationMs: Int?
        /// What took the pair out of the hands of its confidence, or why it waits.
        let reasons: [ReviewReason]
        /// The evidence's JSON in UTF-8; empty under `.reject`, of which none is stored.
        let evidence: [UInt8]
        /// The group of like questions, under `.review`: for just these reasons.
        let naming: ReviewItem.Naming?
    }

    let zone: Zone
    /// Nil where there is none.
    let proposal: Proposal?
    /// Internal tracks that are one recording with the proposed one: see `Decision`.
    let duplicates: [Int64]
    /// Candidate pairs that were compared.
    let comparisons: Int

    /// - Parameter title: the connector track's, as written.
    init(_ decision: Decision, on title: String) {
        (zone, duplicates, comparisons) = (decision.zone, decision.duplicates, decision.comparisons)
        proposal = decision.proposal.map {
            Proposal(
                trackID: $0.trackID, method: $0.method, confidence: $0.confidence, durationMs: $0.durationMs,
                reasons: $0.reasons, evidence: decision.zone == .reject ? [] : $0.evidenceUTF8,
                naming: decision.zone == .review ? Self.naming(of: $0, on: title) : nil)
        }
    }

    private static func naming(of proposal: Decision.Proposal, on title: String) -> ReviewItem.Naming? {
        proposal.trackTitle.map {
            ReviewItem.Naming(
                ReviewPattern(
                    reasons: proposal.reasons, evidence: proposal.evidence, title: title, trackTitle: $0),
                revision: ReviewPattern.revision)
        }
    }
}
