import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct ReviewEntryTests {
    /// Six connector tracks of two services: waiting at 70 and 60, mapped at 95 and 90, by another program at 88, by
    /// hand; and one of each whose other row is deleted.
    private static func scene() throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "gone"))
            for id in 1...8 {
                try session.importConnectorTracks(
                    .sample(sourceID: String(id)), connector: id.isMultiple(of: 2) ? "lastfm" : "spotify")
            }
            let run = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: "v1")
            try writer.insert(TrackMapping.sample(connectorTrackID: 1, method: .isrc, confidence: 90))
            try writer.insert(TrackMapping.sample(connectorTrackID: 2, confidence: 95))
            try writer.insert(ReviewItem.sample(connectorTrackID: 3, confidence: 60, reasons: [.tie]))
            try writer.insert(ReviewItem.sample(connectorTrackID: 4, confidence: 70))
            try session.insert(
                TrackMappingRecord(
                    trackID: 1, connectorTrackID: 5, matchMethod: "fuzzy_v2", confidence: 88, evidence: "{\"x\":1}"))
            try DecisionWriter.record(.accept, connectorTrackID: 6, trackID: 1, in: session)
            try writer.insert(TrackMapping.sample(trackID: 2, connectorTrackID: 7))
            try writer.insert(ReviewItem.sample(trackID: 2, connectorTrackID: 8))
            try session.markSoftDeleted(TrackRecord.self, id: 2)
        }
        return temporary
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var filter: ReviewFilter
        var ids: [Int64]
        /// What `count` says where the limit cuts the list.
        var count: Int?
    }

    @Test(arguments: [
        Row(testDescription: "all", filter: ReviewFilter(), ids: [4, 3, 6, 2, 1, 5]),
        Row(testDescription: "waiting", filter: ReviewFilter(states: [.waiting]), ids: [4, 3]),
        Row(testDescription: "mapped", filter: ReviewFilter(states: [.mapped]), ids: [2, 1, 5]),
        Row(testDescription: "decided", filter: ReviewFilter(states: [.decided]), ids: [6]),
        Row(testDescription: "a reason: only of what waits", filter: ReviewFilter(reasons: [.tie]), ids: [3]),
        Row(testDescription: "one of two reasons", filter: ReviewFilter(reasons: [.tie, .sibling]), ids: [3]),
        Row(testDescription: "a reason of none", filter: ReviewFilter(reasons: [.sibling]), ids: []),
        Row(testDescription: "no state", filter: ReviewFilter(states: []), ids: []),
        Row(testDescription: "one service", filter: ReviewFilter(connectors: ["spotify"]), ids: [3, 1, 5]),
        Row(testDescription: "an unknown service", filter: ReviewFilter(connectors: ["x"]), ids: []),
        Row(
            testDescription: "bounds include themselves",
            filter: ReviewFilter(minConfidence: Confidence(percent: 70), maxConfidence: Confidence(percent: 90)),
            ids: [4, 1, 5]),
        Row(testDescription: "a page", filter: ReviewFilter(limit: 2, offset: 1), ids: [3, 6], count: 6),
        Row(testDescription: "past the end", filter: ReviewFilter(limit: 2, offset: 9), ids: [], count: 6),
    ])
    func showsInOrder(_ row: Row) throws {
        try Self.scene().store.withReadSession { session in
            var ids: [Int64] = []
            try ReviewEntryReader.forEach(in: session, filter: row.filter) { ids.append($0.connectorTrack.id) }
            #expect(ids == row.ids)
            #expect(try ReviewEntryReader.count(in: session, filter: row.filter) == row.count ?? row.ids.count)
        }
    }

    @Test func tellsBothRowsAndWhy() throws {
        try Self.scene().store.withReadSession { session in
            var entries: [Int64: ReviewEntry] = [:]
            try ReviewEntryReader.forEach(in: session, filter: ReviewFilter()) { entries[$0.connectorTrack.id] = $0 }
            let waiting = try #require(entries[3])
            #expect(waiting.state == .waiting)
            #expect(waiting.reasons == [.tie])
            #expect(waiting.evidence == .sample(reasons: [.tie]))
            #expect(waiting.connectorTrack == .sample(id: 3))
            #expect(waiting.track == .sample(id: 1))
            #expect(entries[1]?.method == MatchMethod.isrc.rawValue)
            #expect(entries[1]?.confidence == Confidence(percent: 90))
            #expect(entries[6]?.state == .decided)
            // Another program's method is shown, its evidence is not taken for ours.
            #expect(entries[5]?.state == .mapped)
            #expect(entries[5]?.method == "fuzzy_v2")
            #expect(entries[5]?.evidence == nil)
        }
    }

    @Test(arguments: [
        Row(testDescription: "all", filter: ReviewFilter(), ids: [1, 2, 3, 4, 5, 6]),
        Row(testDescription: "waiting", filter: ReviewFilter(states: [.waiting]), ids: [3, 4]),
        Row(testDescription: "mapped", filter: ReviewFilter(states: [.mapped]), ids: [1, 2, 5]),
        Row(testDescription: "decided", filter: ReviewFilter(states: [.decided]), ids: [6]),
        Row(testDescription: "no state", filter: ReviewFilter(states: []), ids: []),
        Row(testDescription: "one service", filter: ReviewFilter(connectors: ["lastfm"]), ids: [2, 4, 6]),
        Row(testDescription: "a limit is not looked at", filter: ReviewFilter(limit: 1), ids: [1, 2, 3, 4, 5, 6]),
        Row(
            testDescription: "bounds",
            filter: ReviewFilter(minConfidence: Confidence(percent: 70), maxConfidence: Confidence(percent: 90)),
            ids: [1, 4, 5]),
    ])
    func headsAreThoseOfTheList(_ row: Row) throws {
        try Self.scene().store.withReadSession { session in
            var ids: [Int64] = []
            try ReviewHeadReader.forEach(in: session, filter: row.filter) { head in
                let entry = try #require(try ReviewEntryReader.entry(head.state, id: head.id, in: session))
                ids.append(entry.connectorTrack.id)
                #expect(entry.state == head.state)
                #expect(entry.confidence == head.confidence)
                #expect(entry.method == head.method)
                #expect(entry.connectorTrack.serviceID.service == head.connector)
                #expect(head.reasons == (head.state == .waiting ? entry.reasons : []))
            }
            #expect(ids.sorted() == row.ids)
        }
    }

    /// Pairs by confidence and whether the person agreed.
    private static func answered(_ store: Store) throws -> [String] {
        try store.withReadSession { session in
            var out: [String] = []
            try ReviewHeadReader.answered(in: session, filter: ReviewFilter()) {
                out.append("\($0.confidence) \($0.isRight ? "right" : "wrong")")
            }
            return out
        }
    }

    @Test func answersAreLabelsOfWhatTheMatcherSaid() throws {
        let temporary = try Self.scene()
        // Row 6 was decided without any matcher.
        #expect(try Self.answered(temporary.store).isEmpty)
        let third = try temporary.store.withSession { session in
            // Mapped at 90 and 95; waited at 60 for track 1; waits at 70.
            try session.importTracks(.sample(sourceID: "3"))
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: session)
            try DecisionWriter.record(.reject, connectorTrackID: 2, trackID: 1, in: session)
            try DecisionWriter.record(.accept, connectorTrackID: 3, trackID: 3, in: session)
            try DecisionWriter.record(.skip, connectorTrackID: 4, trackID: 1, in: session)
            return try #require(DecisionReader.verdicts(connectorTrackID: 3, in: session).first?.id)
        }
        #expect(try Self.answered(temporary.store) == ["90 right", "95 wrong", "60 wrong"])
        // What was taken back counts no more; a rejection before an acceptance counts once.
        try temporary.store.withSession { session in
            try DecisionUndo.takeBack(third, in: session)
            try DecisionWriter.record(.accept, connectorTrackID: 2, trackID: 3, in: session)
        }
        #expect(try Self.answered(temporary.store) == ["90 right", "95 wrong"])
    }

    @Test func exportsLiveMappings() throws {
        let temporary = try Self.scene()
        try temporary.store.withReadSession { session in
            var rows: [ExportedMapping] = []
            try MappingExportReader.forEach(in: session) { rows.append($0) }
            #expect(rows.map(\.connectorTrack.id) == [1, 2, 5, 6])
            #expect(rows.map(\.method) == ["isrc", "title_artist", "fuzzy_v2", "manual"])
            #expect(rows[0].origins == [ServiceID(service: "csv", id: "1")])
            #expect(rows[0].evidence == Evidence.sample().json)
            #expect(rows[0].matcherVersion == "v1")
            #expect(rows[0].createdAt == TestClock.defaultStart)
            #expect(rows[2].evidence == #"{"x":1}"#)
            var lastfm: [Int64] = []
            try MappingExportReader.forEach(in: session, connector: "lastfm") { lastfm.append($0.connectorTrack.id) }
            #expect(lastfm == [2, 6])
        }
    }

    @Test func countsWhatIsThere() throws {
        let counts = try Self.scene().store.withReadSession { try StoreCounts.read(in: $0) }
        #expect(counts.tracks == 1)
        #expect(counts.connectors.map { "\($0.name) \($0.rows)" } == ["lastfm 4", "spotify 4"])
        #expect(
            counts.mappingsByMethod.map { "\($0.name) \($0.count)" } == [
                "fuzzy_v2 1", "isrc 1", "manual 1", "title_artist 2",
            ])
        #expect([counts.decidedMappings, counts.runMappings, counts.foreignMappings] == [1, 3, 1])
        #expect(counts.openReviewItems == 3)
        #expect(counts.unmatched == 0)
        #expect(counts.deleted.map { "\($0.name) \($0.count)" } == ["tracks 1"])
        #expect(counts.latestRuns.map(\.state) == [.running])
    }
}
