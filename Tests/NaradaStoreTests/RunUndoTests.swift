import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// What a database looks like after a run is taken back: as before the run, but for verdicts and later runs.
@Suite struct RunUndoTests {
    /// Three tracks and a row of a service, on which runs and a person may act.
    struct Scene {
        let temporary: TemporaryStore
        var store: Store { temporary.store }

        init() throws {
            temporary = try TemporaryStore()
            try write { session in
                try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "2"), .sample(sourceID: "3"))
                try session.importConnectorTracks(.sample())
            }
        }

        func write(_ body: (Session) throws -> Void) throws {
            temporary.clock.advance(bySeconds: 60)
            try store.withSession(body)
        }

        func run(_ body: (ResolutionWriter) throws -> Void) throws {
            try write { session in
                let id = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
                try body(ResolutionWriter(session: session, runID: id, matcherVersion: "v1"))
                try RunWriter.finish(in: session, id, state: .finished, counts: "{}")
            }
        }

        /// A run that maps the row to the track, as the engine does it.
        func runMaps(to track: Int64) throws {
            try run { writer in
                let current = try current(writer.session)
                try writer.insert(TrackMapping.sample(trackID: track), replacing: current.mapping)
                if let item = current.item { try writer.close(item) }
                try writer.clearAttempt(connectorTrackID: 1)
            }
        }

        func runAsks(about track: Int64) throws {
            try run { writer in
                let current = try current(writer.session)
                if let mapping = current.mapping { try writer.retire(mapping) }
                try writer.insert(ReviewItem.sample(trackID: track), replacing: current.item)
                try writer.clearAttempt(connectorTrackID: 1)
            }
        }

        func runFindsNothing(attempts: Int) throws {
            try run { writer in
                let current = try current(writer.session)
                if let mapping = current.mapping { try writer.retire(mapping) }
                if let item = current.item { try writer.close(item) }
                try writer.recordAttempt(
                    connectorTrackID: 1, attempts: attempts, nextAttemptAt: writer.session.now, bestTrackID: 2,
                    bestConfidence: Confidence(percent: 11))
            }
        }

        func runFounds() throws {
            try run { writer in
                let id = try writer.createTrack(from: .sample(title: "Founded"))
                try writer.insert(TrackMapping.sample(trackID: id, method: .founded), replacing: nil)
            }
        }

        func decide(_ verdict: Verdict, _ track: Int64? = nil) throws {
            try write { try DecisionWriter.record(verdict, connectorTrackID: 1, trackID: track, in: $0) }
        }

        @discardableResult
        func undo(_ run: Int64) throws -> RunUndoOutcome {
            var outcome = RunUndoOutcome()
            try write { outcome = try RunUndo.undo(run, in: $0) }
            return outcome
        }

        private func current(_ session: Session) throws -> (mapping: CurrentMapping?, item: CurrentReviewItem?) {
            let selection = PendingSelection(all: true, matcherVersion: "v1", now: session.now)
            let row = try PendingReader.rows(in: session, selection, ids: [1]).first
            return (row?.mapping, row?.reviewItem)
        }

        /// What counts for a run and for a person, without times and ids of rows.
        func standing() throws -> [String] {
            try store.withReadSession { session in
                let mappings = try session.fetch(TrackMappingRecord.self).map { "\($0.matchMethod) \($0.trackID)" }
                let items = try session.fetch(ReviewItemRecord.self).filter { $0.state == .open }
                    .map { "asks \($0.trackID)" }
                let attempts = try session.fetch(MatchAttemptRecord.self).map {
                    "nothing \($0.attempts) run \($0.runID) \($0.nextAttemptAt) \($0.bestTrackID ?? 0)"
                }
                return mappings + items + attempts
            }
        }
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        /// What earlier runs did.
        var before: @Sendable (Scene) throws -> Void
        /// What the last run did.
        var last: @Sendable (Scene) throws -> Void
        var testDescription: String { name }
    }

    private static let states: [(name: String, make: @Sendable (Scene) throws -> Void)] = [
        ("nothing", { _ in }), ("a mapping", { try $0.runMaps(to: 1) }), ("another mapping", { try $0.runMaps(to: 2) }),
        ("a question", { try $0.runAsks(about: 1) }), ("another question", { try $0.runAsks(about: 3) }),
        ("no track", { try $0.runFindsNothing(attempts: 1) }),
        ("no track again", { try $0.runFindsNothing(attempts: 2) }),
    ]

    /// Every state after every other.
    static let rows = states.flatMap { before in
        states.dropFirst().map { last in
            Row(name: "\(before.name), then \(last.name)", before: before.make, last: last.make)
        }
    }

    @Test(arguments: rows)
    func `the last run is taken back`(_ row: Row) throws {
        let scene = try Scene()
        try row.before(scene)
        let before = try scene.standing()
        let runs = try scene.store.withReadSession { try RunReader.latest(nil, in: $0).count }
        try row.last(scene)
        try scene.undo(Int64(runs + 1))
        #expect(try scene.standing() == before)
    }

    @Test(arguments: rows)
    func `an older run is taken back below a later one, and then the later one`(_ row: Row) throws {
        let scene = try Scene()
        try row.before(scene)
        let before = try scene.standing()
        let runs = Int64(try scene.store.withReadSession { try RunReader.latest(nil, in: $0).count })
        try row.last(scene)
        try scene.runMaps(to: 3)
        let after = try scene.standing()
        let outcome = try scene.undo(runs + 1)
        #expect(outcome.laterRuns == [runs + 2] && outcome.laterRows == 1)
        #expect(try scene.standing() == after, "what the later run decided stays")
        try scene.undo(runs + 2)
        // Of notes on notes only the last one is kept.
        #expect(try scene.standing().filter { !$0.hasPrefix("nothing") } == before.filter { !$0.hasPrefix("nothing") })
    }

    @Test(arguments: [Verdict.accept, .reject, .newTrack])
    func `a verdict since is kept`(_ verdict: Verdict) throws {
        let scene = try Scene()
        try scene.runMaps(to: 1)
        try scene.runMaps(to: 2)
        try scene.decide(verdict, verdict == .newTrack ? 3 : 2)
        let outcome = try scene.undo(2)
        #expect(outcome.verdictsKept == 1)
        #expect(outcome.confirmed == (verdict == .accept ? 1 : 0))
        #expect(outcome.corrected == (verdict == .newTrack ? 1 : 0))
        let expected = verdict == .accept ? ["manual 2"] : verdict == .newTrack ? ["manual 3"] : ["title_artist 1"]
        #expect(try scene.standing() == expected)
        // And the verdict, taken back after it, leads to before the run.
        try scene.write { session in
            let decisions = try DecisionReader.verdicts(connectorTrackID: 1, in: session)
            try DecisionUndo.takeBack(try #require(decisions.last?.id), in: session)
        }
        #expect(try scene.standing() == ["title_artist 1"])
    }

    @Test func `a mapping that a person rejected since does not come back`() throws {
        let scene = try Scene()
        try scene.runMaps(to: 1)
        try scene.runMaps(to: 2)
        try scene.decide(.reject, 1)
        let outcome = try scene.undo(2)
        #expect(outcome.restored == 0)
        #expect(try scene.standing().isEmpty)
    }

    @Test func `another program's mapping comes back`() throws {
        let scene = try Scene()
        try scene.write { session in
            try session.insert(
                TrackMappingRecord(trackID: 2, connectorTrackID: 1, matchMethod: "fuzzy", confidence: 60))
        }
        try scene.runMaps(to: 1)
        try scene.undo(1)
        #expect(try scene.standing() == ["fuzzy 2"])
    }

    @Test func `founded tracks go, unless something names them`() throws {
        let scene = try Scene()
        try scene.runFounds()
        let outcome = try scene.undo(1)
        #expect(outcome.tracksDeleted == 1 && outcome.tracksKept == 0)
        try scene.runFounds()
        try scene.write { session in
            let founded = try #require(try session.fetch(TrackRecord.self).last?.id)
            try session.insert(TrackLikeRecord(trackID: founded, service: "spotify", isLiked: true))
        }
        let kept = try scene.undo(2)
        #expect(kept.tracksDeleted == 0 && kept.tracksKept == 1)
        #expect(try scene.standing().isEmpty)
    }

    @Test func `a row that changed after its mapping counts as changed again`() throws {
        let scene = try Scene()
        try scene.runMaps(to: 1)
        try scene.write { try $0.importConnectorTracks(.sample(title: "Another")) }
        try scene.runMaps(to: 2)
        func pending() throws -> Int {
            try scene.store.withReadSession {
                try PendingReader.ids(in: $0, PendingSelection(matcherVersion: "v1", now: $0.now)).count
            }
        }
        #expect(try pending() == 0)
        try scene.undo(2)
        #expect(try pending() == 1)
    }
}
