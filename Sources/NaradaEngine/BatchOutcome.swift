import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// A pending row, folded.
///
/// A class, since a row is handed on some ten times on its way from reading to writing, and has twenty texts and lists
/// to be counted each time.
final class FoldedRow: Sendable {
    let row: PendingRow
    let folded: FoldedTrack
    let keys: SearchKeys

    init(row: PendingRow, folded: FoldedTrack, keys: SearchKeys) {
        (self.row, self.folded, self.keys) = (row, folded, keys)
    }
}

/// A pending row with its decision against the library as it was when the batch began.
struct ResolvedRow: Sendable {
    let row: PendingRow
    /// Nil where nobody is to need it any more.
    let folded: FoldedRow?
    let decision: WrittenDecision
}

/// What a batch of decisions changes: the library, the report, and through a writer the database.
struct BatchOutcome {
    /// What becomes of a row that answers to no track.
    enum Stage: Hashable, Sendable {
        /// It is left without one.
        case matching
        /// It is set aside, to be held against the others that are left.
        case gathering
        /// It founds its own.
        case founding
    }

    var library: Library
    var report: RunReport
    var claims: StandingClaims
    var exclusions: Exclusions
    /// The rows set aside, in the order of the run.
    var unanswered: [FoldedRow]
    let decider: RowDecider
    let store: Store
    let stage: Stage

    private var resolver: Resolver { decider.resolver }

    /// Sees to it that the library has the tracks that the rows are compared with.
    func fetch(for rows: [SearchKeys], _ writer: OutcomeWriter?) throws {
        if let session = writer?.session {
            try decider.fetcher.fetch(for: rows, into: library, in: session)
        } else {
            try decider.fetcher.fetch(for: rows, into: library, from: store)
        }
    }

    /// Sees to it that the claims of earlier runs to the track are known.
    private mutating func readClaims(to trackID: Int64, _ writer: OutcomeWriter?) throws {
        guard claims.isUnread(trackID) else { return }
        if let session = writer?.session { return try claims.read(trackID, in: session) }
        // Read where they lie: a copy of all claims for each track would make a dry run quadratic.
        try store.withReadSession { try claims.read(trackID, in: $0) }
    }

    /// Turns decisions into mappings, review items, attempts and new tracks, in the order of the rows.
    ///
    /// - Parameter writer: where they are written; nil for a dry run, which counts the same rows under the same heads.
    mutating func apply(_ rows: [ResolvedRow], to writer: OutcomeWriter?) throws {
        let known = library.count
        for resolved in rows {
            let row = resolved.row
            var decision = resolved.decision
            // Folded anew where it was let go.
            var folded: FoldedRow { resolved.folded ?? decider.folded(row) }
            report.pairs += decision.comparisons
            if let mapping = row.mapping { try readClaims(to: mapping.trackID, writer) }
            // Rows are decided as if one after the other: a track founded in this batch answers the rows after it, and
            // one that another row of the service took in it is no answer any more.
            let isOutdated =
                decision.proposal.map { exclusions.excludes($0.trackID, for: row.connectorTrack) } ?? false
                || (library.count > known && library.hasCandidate(for: folded.keys, from: known))
            if isOutdated {
                let folded = folded
                try fetch(for: [folded.keys], writer)
                decision = decider.decision(on: folded, in: library, exclusions)
                report.pairs += decision.comparisons
            }
            if stage == .gathering, decision.zone == .reject, row.mapping == nil {
                unanswered.append(folded)
                continue
            }
            report.connectorRows += 1
            if !decision.duplicates.isEmpty { report.internalDuplicates.insert(decision.duplicates) }
            if row.mapping?.method == MatchMethod.founded.rawValue {
                // The track was made of this very row; what else answers it is a matter of merging tracks.
                try keepFounder(row, writer)
                continue
            }
            switch (decision.zone, decision.proposal) {
            case (.accept, let proposal?) where exclusions.wasRejected(proposal.trackID, for: row.connectorTrack):
                // What a person rejected may be asked again when something changed; only they may take it back.
                try ask(proposal, [.rejectedByPerson], for: row, writer)
            case (.accept, let proposal?): try acceptUnlessBeaten(proposal, for: row, writer)
            case (.review, let proposal?):
                let wasRejected = exclusions.wasRejected(proposal.trackID, for: row.connectorTrack)
                let reasons = proposal.reasons + (wasRejected ? [.rejectedByPerson] : [])
                try ask(proposal, reasons, for: row, writer)
            default:
                if stage == .founding, case let folded = folded, !folded.folded.titleText.isEmpty {
                    try found(folded, writer)
                } else {
                    try leave(row, nearest: decision.proposal, writer)
                }
            }
        }
    }

