import GRDB
public import NaradaModel

/// Writes a person's verdicts, and what follows from them.
///
///     accept      a mapping by hand with confidence 100; every other live mapping of the row is retired,
///                 its open review item closed
///     new_track   the same, to the track that was made for the row; without one only the item is closed
///     reject      the pair is not proposed again; a live mapping of the pair is retired, its open item closed
///     skip        nothing but the note that somebody looked
///
/// The row's plays, likes, metrics and playlist entries follow.
/// A later verdict on the same pair takes the place of the earlier one, which stays as a soft-deleted row; so does a
/// later acceptance on the same row. Everything that a verdict changes carries its id, so that `DecisionUndo` can take
/// it back.
public enum DecisionWriter {
    /// Records a verdict on a connector track and the internal track that was shown with it.
    ///
    /// - Parameter trackID: nil means the track of the row's open review item, or without one of its live mapping.
    /// - Returns: the decision's row.
    /// - Throws: `StoreFault.noSuchRow` where one of the rows is missing or soft-deleted; `.verdictWithoutTrack` where
    ///   accept or reject names no track and nothing waits or stands.
    @discardableResult
    public static func record(
        _ verdict: Verdict, connectorTrackID: Int64, trackID: Int64? = nil, note: String? = nil, in session: Session
    ) throws -> MatchDecisionRecord {
        guard let row = try ConnectorTrackReader.row(id: connectorTrackID, in: session) else {
            throw StoreFault.noSuchRow(table: ConnectorTrackRecord.databaseTableName, id: connectorTrackID)
        }
        let item = try openItem(of: connectorTrackID, in: session)
        let live = try liveMappings(of: connectorTrackID, in: session)
        // A new track is by definition not the one that was proposed.
        let meant = trackID ?? (verdict == .newTrack ? nil : item?.trackID ?? live.first?.trackID)
        let track = try meant.map { id in
            guard let track = try TrackReader.track(id: id, in: session) else {
                throw StoreFault.noSuchRow(table: TrackRecord.databaseTableName, id: id)
            }
            return track
        }
        if meant == nil, verdict == .accept || verdict == .reject {
            throw StoreFault.verdictWithoutTrack(verdict: verdict.rawValue, connectorTrackID: connectorTrackID)
        }
        // What the person saw of this pair: the question, or the mapping that stands.
        let seenItem = item?.trackID == meant ? item : nil
        let seenMapping = live.first { $0.trackID == meant }
        let decision = try session.insert(
            MatchDecisionRecord(
                connectorTrackID: connectorTrackID, trackID: meant, verdict: verdict.rawValue, note: note,
                decidedAt: session.now, matcherVersion: seenItem?.matcherVersion ?? seenMapping?.matcherVersion,
                content: track.map { PairContent.fingerprint(of: row.facts, and: $0.facts) }))
        let id = decision.id ?? 0
        try retireEarlierVerdicts(decision, verdict, in: session)
        switch verdict {
        case .accept, .newTrack:
            if let meant {
                try map(
                    connectorTrackID, to: meant, live: live, decisionID: id,
                    evidence: seenItem?.evidence ?? seenMapping?.evidence,
                    matcherVersion: seenItem?.matcherVersion ?? seenMapping?.matcherVersion, in: session)
            }
            try close(item, as: seenItem == nil ? .rejected : .accepted, decisionID: id, in: session)
        case .reject:
            for mapping in live where mapping.trackID == meant {
                try retire(mapping, decisionID: id, in: session)
            }
            try close(seenItem, as: .rejected, decisionID: id, in: session)
        case .skip:
            break
        }
        try EventFollower.follow([connectorTrackID], in: session)
        return decision
    }

