import GRDB
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

@Suite struct RunWriterTests {
    private func begin(_ session: Session) throws -> Int64 {
        try RunWriter.begin(in: session, matcherVersion: "v1", settings: #"{"accept":85}"#)
    }

    @Test func keepsBeginningAndEnd() throws {
        let temporary = try TemporaryStore()
        let id = try temporary.store.withSession { try begin($0) }
        let start = temporary.clock.now
        let end = temporary.clock.advance(bySeconds: 90)
        try temporary.store.withSession {
            try RunWriter.finish(in: $0, id, state: .finished, counts: #"{"mapped":3}"#)
        }
        let run = try #require(try temporary.store.withReadSession { try RunReader.latest(1, in: $0) }.first)
        #expect(run.startedAt == start)
        #expect(run.finishedAt == end)
        #expect(run.state == .finished)
        #expect(run.settings.text == #"{"accept":85}"#)
        #expect(run.counts?.text == #"{"mapped":3}"#)
    }

    @Test func marksTheRunsOfKilledProcesses() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            let first = try begin(session)
            try RunWriter.finish(in: session, first, state: .failed, counts: "{}")
            _ = try begin(session)
            _ = try begin(session)
            #expect(try RunReader.latest(9, in: session).map(\.state) == [.running, .interrupted, .failed])
            #expect(try RunReader.latest(2, in: session).compactMap(\.id) == [3, 2])
        }
    }

    @Test func doesNotFinishWhatIsNotThere() throws {
        let temporary = try TemporaryStore()
        #expect(throws: StoreFault.noSuchRow(table: "match_runs", id: 5)) {
            try temporary.store.withSession { try RunWriter.finish(in: $0, 5, state: .finished, counts: "{}") }
        }
    }

    @Test func retiresInsteadOfOverwriting() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "2"))
            try session.importConnectorTracks(.sample())
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            let id = try writer.insert(.sample(trackID: 1))
            let old = CurrentMapping(
                id: id, trackID: 1, method: "title_artist", confidence: Confidence(percent: 90), runID: 1)
            let later = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v2")
            try later.insert(.sample(trackID: 2, confidence: 95), replacing: old)
            let mappings = try session.fetch(TrackMappingRecord.self, includingDeleted: true)
            #expect(mappings.map(\.isDeleted) == [true, false])
            #expect(mappings.map(\.runID) == [1, 2])
            #expect(mappings.map(\.retiredByRunID) == [2, nil])
            #expect(mappings[0].deletedAt == session.now)
            #expect(mappings[1].evidence?.text == Evidence.sample().json)
        }
    }

    @Test func supersedesItems() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample(sourceID: "1"), .sample(sourceID: "2"))
            try session.importConnectorTracks(.sample())
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            let id = try writer.insert(ReviewItem.sample())
            let old = CurrentReviewItem(
                id: id, trackID: 1, confidence: Confidence(percent: 70), reasons: [.tie], runID: 1)
            let newID = try writer.insert(ReviewItem.sample(trackID: 2, reasons: [.tie]), replacing: old)
            var states = try session.fetch(ReviewItemRecord.self).map(\.state)
            #expect(states == [.superseded, .open])
            #expect(try session.text("SELECT reasons FROM review_items WHERE id = 2") == #"["tie"]"#)
            try writer.close(
                CurrentReviewItem(
                    id: newID, trackID: 2, confidence: Confidence(percent: 70), reasons: [], runID: 1))
            states = try session.fetch(ReviewItemRecord.self).map(\.state)
            #expect(states == [.superseded, .superseded])
        }
    }

    @Test func `an item is written with the name of its group, or without one`() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(.sample(), .sample(sourceID: "2"))
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            var item = ReviewItem.sample()
            item.naming = ReviewItem.Naming(ReviewPattern(key: "0123abcd", sentence: "same title"), revision: 7)
            try writer.insert(item)
            // The statement is the same one, and forgets what it was given before.
            try writer.insert(ReviewItem.sample(connectorTrackID: 2))
            let names = try ["pattern_key", "pattern", "pattern_revision"].map {
                try session.text("SELECT group_concat(coalesce(\($0), '–'), ' ') FROM review_items")
            }
            #expect(names == ["0123abcd –", "same title –", "7 –"])
        }
    }

    @Test func keepsOneAttemptForEachRow() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(.sample())
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            let due = session.now.advanced(bySeconds: 60)
            try writer.recordAttempt(connectorTrackID: 1, attempts: 1, nextAttemptAt: session.now)
            try writer.clearAttempt(connectorTrackID: 1)
            #expect(try session.fetch(MatchAttemptRecord.self).isEmpty)
            try writer.recordAttempt(
                connectorTrackID: 1, attempts: 2, nextAttemptAt: due, bestTrackID: 1,
                bestConfidence: Confidence(percent: 40), reasons: [.versionConflict])
            let attempt = try #require(try session.fetch(MatchAttemptRecord.self).first)
            #expect(attempt.id == 1)
            #expect(attempt.attempts == 2)
            #expect(attempt.nextAttemptAt == due)
            #expect(attempt.bestTrackID == 1)
            #expect(attempt.bestConfidence == 40)
            #expect(attempt.reasons?.text == #"["version_conflict"]"#)
        }
    }

    @Test func createsATrackThatReadsBack() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            let facts = TrackFacts.sample(
                album: "Hunky Dory", releaseDate: Timestamp(year: 1971), isrcs: ["USS1Z9900001", "GBAYE0601498"],
                mbids: ["b1a9c0e9-d987-4042-ae91-78d6a3267d69"],
                serviceIDs: [ServiceID(service: "spotify", id: "4uLU6hMCjMI75M1A2tKUQC")])
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            let id = try writer.createTrack(from: facts)
            #expect(try TrackReader.track(id: id, in: session) == Track(id: id, facts: facts))
        }
    }

    @Test func createsATrackUnderAGivenID() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            let writer = try ResolutionWriter(session: session, runID: try begin(session), matcherVersion: "v1")
            #expect(try writer.lastTrackID() == 0)
            #expect(try writer.createTrack(from: .sample(), id: 7) == 7)
            #expect(try writer.createTrack(from: .sample()) == 8)
            try session.markSoftDeleted(TrackRecord.self, id: 8)
            #expect(try writer.lastTrackID() == 8)
            #expect(throws: (any Error).self) { try writer.createTrack(from: .sample(), id: 7) }
        }
    }
}
