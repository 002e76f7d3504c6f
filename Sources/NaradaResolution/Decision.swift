import NaradaMatching
public import NaradaModel

/// What becomes of a connector row.
public struct Decision: Sendable {
    /// A proposed internal track with all that is known of the pair.
    public struct Proposal: Sendable {
        public let trackID: Int64
        public let method: MatchMethod
        public let confidence: Confidence
        /// The track's length in milliseconds; nil where unknown.
        public let durationMs: Int?
        private let basis: Basis

        // A class, since decisions are handed on several times before they are written.
        private final class Basis: Sendable {
            /// The evidence but for its fields.
            let frame: Evidence
            /// Nil where the track was not fetched.
            let comparisons: ComparedFields?

            init(frame: Evidence, comparisons: ComparedFields?) {
                (self.frame, self.comparisons) = (frame, comparisons)
            }
        }

        /// - Parameters:
        ///   - evidence: all but its fields.
        ///   - comparisons: what the fields are written from.
        init(
            trackID: Int64, method: MatchMethod, confidence: Confidence, evidence: Evidence,
            comparisons: ComparedFields?
        ) {
            (self.trackID, self.method, self.confidence) = (trackID, method, confidence)
            durationMs = comparisons?.trackDurationMs
            basis = Basis(frame: evidence, comparisons: comparisons)
        }

        /// Why the pair got its confidence, written out each time it is asked for.
        public var evidence: Evidence {
            var evidence = basis.frame
            evidence.fields = basis.comparisons?.written ?? []
            return evidence
        }

        /// Its JSON in UTF-8, for a fraction of the cost.
        public var evidenceUTF8: [UInt8] {
            basis.frame.jsonUTF8 { basis.comparisons?.write(to: &$0) }
        }

        /// The track's title as written; nil where the track was not fetched.
        public var trackTitle: String? { basis.comparisons?.trackTitle }

        /// What took the pair out of the hands of its confidence, or why it waits.
        public var reasons: [ReviewReason] { basis.frame.reasons }
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
    public var reasons: [ReviewReason] { zone == .review ? proposal?.reasons ?? [] : [] }
}