    /// Accepts the proposal, unless another row of the same release has the better claim to the track.
    private mutating func acceptUnlessBeaten(
        _ proposal: WrittenDecision.Proposal, for row: PendingRow, _ writer: OutcomeWriter?
    ) throws {
        let isDescribed = proposal.method.isDescription
        try readClaims(to: proposal.trackID, writer)
        let (trackID, length) = (proposal.trackID, proposal.durationMs)
        guard let claim = ReleaseClaims.Claim(of: row.connectorTrack, to: trackID, lasting: length) else {
            _ = try accept(proposal, for: row, writer)
            return
        }
        if isDescribed && claims.isBeaten(claim) { return try ask(proposal, [.sibling], for: row, writer) }
        let acceptance = try accept(proposal, for: row, writer)
        // Only what its description alone carried can be beaten; an identifier stands by itself.
        guard isDescribed || claim.isNear else { return }
        let beaten = claims.add(
            claim, of: row.connectorTrack.id, beatableAs: claim.isNear ? nil : acceptance)
        for (rowID, acceptance) in beaten {
            report.demote(acceptance)
            try writer?.write { try $0.demote(connectorTrackID: rowID, reasons: [.sibling]) }
        }
    }

    /// Maps the row and counts it; returns how.
    private mutating func accept(
        _ proposal: WrittenDecision.Proposal, for row: PendingRow, _ writer: OutcomeWriter?
    ) throws -> Acceptance {
        let kind: Acceptance.Kind
        if let mapping = row.mapping, mapping.trackID == proposal.trackID,
            mapping.method == proposal.method.rawValue, mapping.confidence == proposal.confidence
        {
            kind = .kept
            try writer?.write { try $0.confirm(mapping) }
        } else {
            kind = row.mapping == nil ? .new : .changed
            let mapping = TrackMapping(
                trackID: proposal.trackID, connectorTrackID: row.connectorTrack.id, method: proposal.method,
                confidence: proposal.confidence, evidence: proposal.evidence)
            try writer?.write { [old = row.mapping] in try $0.insert(mapping, replacing: old) }
        }
        exclusions.give(proposal.trackID, to: row.connectorTrack)
        try closeQuestions(of: row, writer)
        let acceptance = Acceptance(kind: kind, method: proposal.method, confidence: proposal.confidence)
        report.add(acceptance)
        return acceptance
    }

    private mutating func ask(
        _ proposal: WrittenDecision.Proposal, _ reasons: [ReviewReason], for row: PendingRow, _ writer: OutcomeWriter?
    ) throws {
        report.toReview += 1
        for reason in reasons { report.reviewByReason[reason, default: 0] += 1 }
        try retire(row.mapping, writer)
        let item = ReviewItem(
            trackID: proposal.trackID, connectorTrackID: row.connectorTrack.id, method: proposal.method,
            confidence: proposal.confidence, reasons: reasons, evidence: proposal.evidence,
            // Another reason makes another question; whoever keeps the queue names it.
            naming: reasons == proposal.reasons ? proposal.naming : nil)
        try writer?.write { [old = row.reviewItem] in try $0.insert(item, replacing: old) }
        try clearAttempt(of: row, writer)
    }

