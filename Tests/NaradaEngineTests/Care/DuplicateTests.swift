import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaTestSupport
import Testing

/// Internal tracks that are one recording: found by the engine, told apart or merged by a person.
@Suite struct DuplicateTests {
    /// Tracks 1 and 2 are one, 3 is live, 4 and 5 are one, 6 shares words only; 7 and 8 are two parts.
    private static let library = [
        "l1,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,USAM10200001",
        "l2,Hurt,Johnny Cash,American IV: The Man Comes Around,3:37,",
        "l3,Hurt (Live at Folsom Prison),Johnny Cash,American IV: The Man Comes Around,3:38,",
        "l4,Paranoid Android,Radiohead,OK Computer,6:27,GBAYE9700101",
        "l5,Paranoid Android,Radiohead,OK Computer,6:26,GBAYE9700101",
        "l6,Hurt Feelings,Somebody Else,Another Album,2:11,",
        "l7,\"Shine On You Crazy Diamond, Pt. 1\",Pink Floyd,Wish You Were Here,13:30,",
        "l8,\"Shine On You Crazy Diamond, Pt. 2\",Pink Floyd,Wish You Were Here,13:30,",
    ]

    private static func home() throws -> Home {
        let home = try Home()
        try home.addAll(library, to: nil)
        return home
    }

    private static func find(_ home: Home, _ options: DuplicateOptions = DuplicateOptions()) throws -> DuplicateReport {
        try #require(try home.engine.duplicates(options) as? DuplicateReport)
    }

    private static func names(_ pairs: [DuplicateReport.Pair]) -> [String] {
        pairs.map { "\($0.keep.id)=\($0.lose.id) \($0.zone)" }
    }

    @Test func sureOnesComeFirstAndEachPairOnce() throws {
        let home = try Self.home()
        let report = try Self.find(home)
        #expect(report.tracks == 8)
        #expect(Set(Self.names(report.pairs).prefix(2)) == ["1=2 accept", "4=5 accept"])
        #expect(report.accepted == 2)
        // Versions and parts are asked about where their bits would do, and never merged.
        #expect(report.pairs.dropFirst(2).allSatisfy { $0.zone == .review && !$0.reasons.isEmpty })
        #expect(report.pairs.allSatisfy { $0.keep.id < $0.lose.id })
        #expect(Set(report.pairs.map { "\($0.keep.id) \($0.lose.id)" }).count == report.pairs.count)
        #expect(!Self.names(report.pairs).contains { $0.contains("6") })
    }

    @Test(arguments: [1, 2, 5]) func theThreadsDoNotMatter(_ threads: Int) throws {
        let home = try Self.home()
        let one = try Self.find(home, DuplicateOptions(run: RunOptions(threads: 1)))
        #expect(try Self.find(home, DuplicateOptions(run: RunOptions(threads: threads))) == one)
    }

    @Test func limitsNarrowTheListAndNotTheCounts() throws {
        let home = try Self.home()
        let all = try Self.find(home)
        let few = try Self.find(home, DuplicateOptions(limit: 1))
        #expect(few.pairs == Array(all.pairs.prefix(1)) && few.total == all.total)
        let sure = try Self.find(home, DuplicateOptions(least: 101))
        #expect(sure.total == 0 && sure.pairs.isEmpty)
    }

    @Test func aRejectedPairComesBackWhenATrackChanges() throws {
        let home = try Self.home()
        _ = try home.engine.tellApart([2, 1], note: "another take")
        #expect(try !Self.names(Self.find(home).pairs).contains("1=2 accept"))
        // The next import of the same row changes nothing.
        try home.addAll(Self.library, to: nil)
        #expect(try !Self.names(Self.find(home).pairs).contains("1=2 accept"))
        try home.add("l2,Hurt,Johnny Cash,American IV: The Man Comes Around,3:36,", to: nil)
        #expect(try Self.names(Self.find(home).pairs).contains("1=2 accept"))
        _ = try home.engine.tellApart([1, 2])
        _ = try home.engine.tellApart([1, 2], takingBack: true)
        #expect(try Self.names(Self.find(home).pairs).contains("1=2 accept"))
    }

    @Test func aRunDoesNotTakeForOneWhatAPersonToldApart() throws {
        let home = try Self.home()
        try home.add("a,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,", to: "spotify")
        let dry = RunOptions(dryRun: true)
        let alike = try home.run(dry)
        #expect(alike.internalDuplicates == [[1, 2]] && alike.newMappings == 1)
        _ = try home.engine.tellApart([2, 1])
        let apart = try home.run(dry)
        // Two recordings answer the row equally well now: which of them it is, a person says.
        #expect(apart.internalDuplicates.isEmpty && apart.newMappings == 0)
        #expect(apart.reviewByReason[.tie] == 1)
        let explanation = try #require(try home.engine.explain("spotify:a") as? Explanation)
        #expect(explanation.pair?.zone == .review)
        _ = try home.engine.tellApart([1, 2], takingBack: true)
        #expect(try home.run(dry).internalDuplicates == [[1, 2]])
    }

    @Test func mergingFromAConfidenceOnTakesOnlySureOnes() throws {
        let home = try Self.home()
        try home.add("a,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,", to: "spotify")
        try home.run()
        let dry = try Self.find(home, DuplicateOptions(mergeFrom: 90, dryRun: true))
        #expect(dry.merged.map(\.losers) == [[2], [5]] && dry.merged.allSatisfy { $0.edit == nil })
        #expect(try home.rows("SELECT count(*) FROM edits") == ["0"])
        let start = try home.dump(without: ["_at"], tables: ["edits", "edit_rows"])
        let report = try Self.find(home, DuplicateOptions(mergeFrom: 90))
        #expect(report.merged.map(\.keep) == [1, 4])
        #expect(try home.rows("SELECT id, merged_into_track_id FROM tracks WHERE is_deleted") == ["2 1", "5 4"])
        #expect(!report.pairs.contains { [2, 5].contains($0.lose.id) })
        #expect(try Self.find(home).accepted == 0)
        for id in report.merged.compactMap(\.edit).reversed() { _ = try home.engine.undo(edit: id) }
        #expect(try home.dump(without: ["_at"], tables: ["edits", "edit_rows"]) == start)
    }

    @Test func groupsKeepApartWhatAPersonToldApart() throws {
        let home = try Self.home()
        try home.add("l9,Hurt,Johnny Cash,American IV: The Man Comes Around,3:38,", to: nil)
        _ = try home.engine.tellApart([1, 9])
        let merged = try Self.find(home, DuplicateOptions(mergeFrom: 50, dryRun: true)).merged
        #expect(!merged.contains { ([$0.keep] + $0.losers).contains(1) && ([$0.keep] + $0.losers).contains(9) })
        #expect(merged.contains { ([$0.keep] + $0.losers).contains(2) })
    }

    @Test func whatIsNoPairIsRefused() throws {
        let home = try Self.home()
        #expect(throws: EngineFault.onePairNeeded) { _ = try home.engine.tellApart([1, 1]) }
        #expect(throws: EngineFault.unknownTrack(99)) { _ = try home.engine.tellApart([1, 99]) }
        #expect(throws: EngineFault.notToldApart([1, 2])) { _ = try home.engine.tellApart([2, 1], takingBack: true) }
        #expect(try home.rows("SELECT count(*) FROM distinct_tracks") == ["0"])
    }
}
