import GRDB
public import NaradaModel

/// Writes what a run decided: mappings, review items, attempts and founded tracks.
///
/// Nothing is overwritten: a replaced mapping is soft-deleted with the run that replaced it, a replaced review item is
/// marked as superseded. Call `finishBatch` last, so that events follow. Statements are prepared once for each
/// connection and bound without GRDB in between.
public struct ResolutionWriter {
    /// The transaction that is written in.
    public let session: Session
    private let runID: Int64
    private let matcherVersion: String
    private let now: String
    private let statements: ResolutionStatements
    private let changed = ChangedMappings()

    /// A writer for one run, valid inside the session.
    ///
    /// - Parameter readAt: when the rows were read that are decided now; what is written carries it as its time, so
    ///   that a row which another program changes in between counts as changed. The session's time where nil.
    public init(session: Session, runID: Int64, matcherVersion: String, readAt: Timestamp? = nil) throws {
        self.session = session
        self.runID = runID
        self.matcherVersion = matcherVersion
        now = (readAt ?? session.now).text
        statements = try ResolutionStatements(session.database)
        // Bound once: SQLite copies each text that is bound.
        statements.insertMapping.bind(matcherVersion, at: 6)
        statements.insertMapping.bind(runID, at: 7)
        statements.insertMapping.bind(now, at: 8)
    }

    // MARK: Mappings

    /// Writes a mapping and retires the one it replaces; returns the new row's id.
    @discardableResult
    public func insert(_ mapping: TrackMapping, replacing old: CurrentMapping? = nil) throws -> Int64 {
        if let old { try retire(old) }
        let statement = statements.insertMapping
        changed.connectorTrackIDs.insert(mapping.connectorTrackID)
        statement.bind(mapping.trackID, at: 1)
        statement.bind(mapping.connectorTrackID, at: 2)
        statement.bind(mapping.method.rawValue, at: 3)
        statement.bind(mapping.confidence.percent, at: 4)
        try statement.run(lending: mapping.evidence, at: 5)
        return statement.lastInsertedRowID
    }

    /// Soft-deletes a mapping in the name of this run.
    public func retire(_ mapping: CurrentMapping) throws {
        statements.retireMapping.bind(now, at: 1)
        statements.retireMapping.bind(runID, at: 2)
        statements.retireMapping.bind(mapping.id, at: 3)
        try statements.retireMapping.run()
        changed.retiredIDs.insert(mapping.id)
    }

    /// Notes that a mapping was judged again and stands: its row no longer counts as changed.
    public func confirm(_ mapping: CurrentMapping) throws {
        statements.confirmMapping.bind(now, at: 1)
        statements.confirmMapping.bind(mapping.id, at: 2)
        try statements.confirmMapping.run()
    }

    /// Moves the plays, likes, metrics and playlist entries of the rows whose mapping was changed to where they belong
    /// now; returns how many.
    ///
    /// Cost: one look where no event belongs to any connector track, about fifteen statements otherwise.
    @discardableResult
    public func finishBatch() throws -> EventFollower.Moved {
        let retired = try RawStatement(
            cachedIn: session.database,
            sql: "SELECT connector_track_id FROM track_mappings WHERE id IN (SELECT value FROM json_each(?))")
        retired.bind(JSONText.array(changed.retiredIDs.sorted().map(String.init)), at: 1)
        try retired.forEachRow { changed.connectorTrackIDs.insert($0.int64(0)) }
        defer { changed.clear() }
        return try EventFollower.follow(changed.connectorTrackIDs, in: session)
    }

    /// What the batch changed so far, beside the writer, which is a value and handed about.
    private final class ChangedMappings {
        var connectorTrackIDs: Set<Int64> = []
        var retiredIDs: Set<Int64> = []

        func clear() {
            connectorTrackIDs = []
            retiredIDs = []
        }
    }

    // MARK: Review items

    /// Queues a pair for a person and supersedes the item it replaces; returns the new row's id.
    @discardableResult
    public func insert(_ item: ReviewItem, replacing old: CurrentReviewItem? = nil) throws -> Int64 {
        if let old { try close(old) }
        let statement = statements.insertItem
        statement.bind(item.connectorTrackID, at: 1)
        statement.bind(item.trackID, at: 2)
        statement.bind(item.method.rawValue, at: 3)
        statement.bind(item.confidence.percent, at: 4)
        statement.bind(item.reasons.json, at: 5)
        statement.bind(matcherVersion, at: 7)
        statement.bind(runID, at: 8)
        statement.bind(now, at: 9)
        statement.bind(item.naming?.pattern.key, at: 10)
        statement.bind(item.naming?.pattern.sentence, at: 11)
        statement.bind(item.naming?.revision, at: 12)
        try statement.run(lending: item.evidence, at: 6)
        return statement.lastInsertedRowID
    }

