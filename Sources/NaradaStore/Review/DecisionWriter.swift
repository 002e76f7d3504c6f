import GRDB
public import NaradaModel

/// Writes a person's verdicts, and what follows from them.
///
///     accept      a mapping by hand with confidence 100; every other live mapping of the row is retired,
///                 its open review item closed
///     new_track   the same, to the track that was made for the row; without one only the item is closed
///     reject      the pair is never proposed again; a live mapping of the pair is retired, its open item closed
///     skip        nothing but the note that somebody looked
///
/// The row's plays, likes, metrics and playlist entries follow. A later verdict on the same pair takes the place of the earlier one, which stays as a soft-deleted row.
public enum DecisionWriter {
    /// Records a verdict on a connector track and the internal track that was shown with it.
    ///
    /// - Parameter trackID: nil means the track of the row's open review item.
    /// - Returns: the decision's row.
    /// - Throws: `StoreFault.noSuchRow` where one of the rows is missing or soft-deleted; `.verdictWithoutTrack` where
    ///   accept or reject names no track and nothing waits.
    @discardableResult
    public static func record(
        _ verdict: Verdict, connectorTrackID: Int64, trackID: Int64? = nil, note: String? = nil, in session: Session
    ) throws -> MatchDecisionRecord {
        guard try session.find(ConnectorTrackRecord.self, id: connectorTrackID) != nil else {
            throw StoreFault.noSuchRow(table: ConnectorTrackRecord.databaseTableName, id: connectorTrackID)
        }
        let item = try session.fetch(
            ReviewItemRecord.active().filter(
                ReviewItemRecord.Columns.connectorTrackID == connectorTrackID
                    && ReviewItemRecord.Columns.state == ReviewItemState.open)
        ).first
        // A new track is by definition not the one that was proposed.
        let meant = trackID ?? (verdict == .newTrack ? nil : item?.trackID)
        if let meant, try session.find(TrackRecord.self, id: meant) == nil {
            throw StoreFault.noSuchRow(table: TrackRecord.databaseTableName, id: meant)
        }
        if meant == nil, verdict == .accept || verdict == .reject {
            throw StoreFault.verdictWithoutTrack(verdict: verdict.rawValue, connectorTrackID: connectorTrackID)
        }
        try retireEarlierVerdicts(connectorTrackID: connectorTrackID, trackID: meant, in: session)
        let decision = try session.insert(
            MatchDecisionRecord(
                connectorTrackID: connectorTrackID, trackID: meant, verdict: verdict.rawValue, note: note,
                decidedAt: session.now))
        switch verdict {
        case .accept, .newTrack:
            if let meant { try map(connectorTrackID, to: meant, evidence: item, in: session) }
            try close(item, as: item?.trackID == meant ? .accepted : .rejected, in: session)
        case .reject:
            try retireMappings(of: connectorTrackID, in: session) { $0.trackID == meant }
            if item?.trackID == meant { try close(item, as: .rejected, in: session) }
        case .skip:
            break
        }
        try EventFollower.follow([connectorTrackID], in: session)
        return decision
    }

    private static func retireEarlierVerdicts(
        connectorTrackID: Int64, trackID: Int64?, in session: Session
    ) throws {
        let earlier = MatchDecisionRecord.active().filter(
            MatchDecisionRecord.Columns.connectorTrackID == connectorTrackID
                && MatchDecisionRecord.Columns.trackID == trackID)
        for decision in try session.fetch(earlier) {
            guard let id = decision.id else { continue }
            try session.markSoftDeleted(MatchDecisionRecord.self, id: id)
        }
    }

    private static func map(
        _ connectorTrackID: Int64, to trackID: Int64, evidence item: ReviewItemRecord?, in session: Session
    ) throws {
        let manual = MatchMethod.manual.rawValue
        var stands = false
        try retireMappings(of: connectorTrackID, in: session) { mapping in
            // Accepting twice leaves the first acceptance as it is.
            guard mapping.matchMethod == manual, mapping.trackID == trackID, !stands else { return true }
            stands = true
            return false
        }
        guard !stands else { return }
        // The evidence that the person saw stays with their verdict.
        let seen = item?.trackID == trackID ? item : nil
        try session.insert(
            TrackMappingRecord(
                trackID: trackID, connectorTrackID: connectorTrackID, matchMethod: manual,
                confidence: Confidence.certain.percent, evidence: seen?.evidence, matcherVersion: seen?.matcherVersion))
        let attempts = MatchAttemptRecord.active().filter(
            MatchAttemptRecord.Columns.connectorTrackID == connectorTrackID)
        for attempt in try session.fetch(attempts) {
            guard let id = attempt.id else { continue }
            try session.markSoftDeleted(MatchAttemptRecord.self, id: id)
        }
    }

    private static func retireMappings(
        of connectorTrackID: Int64, in session: Session, where goes: (TrackMappingRecord) -> Bool
    ) throws {
        let live = TrackMappingRecord.active().filter(
            TrackMappingRecord.Columns.connectorTrackID == connectorTrackID
        ).order(TrackMappingRecord.Columns.id)
        for mapping in try session.fetch(live) where goes(mapping) {
            guard let id = mapping.id else { continue }
            try session.markSoftDeleted(TrackMappingRecord.self, id: id)
        }
    }

    private static func close(_ item: ReviewItemRecord?, as state: ReviewItemState, in session: Session) throws {
        guard var item else { return }
        item.state = state
        try session.update(item)
    }
}
