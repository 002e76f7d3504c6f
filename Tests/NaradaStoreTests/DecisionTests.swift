import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct DecisionTests {
    /// Two internal tracks, one connector track, and a run that proposed the first track.
    private func scene(proposal: ((ResolutionWriter) throws -> Void)? = nil) throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "2"))
            try session.importConnectorTracks(.sample())
            let run = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            try proposal?(ResolutionWriter(session: session, runID: run, matcherVersion: "v1"))
        }
        temporary.clock.advance(bySeconds: 60)
        return temporary
    }

    private func liveMappings(_ session: Session) throws -> [String] {
        try session.fetch(TrackMappingRecord.self).map { "\($0.matchMethod) \($0.trackID) \($0.confidence)" }
    }

    private func itemState(_ session: Session) throws -> String? { try session.text("SELECT state FROM review_items") }

    @Test func acceptanceMapsByHandAndClosesTheItem() throws {
        let temporary = try scene { try $0.insert(ReviewItem.sample()) }
        try temporary.store.withSession { session in
            let decision = try DecisionWriter.record(.accept, connectorTrackID: 1, note: "sure", in: session)
            #expect(decision.trackID == 1)
            #expect(decision.note == "sure")
            #expect(try liveMappings(session) == ["manual 1 100"])
            #expect(try itemState(session) == "accepted")
            #expect(
                try session.text("SELECT evidence FROM track_mappings")
                    == Evidence.sample(reasons: [.belowAcceptance]).json)
        }
    }

    @Test func acceptanceOfAnotherTrackRejectsTheProposal() throws {
        let temporary = try scene { try $0.insert(ReviewItem.sample()) }
        try temporary.store.withSession { session in
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 2, in: session)
            #expect(try liveMappings(session) == ["manual 2 100"])
            #expect(try itemState(session) == "rejected")
        }
    }

    @Test func acceptanceRetiresWhatARunAndAnotherProgramMapped() throws {
        let temporary = try scene { try $0.insert(TrackMapping.sample()) }
        try temporary.store.withSession { session in
            try session.insert(
                TrackMappingRecord(trackID: 2, connectorTrackID: 1, matchMethod: "fuzzy", confidence: 60))
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 2, in: session)
            #expect(try liveMappings(session) == ["manual 2 100"])
            #expect(try session.fetch(TrackMappingRecord.self, includingDeleted: true).count == 3)
        }
    }

    @Test func acceptingTwiceKeepsTheFirstMapping() throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: session)
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: session)
            #expect(try session.fetch(TrackMappingRecord.self, includingDeleted: true).count == 1)
            #expect(try session.fetch(MatchDecisionRecord.self).count == 1)
        }
    }

    @Test func aPersonMayChangeTheirMind() throws {
        let temporary = try scene()
        try temporary.store.withSession { session in
            try DecisionWriter.record(.reject, connectorTrackID: 1, trackID: 1, in: session)
            let pair = TrackPair(trackID: 1, connectorTrackID: 1)
            #expect(try DecisionReader.rejectedPairs(in: session) == [pair])
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: session)
            #expect(try DecisionReader.rejectedPairs(in: session).isEmpty)
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 2, in: session)
            #expect(try liveMappings(session) == ["manual 2 100"])
            try DecisionWriter.record(.reject, connectorTrackID: 1, trackID: 2, in: session)
            #expect(try liveMappings(session).isEmpty)
            #expect(try DecisionReader.rejectedPairs(in: session) == [TrackPair(trackID: 2, connectorTrackID: 1)])
        }
    }

    @Test func rejectionOfOnePairLeavesTheOthers() throws {
        let temporary = try scene { try $0.insert(TrackMapping.sample()) }
        try temporary.store.withSession { session in
            try DecisionWriter.record(.reject, connectorTrackID: 1, trackID: 2, in: session)
            #expect(try liveMappings(session) == ["title_artist 1 90"])
        }
    }

    @Test func aNewTrackIsNotTheProposedOne() throws {
        let temporary = try scene { try $0.insert(ReviewItem.sample()) }
        try temporary.store.withSession { session in
            let decision = try DecisionWriter.record(.newTrack, connectorTrackID: 1, in: session)
            #expect(decision.trackID == nil)
            #expect(try liveMappings(session).isEmpty)
            #expect(try itemState(session) == "rejected")
        }
    }

    @Test func skippingLeavesTheItem() throws {
        let temporary = try scene { try $0.insert(ReviewItem.sample()) }
        try temporary.store.withSession { session in
            try DecisionWriter.record(.skip, connectorTrackID: 1, in: session)
            #expect(try itemState(session) == "open")
        }
    }

    @Test func acceptanceClearsTheAttempt() throws {
        let temporary = try scene {
            try $0.recordAttempt(connectorTrackID: 1, attempts: 1, nextAttemptAt: TestClock.defaultStart)
        }
        try temporary.store.withSession { session in
            try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 1, in: session)
            #expect(try session.fetch(MatchAttemptRecord.self).isEmpty)
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var verdict = Verdict.accept
        var connectorTrackID: Int64 = 1
        var trackID: Int64?
        var fault: StoreFault
    }

    @Test(arguments: [
        Refusal(
            testDescription: "no such connector track", connectorTrackID: 9, trackID: 1,
            fault: .noSuchRow(table: "connector_tracks", id: 9)),
        Refusal(testDescription: "no such track", trackID: 9, fault: .noSuchRow(table: "tracks", id: 9)),
        Refusal(testDescription: "accept nothing", fault: .verdictWithoutTrack(verdict: "accept", connectorTrackID: 1)),
        Refusal(
            testDescription: "reject nothing", verdict: .reject,
            fault: .verdictWithoutTrack(verdict: "reject", connectorTrackID: 1)),
    ])
    func refuses(_ row: Refusal) throws {
        let temporary = try scene()
        #expect(throws: row.fault) {
            try temporary.store.withSession { session in
                try DecisionWriter.record(
                    row.verdict, connectorTrackID: row.connectorTrackID, trackID: row.trackID, in: session)
            }
        }
        #expect(try temporary.store.withReadSession { try $0.number("SELECT count(*) FROM match_decisions") } == 0)
    }
}