    /// Takes a row's mapping by a run back and queues the same pair for a person, evidence and all.
    public func demote(connectorTrackID: Int64, reasons: [ReviewReason]) throws {
        statements.queueMapping.bind(reasons.json, at: 1)
        statements.queueMapping.bind(runID, at: 2)
        statements.queueMapping.bind(now, at: 3)
        statements.queueMapping.bind(connectorTrackID, at: 4)
        try statements.queueMapping.run()
        statements.retireRow.bind(now, at: 1)
        statements.retireRow.bind(runID, at: 2)
        statements.retireRow.bind(connectorTrackID, at: 3)
        try statements.retireRow.run()
        changed.connectorTrackIDs.insert(connectorTrackID)
    }

    /// Marks an open item as superseded.
    public func close(_ item: CurrentReviewItem) throws {
        statements.closeItem.bind(now, at: 1)
        statements.closeItem.bind(item.id, at: 2)
        statements.closeItem.bind(runID, at: 3)
        try statements.closeItem.run()
    }

    // MARK: Attempts

    /// Notes that a row found no track; of the row's earlier notes the last one is kept in `previous`.
    ///
    /// - Parameters:
    ///   - attempts: how often, with this one.
    ///   - bestTrackID: the nearest track; nil where nothing came near.
    public func recordAttempt(
        connectorTrackID: Int64, attempts: Int, nextAttemptAt: Timestamp, bestTrackID: Int64? = nil,
        bestConfidence: Confidence? = nil, reasons: [ReviewReason] = []
    ) throws {
        let statement = statements.recordAttempt
        statement.bind(connectorTrackID, at: 1)
        statement.bind(runID, at: 2)
        statement.bind(matcherVersion, at: 3)
        statement.bind(now, at: 4)
        statement.bind(attempts, at: 5)
        statement.bind(nextAttemptAt.text, at: 6)
        statement.bind(bestTrackID, at: 7)
        statement.bind(bestConfidence?.percent, at: 8)
        statement.bind(reasons.isEmpty ? nil : reasons.json, at: 9)
        try statement.run()
    }

    /// Soft-deletes the note that a row found no track, where there is one.
    public func clearAttempt(connectorTrackID: Int64) throws {
        statements.clearAttempt.bind(now, at: 1)
        statements.clearAttempt.bind(connectorTrackID, at: 2)
        statements.clearAttempt.bind(runID, at: 3)
        try statements.clearAttempt.run()
    }

    // MARK: Tracks

    /// What a row of `tracks` can hold of these facts: of the services' own ids Spotify's alone, and one MusicBrainz id.
    public static func kept(of facts: TrackFacts) -> TrackFacts {
        var kept = facts
        kept.serviceIDs = Array(facts.serviceIDs.filter { $0.service == SpotifyColumn.service }.prefix(1))
        kept.mbids = Array(facts.mbids.prefix(1))
        return kept
    }

    /// The greatest id of all internal tracks, deleted ones too; 0 for none.
    public func lastTrackID() throws -> Int64 {
        try RawStatement(cachedIn: session.database, sql: "SELECT max(id) FROM tracks").firstRow { $0.int64(0) } ?? 0
    }

    /// The id of a new internal track with these facts.
    ///
    /// - Parameter id: what the id is to be; the one behind the greatest where nil.
    ///
    /// Of several MusicBrainz ids the first is kept, since the table has room for one; the others stay with the
    /// connector tracks that brought them. ISRCs are written as `TrackUpserter` writes them.
    @discardableResult
    public func createTrack(from facts: TrackFacts, id: Int64? = nil) throws -> Int64 {
        let statement = statements.createTrack
        statement.bind(facts.title, at: 1)
        statement.bind(facts.artists.json, at: 2)
        statement.bind(facts.album, at: 3)
        statement.bind(facts.durationMs, at: 4)
        statement.bind(facts.releaseDate?.text, at: 5)
        statement.bind(facts.serviceIDs.first { $0.service == SpotifyColumn.service }?.id, at: 6)
        statement.bind(TrackColumns.text(of: facts.isrcs), at: 7)
        statement.bind(facts.mbids.first?.text, at: 8)
        statement.bind(facts.position?.description, at: 9)
        statement.bind(now, at: 10)
        statement.bind(id, at: 11)
        try statement.run()
        return statement.lastInsertedRowID
    }
}
