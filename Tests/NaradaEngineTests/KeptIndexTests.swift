import Foundation
@testable import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// Runs of few rows over an index beside the database: made when it is missing or out of date, and never seen in what
/// is written.
@Suite struct KeptIndexTests {
    @Test func theFirstSmallRunMakesTheIndexAndTheNextOneUsesIt() throws {
        let scene = try IndexScene()
        #expect(!scene.hasIndex)
        #expect(try scene.run(rowsFrom: 10).readLibrary)
        let made = scene.indexNumber
        #expect(made != nil)
        let second = try scene.run(rowsFrom: 60)
        #expect(!second.readLibrary && second.report.newMappings > 0)
        #expect(scene.indexNumber == made)
    }

    @Test func aLargeRunReadsAllTracksAndKeepsTheirIndex() throws {
        let scene = try IndexScene()
        try scene.home.addAll((0..<60).map { IndexScene.line($0, id: "row\($0)") }, to: "spotify")
        #expect(try scene.run().readLibrary)
        let made = scene.indexNumber
        #expect(made != nil)
        #expect(try !scene.run(rowsFrom: 100).readLibrary)
        // A large run has no use for it, and leaves one that is good alone.
        #expect(try scene.run(RunOptions(all: true)).readLibrary)
        #expect(scene.indexNumber == made)
    }

    @Test func aSmallLibraryHasNoIndex() throws {
        let home = try RunTests.home()
        try home.run()
        #expect(!FileManager.default.fileExists(atPath: home.engine.databasePath + ".index"))
    }

    @Test func aDryRunWritesNoFile() throws {
        let scene = try IndexScene()
        let dry = try scene.run(rowsFrom: 10, RunOptions(dryRun: true))
        #expect(!scene.hasIndex && dry.report.newMappings > 0)
        let real = try scene.run()
        let made = scene.indexNumber
        #expect(real.report.newMappings == dry.report.newMappings && real.report.pairs == dry.report.pairs)
        // It reads what is there, and leaves it even where it is out of date.
        try scene.home.addAll(IndexScene.rows(from: 60), to: "spotify")
        let second = try scene.run(RunOptions(dryRun: true))
        #expect(!second.readLibrary && second.report.newMappings > 0)
        try scene.change("title = 'Another Name'", where: "id = 5")
        #expect(try scene.run(RunOptions(dryRun: true)).readLibrary)
        #expect(scene.indexNumber == made)
    }

    /// Something that happens to the tracks, after which the index is out of date.
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let apply: @Sendable (IndexScene) throws -> Void

