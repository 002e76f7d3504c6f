import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// When a rejection expires.
@Suite struct RejectionTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var expires: Bool
        var change: @Sendable (Session) throws -> Void = { _ in }
        var matcher = "v1"
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "nothing changes", expires: false),
        Row(name: "another matcher", expires: true, matcher: "v2"),
        Row(name: "the row gets another title", expires: true) { session in
            try session.importConnectorTracks(.sample(title: "Life on Mars? (Live)"))
        },
        Row(name: "the row gets an ISRC", expires: true) { session in
            try session.importConnectorTracks(.sample(isrcs: ["GBAYE7100001"]))
        },
        Row(name: "the row's title changes in case", expires: false) { session in
            try session.importConnectorTracks(.sample(title: "LIFE ON MARS?"))
        },
        Row(name: "the track gets another length", expires: true) { session in
            try session.importTracks(.sample(durationMs: 100_000))
        },
    ])
    func `a rejection`(_ row: Row) throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(.sample())
            let run = try RunWriter.begin(in: session, matcherVersion: "v1", settings: "{}")
            try ResolutionWriter(session: session, runID: run, matcherVersion: "v1").insert(ReviewItem.sample())
            try DecisionWriter.record(.reject, connectorTrackID: 1, in: session)
            try row.change(session)
            let rejections = try DecisionReader.rejections(in: session, matcherVersion: row.matcher)
            let pair: Set = [TrackPair(trackID: 1, connectorTrackID: 1)]
            #expect(rejections.expired == (row.expires ? pair : []))
            #expect(rejections.standing == (row.expires ? [] : pair))
        }
    }

    @Test func `a rejection that does not say what was seen stands`() throws {
        let temporary = try TemporaryStore()
        try temporary.store.withSession { session in
            try session.importTracks(.sample())
            try session.importConnectorTracks(.sample())
            try session.insert(
                MatchDecisionRecord(connectorTrackID: 1, trackID: 1, verdict: "reject", decidedAt: session.now))
            let rejections = try DecisionReader.rejections(in: session, matcherVersion: "v9")
            #expect(rejections.expired.isEmpty && rejections.standing.count == 1)
        }
    }
}
