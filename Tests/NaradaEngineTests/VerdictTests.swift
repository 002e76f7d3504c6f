import NaradaEngine
import NaradaReview
import NaradaModel
import NaradaStore
import NaradaTestSupport
import Testing

/// A person's verdict is never overruled by a run.
@Suite struct VerdictTests {
    private static func decide(_ verdict: Verdict, row: Int64, track: Int64, in home: Home) throws {
        try home.store().withSession { session in
            _ = try DecisionWriter.record(verdict, connectorTrackID: row, trackID: track, in: session)
        }
    }

    /// Everything that makes a run look at rows again.
    private static let disturbances: [(name: String, disturb: @Sendable (Home) throws -> Void)] = [
        ("a run", { try $0.run() }),
        ("a run over all rows", { try $0.run(RunOptions(all: true)) }),
        ("a run that founds tracks", { try $0.run(RunOptions(all: true, createMissing: true)) }),
        (
            "an import with changes",
            { home in
                try home.add("creep,CREEP,Radiohead,Pablo Honey,3:58,GBAYE9200070", to: "spotify")
                try home.run()
            }
        ),
    ]

    @Test func aMappingByHandStands() throws {
        let home = try RunTests.home()
        // Wrong by all evidence, and right because a person says so.
        try Self.decide(.accept, row: 1, track: 2, in: home)
        for (name, disturb) in Self.disturbances {
            try disturb(home)
            #expect(try home.mappings().first == "spotify:creep > 2 manual", "\(name)")
        }
    }

    @Test func aMappingByHandTakesThePlaceOfARuns() throws {
        let home = try RunTests.home()
        try home.run()
        try Self.decide(.accept, row: 1, track: 2, in: home)
        try home.run(RunOptions(all: true))
        #expect(try home.mappings().filter { $0.hasPrefix("spotify:creep") } == ["spotify:creep > 2 manual"])
    }

    @Test func aRejectedPairDoesNotComeBack() throws {
        let home = try RunTests.home()
        try home.run()
        try Self.decide(.reject, row: 1, track: 1, in: home)
        for (name, disturb) in Self.disturbances {
            try disturb(home)
            #expect(try !home.mappings().contains { $0.hasPrefix("spotify:creep > 1 ") }, "\(name)")
            let asked = try home.rows(
                "SELECT count(*) FROM review_items WHERE connector_track_id = 1 AND track_id = 1 AND state = 'open'")
            #expect(asked == ["0"], "\(name)")
        }
    }

    @Test func aLaterVerdictCounts() throws {
        let home = try RunTests.home()
        try Self.decide(.reject, row: 1, track: 1, in: home)
        try home.run()
        try Self.decide(.accept, row: 1, track: 1, in: home)
        try home.run(RunOptions(all: true))
        #expect(try home.mappings().first == "spotify:creep > 1 manual")
    }
}
