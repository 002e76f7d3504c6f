import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// The rules by which a run takes up a row, each with its exception.
@Suite struct PendingTests {
    /// A database with one internal track and one connector track, in which a run may act.
    struct Scene {
        let store: Store
        let clock: TestClock

        func write(_ body: (Session) throws -> Void) throws {
            clock.advance(bySeconds: 60)
            try store.withSession(body)
        }

        /// A run of one batch.
        func run(version: String = "v1", _ body: (ResolutionWriter) throws -> Void) throws {
            try write { session in
                let id = try RunWriter.begin(in: session, matcherVersion: version, settings: "{}")
                try body(ResolutionWriter(session: session, runID: id, matcherVersion: version))
                try RunWriter.finish(in: session, id, state: .finished, counts: "{}")
            }
        }

        func attempt(retryInSeconds seconds: Int64 = 86_400) throws {
            try run { writer in
                try writer.recordAttempt(
                    connectorTrackID: 1, attempts: 3, nextAttemptAt: clock.now.advanced(bySeconds: seconds))
            }
        }

        func importConnectorTrack(title: String = "Life on Mars?") throws {
            try write { _ = try $0.importConnectorTracks(.sample(title: title)) }
        }

        func mapByHand() throws {
            try write { _ = try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: $0) }
        }

        func mapByAnotherProgram(method: String = "fuzzy") throws {
            try write { session in
                try session.insert(
                    TrackMappingRecord(trackID: 1, connectorTrackID: 1, matchMethod: method, confidence: 80))
            }
        }

        func deleteTrack() throws { try write { try $0.markSoftDeleted(TrackRecord.self, id: 1) } }
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var isPending: Bool
        var prepare: @Sendable (Scene) throws -> Void
        var select: @Sendable (inout PendingSelection) -> Void = { _ in }

