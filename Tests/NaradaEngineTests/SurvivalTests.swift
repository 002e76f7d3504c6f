import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// A person's verdict survives everything that a run, an import or a taking back can do.
@Suite struct SurvivalTests {
    /// `RunTests.home()`, resolved: Creep and Hurt are mapped, the live take of Creep waits.
    private static func home() throws -> Home {
        let home = try RunTests.home()
        try home.run()
        return home
    }

    /// The built-in profile with other thresholds and weights: another matcher version.
    private static func otherProfile(_ home: Home) throws -> String {
        try home.folder.write(ProfileFiles.otherVersion(), to: "other.json")
    }

    struct Storm: CustomTestStringConvertible, Sendable {
        var name: String
        var rage: @Sendable (Home) throws -> Void
        var testDescription: String { name }
    }

    static let storms = [
        Storm(name: "a run with another profile") { home in
            try home.run(RunOptions(profilePath: try otherProfile(home)))
        },
        Storm(name: "a run over all rows with another profile") { home in
            try home.run(RunOptions(all: true, profilePath: try otherProfile(home)))
        },
        Storm(name: "a run over all rows") { try $0.run(RunOptions(all: true)) },
        Storm(name: "an import of changed metadata") { home in
            try home.add(
                "creep,Creep (2008 Remaster),Radiohead,The Best Of,3:57,GBAYE9200099",
                "live,Creep (Live in Praha),Radiohead,Live,4:10,", to: "spotify")
            try home.run()
        },
        Storm(name: "the taking back of an older run") { try $0.engine.undo(run: 1).ignored() },
        Storm(name: "the taking back of a later run") { home in
            let later = try home.run(RunOptions(all: true))
            try home.engine.undo(run: later.runID ?? 0).ignored()
        },
    ]

    @Test(arguments: storms)
    func `an acceptance survives`(_ storm: Storm) throws {
        let home = try Self.home()
        // Wrong by all evidence, and right because a person says so.
        try home.engine.decide(.accept, on: .rows(["spotify:creep"], trackID: 2)).ignored()
        try storm.rage(home)
        try home.run()
        #expect(try home.mappings().filter { $0.hasPrefix("spotify:creep") } == ["spotify:creep > 2 manual"])
    }

    @Test(arguments: storms)
    func `a new track survives`(_ storm: Storm) throws {
        let home = try Self.home()
        try home.engine.decide(.newTrack, on: .rows(["spotify:live"], trackID: nil)).ignored()
        try storm.rage(home)
        try home.run()
        #expect(try home.mappings().filter { $0.hasPrefix("spotify:live") } == ["spotify:live > 3 manual"])
    }

    @Test(arguments: storms)
    func `a rejection is never mapped over`(_ storm: Storm) throws {
        let home = try Self.home()
        try home.engine.decide(.reject, on: .rows(["spotify:creep"], trackID: nil)).ignored()
        try storm.rage(home)
        try home.run()
        #expect(try !home.mappings().contains { $0.hasPrefix("spotify:creep > 1 ") })
    }

    @Test func `a rejection is asked about again when the matcher changed, and not before`() throws {
        let home = try Self.home()
        try home.engine.decide(.reject, on: .rows(["spotify:creep"], trackID: nil)).ignored()
        let questions = """
            SELECT reasons FROM review_items WHERE connector_track_id = 1 AND track_id = 1 AND state = 'open'
            """
        try home.run(RunOptions(all: true))
        #expect(try home.rows(questions).isEmpty)
        try home.run(RunOptions(all: true, profilePath: try Self.otherProfile(home)))
        #expect(try home.rows(questions).count == 1)
        #expect(try home.rows(questions).allSatisfy { $0.contains("rejected_by_person") })
        // Only a person takes it back.
        try home.engine.decide(.accept, on: .rows(["spotify:creep"], trackID: nil)).ignored()
        #expect(try home.mappings().first == "spotify:creep > 1 manual")
    }

    @Test func `verdicts since are counted when a run is taken back`() throws {
        let home = try Self.home()
        try home.engine.decide(.accept, on: .rows(["spotify:live"], trackID: nil)).ignored()
        let report = try #require(try home.engine.undo(run: 1) as? UndoReport)
        #expect(report.verdictsKept == 1 && report.takenBack == 2)
        #expect(try home.mappings() == ["spotify:live > 1 manual"])
    }
}

extension Report {
    /// Says that only what it did counts.
    func ignored() {}
}