        init(_ name: String, _ apply: @escaping @Sendable (IndexScene) throws -> Void) {
            testDescription = name
            self.apply = apply
        }
    }

    static let changes = [
        Change("a title changed") { try $0.change("title = 'Quite Another Name'", where: "id = 61") },
        Change("a track was soft-deleted") { try $0.change("is_deleted = 1", where: "id = 61") },
        Change("the last track was soft-deleted") { try $0.change("is_deleted = 1", where: "id = 300") },
        Change("two tracks were merged") { scene in
            try scene.home.store().withSession { session in
                _ = try TrackMerger.merge(keep: 61, losers: [62], in: session)
            }
        },
        Change("many tracks were added") { scene in
            try scene.home.addAll((400..<450).map { IndexScene.line($0) }, to: nil)
        },
    ]

    @Test(arguments: changes) func anIndexThatIsOutOfDateIsMadeAnew(change: Change) throws {
        let (scene, plain) = (try IndexScene(), try IndexScene(indexed: false))
        for scene in [scene, plain] {
            try scene.run(rowsFrom: 10)
            try change.apply(scene)
        }
        let made = scene.indexNumber
        #expect(try scene.keptIndex() == .outOfDate && plain.keptIndex() == .absent)
        // The rows are about the very tracks that changed.
        let ran = try scene.run(rowsFrom: 59)
        #expect(ran.readLibrary && scene.indexNumber != made && scene.hasIndex)
        #expect(try !scene.run(rowsFrom: 120).readLibrary)
        try plain.run(rowsFrom: 59)
        try plain.run(rowsFrom: 120)
        #expect(try scene.home.lasting() == plain.home.lasting())
    }

    @Test func aFewLaterTracksAreAddedOnTop() throws {
        let (scene, plain) = (try IndexScene(), try IndexScene(indexed: false))
        var made: Int?
        for scene in [scene, plain] {
            try scene.run(rowsFrom: 10)
            made = made ?? scene.indexNumber
            // Twins of tracks that are there, and new ones.
            try scene.home.addAll((0..<10).map { IndexScene.line(60 + $0 * 40, id: "later\($0)") }, to: nil)
        }
        for number in [60, 340, 420] {
            let ran = try scene.run(rowsFrom: number)
            #expect(!ran.readLibrary && scene.indexNumber == made)
            try plain.run(rowsFrom: number)
            #expect(try scene.home.lasting() == plain.home.lasting())
        }
        #expect(try scene.home.rows("SELECT count(*) > 0 FROM track_mappings WHERE track_id > 300") == ["1"])
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout Data) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout Data) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    @Test(arguments: [
        Damage("empty") { $0 = Data() },
        Damage("half the file") { $0.removeLast($0.count / 2) },
        Damage("a byte at the end") { $0[$0.count - 9] ^= 0x40 },
        Damage("a byte in the middle") { $0[$0.count / 2] ^= 1 },
        Damage("a byte of the stamp") { $0[170] ^= 1 },
        Damage("another file") { $0 = Data("not an index".utf8) },
    ]) func aDamagedIndexIsIgnoredAndMadeAnew(damage: Damage) throws {
        let (scene, plain) = (try IndexScene(), try IndexScene(indexed: false))
        for scene in [scene, plain] { try scene.run(rowsFrom: 10) }
        try scene.damageIndex(damage.change)
        #expect(try [.damaged, .outOfDate].contains(scene.keptIndex()))
        #expect(try scene.run(rowsFrom: 60).readLibrary)
        #expect(try scene.keptIndex() == .good)
        #expect(try !scene.run(rowsFrom: 120).readLibrary)
        for number in [60, 120] { try plain.run(rowsFrom: number) }
        #expect(try scene.home.lasting() == plain.home.lasting())
    }

    @Test func aFileThatCannotBeWrittenIsNoFault() throws {
        let scene = try IndexScene()
        try FileManager.default.createDirectory(atPath: scene.indexPath, withIntermediateDirectories: false)
        #expect(try scene.run(rowsFrom: 10).report.newMappings > 0)
        #expect(try scene.run(rowsFrom: 60).readLibrary)
    }

    // MARK: The same bytes

    struct Way: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let options: RunOptions
    }

    static let ways = [
        Way(testDescription: "as usual", options: RunOptions()),
        Way(testDescription: "one thread", options: RunOptions(threads: 1)),
        Way(testDescription: "two threads", options: RunOptions(threads: 2)),
        Way(testDescription: "founding tracks", options: RunOptions(createMissing: true)),
        Way(testDescription: "founding tracks on one thread", options: RunOptions(createMissing: true, threads: 1)),
        Way(testDescription: "one row of each connector", options: RunOptions(onePerConnector: true)),
        Way(
            testDescription: "founding tracks, one row of each connector",
            options: RunOptions(createMissing: true, onePerConnector: true)),
    ]

    /// Everything that runs after each other leave behind.
    static func journey(_ scene: IndexScene, _ options: RunOptions, deletesIndex: Bool = false) throws -> [String] {
        var left: [String] = []
        for number in [10, 60, 61, 118, 283] {
            if deletesIndex, scene.hasIndex { try scene.deleteIndex() }
            // A row of nobody that comes twice founds one track.
            try scene.home.addAll([IndexScene.line(number + 70_000, id: "again\(number)")], to: "lastfm")
            let ran = try scene.run(rowsFrom: number, options)
            left.append(try scene.home.lasting())
            left.append("\(ran.report.pairs) \(ran.report.newMappings) \(ran.report.toReview) \(ran.report.unmatched)")
        }
        return left
    }

    @Test(arguments: ways) func runsThroughAnIndexWriteWhatRunsWithoutItDo(way: Way) throws {
        let indexed = try IndexScene()
        let through = try Self.journey(indexed, way.options)
        #expect(indexed.hasIndex)
        let plain = try Self.journey(IndexScene(indexed: false), way.options)
        #expect(through == plain)
        // The index is missing each time, and the tracks are fetched all the same.
        #expect(try Self.journey(IndexScene(), way.options, deletesIndex: true) == plain)
        // The evidence is there to be compared.
        #expect(try indexed.home.rows("SELECT count(*) > 4 FROM track_mappings WHERE evidence IS NOT NULL") == ["1"])
    }

    @Test func threadsMakeNoDifference() throws {
        let one = try Self.journey(IndexScene(), RunOptions(createMissing: true, threads: 1))
        #expect(try Self.journey(IndexScene(), RunOptions(createMissing: true, threads: 2)) == one)
    }
}