        init(
            _ name: String, _ isPending: Bool, select: @escaping @Sendable (inout PendingSelection) -> Void = { _ in },
            prepare: @escaping @Sendable (Scene) throws -> Void
        ) {
            testDescription = name
            self.isPending = isPending
            self.prepare = prepare
            self.select = select
        }
    }

    static let rows: [Row] = [
        Row("new", true) { _ in },
        Row("deleted", false) { scene in
            try scene.write { try $0.markSoftDeleted(ConnectorTrackRecord.self, id: 1) }
        },
        Row("deleted, all", false, select: { $0.all = true }) { scene in
            try scene.write { try $0.markSoftDeleted(ConnectorTrackRecord.self, id: 1) }
        },
        Row("of the wanted connector", true, select: { $0.connectors = ["lastfm", "spotify"] }) { _ in },
        Row("of another connector", false, select: { $0.connectors = ["lastfm"] }) { _ in },

        Row("mapped", false) { try $0.run { try $0.insert(.sample()) } },
        Row("mapped, all", true, select: { $0.all = true }) { try $0.run { try $0.insert(.sample()) } },
        Row("mapped, another matcher version", false, select: { $0.matcherVersion = "v2" }) {
            try $0.run { try $0.insert(.sample()) }
        },
        Row("mapped, then changed", true) { scene in
            try scene.run { try $0.insert(.sample()) }
            try scene.importConnectorTrack(title: "Hurt")
        },
        Row("mapped, then imported unchanged", false) { scene in
            try scene.run { try $0.insert(.sample()) }
            try scene.importConnectorTrack()
        },
        Row("mapped, then its track deleted", true) { scene in
            try scene.run { try $0.insert(.sample()) }
            try scene.deleteTrack()
        },
        Row("mapped, then the mapping deleted", true) { scene in
            try scene.run { try $0.insert(.sample()) }
            try scene.write { try $0.markSoftDeleted(TrackMappingRecord.self, id: 1) }
        },

        Row("mapped by hand, then changed", false) { scene in
            try scene.mapByHand()
            try scene.importConnectorTrack(title: "Hurt")
        },
        Row("mapped by hand, all", false, select: { $0.all = true }) { try $0.mapByHand() },
        Row("mapped by hand and by another program, all", false, select: { $0.all = true }) { scene in
            try scene.mapByHand()
            try scene.mapByAnotherProgram()
        },
        Row("mapped by hand, then its track deleted", false) { scene in
            try scene.mapByHand()
            try scene.deleteTrack()
        },

        Row("mapped by another program, then changed", false) { scene in
            try scene.mapByAnotherProgram()
            try scene.importConnectorTrack(title: "Hurt")
        },
        Row("mapped by another program, all", true, select: { $0.all = true }) { try $0.mapByAnotherProgram() },
        Row("mapped by another program, then its track deleted", true) { scene in
            try scene.mapByAnotherProgram()
            try scene.deleteTrack()
        },
        Row("attempted, then mapped by another program", false, select: { $0.includeUnmatched = true }) { scene in
            try scene.attempt()
            try scene.mapByAnotherProgram()
        },

        Row("queued", false) { try $0.run { try $0.insert(ReviewItem.sample()) } },
        Row("queued, unmatched included", false, select: { $0.includeUnmatched = true }) {
            try $0.run { try $0.insert(ReviewItem.sample()) }
        },
        Row("queued, all", true, select: { $0.all = true }) { try $0.run { try $0.insert(ReviewItem.sample()) } },
        Row("queued, then changed", true) { scene in
            try scene.run { try $0.insert(ReviewItem.sample()) }
            try scene.importConnectorTrack(title: "Hurt")
        },
        Row("queued by another matcher version", true, select: { $0.matcherVersion = "v2" }) {
            try $0.run { try $0.insert(ReviewItem.sample()) }
        },
        Row("queued, then its track deleted", true) { scene in
            try scene.run { try $0.insert(ReviewItem.sample()) }
            try scene.deleteTrack()
        },
        Row("queued, then rejected", true) { scene in
            try scene.run { try $0.insert(ReviewItem.sample()) }
            try scene.write { _ = try DecisionWriter.record(.reject, connectorTrackID: 1, in: $0) }
        },
        Row("queued, then skipped", false) { scene in
            try scene.run { try $0.insert(ReviewItem.sample()) }
            try scene.write { _ = try DecisionWriter.record(.skip, connectorTrackID: 1, in: $0) }
        },

        Row("attempted", false) { try $0.attempt() },
        Row("attempted, all", true, select: { $0.all = true }) { try $0.attempt() },
        Row("attempted, unmatched included", true, select: { $0.includeUnmatched = true }) { try $0.attempt() },
        Row("attempted, the delay over", true) { try $0.attempt(retryInSeconds: 1) },
        Row("attempted, the delay over to the microsecond", true) { try $0.attempt(retryInSeconds: 60) },
        Row("attempted by another matcher version", true, select: { $0.matcherVersion = "v2" }) { try $0.attempt() },
        Row("attempted, then changed", true) { scene in
            try scene.attempt()
            try scene.importConnectorTrack(title: "Hurt")
        },
        Row("attempted, then a track added", true) { scene in
            try scene.attempt()
            try scene.write { _ = try $0.importTracks(.sample(sourceID: "2")) }
        },
        Row(
            "attempted, then a track added that the run does not know of", false,
            select: { $0.latestTrackChange = TestClock.defaultStart }
        ) { scene in
            try scene.attempt()
            try scene.write { _ = try $0.importTracks(.sample(sourceID: "2")) }
        },
        Row("attempted, then cleared", true) { scene in
            try scene.attempt()
            try scene.run { try $0.clearAttempt(connectorTrackID: 1) }
        },
    ]

    @Test(arguments: rows)
    func followsItsRule(_ row: Row) throws {
        let temporary = try TemporaryStore()
        let scene = Scene(store: temporary.store, clock: temporary.clock)
        try scene.write { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(.sample())
        }
        try row.prepare(scene)
        var selection = PendingSelection(matcherVersion: "v1", now: temporary.clock.advance(bySeconds: 60))
        row.select(&selection)
        try temporary.store.withReadSession { session in
            #expect(try PendingReader.ids(in: session, selection) == (row.isPending ? [1] : []))
            // Asked for by its id the row follows the same rule.
            let rows = try PendingReader.rows(in: session, selection, ids: [1, 2])
            #expect(rows.map(\.connectorTrack.id) == (row.isPending ? [1] : []))
        }
    }

    @Test func tellsWhatStands() throws {
        let temporary = try TemporaryStore()
        let scene = Scene(store: temporary.store, clock: temporary.clock)
        try scene.write { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(
                .sample(sourceID: "1"), .sample(sourceID: "2"), .sample(sourceID: "3"), .sample(sourceID: "4"))
        }
        try scene.attempt()
        try scene.run { writer in
            try writer.insert(.sample(connectorTrackID: 2, method: .isrc, confidence: 93))
            try writer.insert(ReviewItem.sample(connectorTrackID: 3, reasons: [.tie, .versionConflict]))
        }
        let selection = PendingSelection(all: true, matcherVersion: "v1", now: temporary.clock.now)
        let rows = try temporary.store.withReadSession {
            try PendingReader.rows(in: $0, selection, ids: 1...4)
        }
        #expect(rows.map(\.attempts) == [3, 0, 0, 0])
        #expect(
            rows.map(\.mapping) == [
                nil, CurrentMapping(id: 1, trackID: 1, method: "isrc", confidence: Confidence(percent: 93), runID: 2),
                nil, nil,
            ])
        #expect(
            rows.map(\.reviewItem) == [
                nil, nil,
                CurrentReviewItem(
                    id: 1, trackID: 1, confidence: Confidence(percent: 70), reasons: [.tie, .versionConflict], runID: 2),
                nil,
            ])
        #expect(rows[3].connectorTrack.facts == ConnectorTrack.sample(id: 4).facts)
    }

    @Test func goesThroughInBatches() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            for index in 1...10 { try session.importConnectorTracks(.sample(sourceID: String(index))) }
            let selection = PendingSelection(matcherVersion: "v1", now: session.now)
            let ids = try PendingReader.ids(in: session, selection)
            #expect(ids == Array(1...10))
            let batches = try stride(from: 0, to: ids.count, by: 4).map { start in
                try PendingReader.rows(in: session, selection, ids: ids[start..<min(start + 4, ids.count)])
                    .map(\.connectorTrack.id)
            }
            #expect(batches == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]])
        }
    }

    /// Lookups by id and by index: a scan in here would be repeated for every batch.
    @Test func readsByIndexOnly() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withReadSession { session in
            let plan = try PendingReader.plan(in: session)
            // Counted outside of #expect: Swift 6.3 gives a closure inside the macro the name of one beside it.
            let walks = plan.count { $0.hasPrefix("SEARCH c USING INTEGER PRIMARY KEY") }
            // The lists of wanted rows and services are read once for a batch.
            let scans = plan.count {
                $0.hasPrefix("SCAN") && !$0.contains("json_each") && !$0.hasPrefix("SCAN j VIRTUAL TABLE")
            }
            // One sort is of a row's own mappings, the other one of the batch; another one would be of all rows.
            let sorts = plan.count { $0.hasPrefix("USE TEMP B-TREE") }
            #expect([walks, scans, sorts] == [1, 0, 2], "\(plan)")
        }
    }

    /// What is asked of every mapping is in the index: its row holds a kilobyte of evidence.
    @Test func readsNoMappingOfSettledRows() throws {
        let temporary = try TemporaryStore()
        let plan = try temporary.store.withReadSession(PendingReader.planOfWalk(in:))
        let expected = """
            SEARCH track_mappings USING COVERING INDEX ix_track_mappings_connector_track (connector_track_id>? AND \
            connector_track_id<?)
            """
        #expect(plan == [expected])
    }
}
