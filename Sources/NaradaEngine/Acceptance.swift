import NaradaModel
import NaradaReview

/// How an accepted row was counted: another row of its release may take the track from it later in the run.
struct Acceptance: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case new, changed, kept
        /// Mapped by an earlier run: this one has not counted it.
        case earlier
    }

    let kind: Kind
    let method: MatchMethod
    /// A founder is its own track.
    var confidence = Confidence.certain
}

extension RunReport {
    /// Counts the row as mapped.
    mutating func add(_ acceptance: Acceptance) { count(acceptance, 1) }

    /// Counts the row as mapped no longer, but as taken back for a person to see.
    mutating func demote(_ acceptance: Acceptance) {
        count(acceptance, -1)
        demoted += 1
        reviewByReason[.sibling, default: 0] += 1
    }

    private mutating func count(_ acceptance: Acceptance, _ rows: Int) {
        switch acceptance.kind {
        case .earlier: return
        case .new: newMappings += rows
        case .changed: changed += rows
        case .kept: kept += rows
        }
        let carried = byMethod[acceptance.method, default: 0] + rows
        // A method that carries no row any more was never there, as far as a reader is concerned.
        byMethod[acceptance.method] = carried == 0 ? nil : carried
        let band = ConfidenceBand(acceptance.confidence)
        let alike = byConfidence[band, default: 0] + rows
        byConfidence[band] = alike == 0 ? nil : alike
    }
}