    /// Records that the row is a recording which the library does not have: its track is made and the row mapped to it.
    ///
    /// - Returns: the decision's row; its `trackID` is the new track.
    /// - Throws: `StoreFault.noSuchRow` where the row is missing or soft-deleted.
    @discardableResult
    public static func recordNewTrack(
        connectorTrackID: Int64, note: String? = nil, in session: Session
    ) throws -> MatchDecisionRecord {
        guard let row = try ConnectorTrackReader.row(id: connectorTrackID, in: session) else {
            throw StoreFault.noSuchRow(table: ConnectorTrackRecord.databaseTableName, id: connectorTrackID)
        }
        let facts = row.facts
        let track = try session.insert(
            TrackRecord(
                title: facts.title, artists: JSONColumn(facts.artists), album: facts.album,
                durationMs: facts.durationMs, releaseDate: facts.releaseDate,
                spotifyID: facts.serviceIDs.first { $0.service == SpotifyColumn.service }?.id,
                isrc: TrackColumns.text(of: facts.isrcs), mbid: facts.mbids.first?.text))
        return try record(
            .newTrack, connectorTrackID: connectorTrackID, trackID: track.id, note: note, in: session)
    }

    // MARK: What a verdict changes

    static func openItem(of connectorTrackID: Int64, in session: Session) throws -> ReviewItemRecord? {
        try session.fetch(
            ReviewItemRecord.active().filter(
                ReviewItemRecord.Columns.connectorTrackID == connectorTrackID
                    && ReviewItemRecord.Columns.state == ReviewItemState.open)
        ).first
    }

    /// A person's mapping first, then a run's, the newest first.
    static func liveMappings(of connectorTrackID: Int64, in session: Session) throws -> [TrackMappingRecord] {
        let manual = MatchMethod.manual.rawValue
        return try session.fetch(
            TrackMappingRecord.active().filter(TrackMappingRecord.Columns.connectorTrackID == connectorTrackID)
                .order(sql: "match_method = '\(manual)' DESC, run_id IS NULL, id DESC"))
    }

    private static func retireEarlierVerdicts(
        _ decision: MatchDecisionRecord, _ verdict: Verdict, in session: Session
    ) throws {
        for earlier in try DecisionReader.verdicts(connectorTrackID: decision.connectorTrackID, in: session)
        where earlier.id != decision.id {
            let was = Verdict(rawValue: earlier.verdict)
            let isReplaced =
                switch verdict {
                // "Not now" takes nothing back that was said of the row.
                case .skip: was == .skip
                case .reject: was == .skip || earlier.trackID == decision.trackID
                case .accept, .newTrack: was != .reject || earlier.trackID == decision.trackID
                }
            guard isReplaced, let id = earlier.id else { continue }
            var replaced = earlier
            replaced.replacedByDecisionID = decision.id
            try session.update(replaced)
            try session.markSoftDeleted(MatchDecisionRecord.self, id: id)
        }
    }

    private static func map(
        _ connectorTrackID: Int64, to trackID: Int64, live: [TrackMappingRecord], decisionID: Int64,
        evidence: JSONColumn?, matcherVersion: String?, in session: Session
    ) throws {
        let manual = MatchMethod.manual.rawValue
        // Accepting twice leaves the first acceptance as it is.
        let standing = live.first { $0.matchMethod == manual && $0.trackID == trackID }
        for mapping in live where mapping.id != standing?.id {
            try retire(mapping, decisionID: decisionID, in: session)
        }
        guard standing == nil else { return }
        // The evidence that the person saw stays with their verdict.
        try session.insert(
            TrackMappingRecord(
                trackID: trackID, connectorTrackID: connectorTrackID, matchMethod: manual,
                confidence: Confidence.certain.percent, evidence: evidence, matcherVersion: matcherVersion,
                decisionID: decisionID))
        let attempts = MatchAttemptRecord.active().filter(
            MatchAttemptRecord.Columns.connectorTrackID == connectorTrackID)
        for var attempt in try session.fetch(attempts) {
            guard let id = attempt.id else { continue }
            attempt.clearedByDecisionID = decisionID
            try session.update(attempt)
            try session.markSoftDeleted(MatchAttemptRecord.self, id: id)
        }
    }

    private static func retire(_ mapping: TrackMappingRecord, decisionID: Int64, in session: Session) throws {
        guard let id = mapping.id else { return }
        var retired = mapping
        retired.retiredByDecisionID = decisionID
        try session.update(retired)
        try session.markSoftDeleted(TrackMappingRecord.self, id: id)
    }

    private static func close(
        _ item: ReviewItemRecord?, as state: ReviewItemState, decisionID: Int64, in session: Session
    ) throws {
        guard var item else { return }
        item.state = state
        item.closedByDecisionID = decisionID
        try session.update(item)
    }
}
