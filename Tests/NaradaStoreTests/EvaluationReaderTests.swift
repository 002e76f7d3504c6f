import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct EvaluationReaderTests {
    /// Two tracks from an import, three rows of a service: one mapped, one waiting, one mapped to a deleted track.
    private static func scene() throws -> TemporaryStore {
        let scene = try TemporaryStore()
        try scene.store.withSession { session in
            var tracks = try TrackUpserter(session: session, source: "library")
            for id in ["t1", "t2", "t3"] { _ = try tracks.upsert(.sample(sourceID: id, title: "Title \(id)")) }
            var rows = try ConnectorTrackUpserter(session: session, connector: "spotify")
            for id in ["a", "b", "c"] { _ = try rows.upsert(.sample(sourceID: id)) }
        }
        let run = try scene.store.withSession { session in
            try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
        }
        try scene.store.withSession { session in
            let writer = try ResolutionWriter(
                session: session, runID: run, matcherVersion: "v1", readAt: session.now)
            try writer.insert(.sample(trackID: 1, connectorTrackID: 1, confidence: 91), replacing: nil)
            try writer.insert(.sample(trackID: 2, connectorTrackID: 2, reasons: [.tie]), replacing: nil)
            try writer.insert(.sample(trackID: 3, connectorTrackID: 3), replacing: nil)
            try session.database.execute(sql: "UPDATE tracks SET is_deleted = 1 WHERE id = 3")
        }
        return scene
    }

    @Test func `mappings, waiting pairs and origins of active rows`() throws {
        try Self.scene().store.withReadSession { session in
            var mappings: [String] = []
            try LiveMappingReader.forEach(in: session) {
                mappings.append("\($0.connectorTrackID) \($0.serviceID) \($0.trackID) \($0.method) \($0.confidence)")
                #expect($0.evidence.flatMap { Evidence(json: $0) } == .sample())
            }
            #expect(mappings == ["1 spotify:a 1 title_artist 91"])
            var waiting: [String] = []
            try OpenReviewReader.forEach(in: session) {
                waiting.append("\($0.serviceID) \($0.trackID) \($0.confidence) \($0.reasons)")
            }
            #expect(waiting == ["spotify:b 2 70 \([ReviewReason.tie])"])
            var origins: [String] = []
            try TrackOriginReader.forEach(in: session) { origins.append("\($0) \($1)") }
            #expect(origins == ["library:t1 1", "library:t2 2"])
        }
    }
}