    /// Makes the track of a group of rows, which then answers them and later rows like any other; returns the index of
    /// the row that founded it: the one that is most like what survived of all.
    mutating func foundTrack(_ track: GroupTrack, _ rows: [FoldedRow], to writer: OutcomeWriter?) throws -> Int? {
        let totals = track.members.map {
            resolver.model.score(rows[$0.row].folded, track.folded, library.statistics).total
        }
        guard let greatest = totals.max(),
            let founder = zip(track.members, totals).first(where: { $1 == greatest })?.0
        else { return nil }
        report.connectorRows += 1
        try found(rows[founder.row], track.facts, track.folded, track.keys, writer)
        return founder.row
    }

    /// Makes a track of the row alone.
    private mutating func found(_ founder: FoldedRow, _ writer: OutcomeWriter?) throws {
        let facts = ResolutionWriter.kept(of: founder.row.connectorTrack.facts)
        let isRow = facts == founder.row.connectorTrack.facts
        // A track keeps fewer identifiers than its row has, and all else.
        let track = isRow ? founder.folded : founder.folded.identified(as: facts)
        try found(founder, facts, track, founder.keys, writer)
    }

    private mutating func found(
        _ founder: FoldedRow, _ facts: TrackFacts, _ track: FoldedTrack, _ keys: SearchKeys, _ writer: OutcomeWriter?
    ) throws {
        let row = founder.row
        let id = try writer?.createTrack(from: facts) ?? (library.lastID ?? 0) + 1
        let mapping = TrackMapping(
            trackID: id, connectorTrackID: row.connectorTrack.id, method: .founded, confidence: .certain, evidence: nil)
        try writer?.write { try $0.insert(mapping) }
        library.add(id: id, track, keys: keys)
        exclusions.give(id, to: row.connectorTrack)
        // Its siblings are measured against it.
        claims.found(id)
        if let claim = ReleaseClaims.Claim(of: row.connectorTrack, to: id, lasting: facts.durationMs) {
            _ = claims.add(claim, of: row.connectorTrack.id, beatableAs: nil)
        }
        report.foundedTracks += 1
        report.add(Acceptance(kind: .new, method: .founded))
        try closeQuestions(of: row, writer)
    }

    /// Notes that the row found nothing, and when it is worth trying again.
    private mutating func leave(
        _ row: PendingRow, nearest: WrittenDecision.Proposal?, _ writer: OutcomeWriter?
    ) throws {
        if let mapping = row.mapping, mapping.runID == nil {
            // Another program's mapping: finding nothing better is no reason to take it away.
            report.kept += 1
            return
        }
        report.unmatched += 1
        try retire(row.mapping, writer)
        if let item = row.reviewItem { try writer?.write { try $0.close(item) } }
        guard let writer else { return }
        let attempts = row.attempts + 1
        let next = RetryDelay.next(after: attempts, from: writer.now)
        try writer.write { [rowID = row.connectorTrack.id] in
            try $0.recordAttempt(
                connectorTrackID: rowID, attempts: attempts, nextAttemptAt: next, bestTrackID: nearest?.trackID,
                bestConfidence: nearest?.confidence, reasons: nearest?.reasons ?? [])
        }
    }

    private mutating func keepFounder(_ row: PendingRow, _ writer: OutcomeWriter?) throws {
        report.add(Acceptance(kind: .kept, method: .founded))
        if let mapping = row.mapping { try writer?.write { try $0.confirm(mapping) } }
    }

    private mutating func retire(_ mapping: CurrentMapping?, _ writer: OutcomeWriter?) throws {
        guard let mapping else { return }
        report.retired += 1
        try writer?.write { try $0.retire(mapping) }
    }

    private func closeQuestions(of row: PendingRow, _ writer: OutcomeWriter?) throws {
        if let item = row.reviewItem { try writer?.write { try $0.close(item) } }
        try clearAttempt(of: row, writer)
    }

    private func clearAttempt(of row: PendingRow, _ writer: OutcomeWriter?) throws {
        guard row.attempts > 0 else { return }
        try writer?.write { [rowID = row.connectorTrack.id] in try $0.clearAttempt(connectorTrackID: rowID) }
    }
}
