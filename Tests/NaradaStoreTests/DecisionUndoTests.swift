import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// A verdict that is taken back leaves no trace but its own row.
@Suite struct DecisionUndoTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var verdict: Verdict
        var trackID: Int64?
        var testDescription: String { name }
    }

    /// Three tracks and a row of a service: asked about track 1, another program's mapping to track 2, and an attempt.
    private func scene() throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "2"), .sample(sourceID: "3"))
            try session.importConnectorTracks(.sample())
            try session.insert(
                TrackMappingRecord(trackID: 2, connectorTrackID: 1, matchMethod: "fuzzy", confidence: 60))
            let run = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: "v1")
            try writer.insert(ReviewItem.sample())
            try writer.recordAttempt(connectorTrackID: 1, attempts: 2, nextAttemptAt: TestClock.defaultStart)
        }
        temporary.clock.advance(bySeconds: 60)
        return temporary
    }

    /// What counts for a run and for a person, without times.
    private func standing(_ session: Session) throws -> [String] {
        let mappings = try session.fetch(TrackMappingRecord.self).map { "\($0.matchMethod) \($0.trackID)" }
        let items = try session.fetch(ReviewItemRecord.self).map { "\($0.state) \($0.trackID)" }
        let attempts = try session.fetch(MatchAttemptRecord.self).map { "attempt \($0.attempts)" }
        let decisions = try session.fetch(MatchDecisionRecord.self).map { "\($0.verdict) \($0.trackID ?? 0)" }
        let tracks = try session.fetch(TrackRecord.self).map { "track \($0.id ?? 0)" }
        return mappings + items + attempts + decisions + tracks
    }

    private func record(_ row: Row, in session: Session) throws -> Int64 {
        let decision =
            row.verdict == .newTrack
            ? try DecisionWriter.recordNewTrack(connectorTrackID: 1, in: session)
            : try DecisionWriter.record(row.verdict, connectorTrackID: 1, trackID: row.trackID, in: session)
        return decision.id ?? 0
    }

    static let rows = [
        Row(name: "acceptance of the proposed track", verdict: .accept),
        Row(name: "acceptance of another track", verdict: .accept, trackID: 3),
        Row(name: "acceptance of what another program mapped", verdict: .accept, trackID: 2),
        Row(name: "rejection of the proposed track", verdict: .reject),
        Row(name: "rejection of the mapped track", verdict: .reject, trackID: 2),
        Row(name: "a new track", verdict: .newTrack),
        Row(name: "not now", verdict: .skip),
    ]

    @Test(arguments: rows)
    func `everything is as before it`(_ row: Row) throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            let before = try standing(session)
            let id = try record(row, in: session)
            #expect(try standing(session) != before)
            try DecisionUndo.takeBack(id, in: session)
            #expect(try standing(session) == before)
        }
    }

    @Test(arguments: rows, rows)
    func `a second verdict is taken back to the first`(_ first: Row, _ second: Row) throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            _ = try record(first, in: session)
            let between = try standing(session)
            let id: Int64
            do {
                id = try record(second, in: session)
            } catch StoreFault.verdictWithoutTrack {
                // Nothing waits or stands any more that the verdict could be about.
                return
            }
            try DecisionUndo.takeBack(id, in: session)
            #expect(try standing(session) == between)
        }
    }

    @Test func `a verdict is taken back once`() throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            let id = try record(Self.rows[0], in: session)
            try DecisionUndo.takeBack(id, in: session)
            #expect(throws: StoreFault.noSuchRow(table: "match_decisions", id: id)) {
                try DecisionUndo.takeBack(id, in: session)
            }
        }
    }

    @Test func `a new track that was played since stays`() throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            let decision = try DecisionWriter.recordNewTrack(connectorTrackID: 1, in: session)
            let track = try #require(decision.trackID)
            try session.insert(
                TrackPlayRecord(
                    trackID: track, service: "spotify", playedAt: session.now, importTimestamp: session.now,
                    importSource: "test", importBatchID: "1"))
            try DecisionUndo.takeBack(try #require(decision.id), in: session)
            #expect(try session.find(TrackRecord.self, id: track) != nil)
        }
    }

    @Test func `a question does not come back where a run mapped the row in between`() throws {
        let temporary = try scene()
        let id = try temporary.store.withSession { try record(Self.rows[3], in: $0) }
        temporary.clock.advance(bySeconds: 60)
        try temporary.store.withSession { session in
            let run = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: "v1")
            try writer.insert(TrackMapping.sample(trackID: 3))
            try DecisionUndo.takeBack(id, in: session)
            #expect(try session.fetch(ReviewItemRecord.self).map(\.state) == [.rejected])
            #expect(try session.fetch(TrackMappingRecord.self).map(\.trackID) == [2, 3])
        }
    }
}
