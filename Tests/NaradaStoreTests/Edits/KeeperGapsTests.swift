import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct KeeperGapsTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Assignments of the tracks 1 to 3; 1 is kept, the others go into it in the order 3, 2.
        var tracks: [String]
        /// Album, place, length, date, Spotify id, ISRC and MBID of the keeper after the merge.
        var merged: String
        var filled: [String]

        init(_ name: String, _ tracks: [String], merged: String, filled: [String]) {
            testDescription = name
            self.tracks = tracks
            self.merged = merged
            self.filled = filled
        }
    }

    static let all =
        "album = 'A', track_number = '3', duration_ms = 1000, release_date = '2001-01-01', spotify_id = 's', isrc = 'i', "
        + "mbid = 'm'"

    static let rows = [
        Row("nothing to fill with", ["", "", ""], merged: "-|-|-|-|-|-|-", filled: []),
        Row(
            "everything", ["", all, ""], merged: "A|3|1000|2001-01-01|s|i|m",
            filled: ["album", "duration_ms", "release_date", "spotify_id", "isrc", "mbid", "track_number"]),
        Row(
            "what is there stays", [all, "album = 'B', isrc = 'j'", ""], merged: "A|3|1000|2001-01-01|s|i|m", filled: []
        ),
        Row(
            "the first named wins", ["", "isrc = 'two'", "isrc = 'three', mbid = ' '"], merged: "-|-|-|-|-|three|-",
            filled: ["isrc"]),
        Row(
            "each gap by itself", ["album = ''", "mbid = 'two'", "isrc = 'three'"], merged: "|-|-|-|-|three|two",
            filled: ["isrc", "mbid"]),
        Row(
            "a place comes with its album", ["", "album = 'B', track_number = '7'", "track_number = '9'"],
            merged: "B|7|-|-|-|-|-", filled: ["album", "track_number"]),
        Row(
            "an album without a place takes no other's place",
            ["", "album = 'B', track_number = '7'", "album = 'C'"], merged: "C|-|-|-|-|-|-", filled: ["album"]),
        Row(
            "a place on another album is none", ["album = 'A'", "album = 'B', track_number = '7'", ""],
            merged: "A|-|-|-|-|-|-", filled: []),
        Row(
            "a place on the same album", ["album = 'A'", "album = 'A', track_number = '7'", "track_number = '9'"],
            merged: "A|7|-|-|-|-|-", filled: ["track_number"]),
    ]

    private static let keeper = """
        SELECT coalesce(album, '-') || '|' || coalesce(track_number, '-') || '|' || coalesce(duration_ms, '-') || '|' ||
            coalesce(release_date, '-') || '|' || coalesce(spotify_id, '-') || '|' || coalesce(isrc, '-') || '|' ||
            coalesce(mbid, '-') FROM tracks WHERE id = 1
        """

    private static func scene(_ tracks: [String]) throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: tracks.count, rows: 1)
        for (index, assignments) in tracks.enumerated() where !assignments.isEmpty {
            try scene.write {
                try $0.database.execute(sql: "UPDATE tracks SET \(assignments) WHERE id = \(index + 1)")
            }
        }
        return scene
    }

    private static func merge(_ scene: MemoryScene, _ losers: Int64...) throws -> Int64 {
        try #require(try scene.write { try TrackMerger.merge(keep: 1, losers: losers, in: $0).id })
    }

    @Test(arguments: rows)
    func gapsAreFilledByRuleAndEmptiedByUndo(_ row: Row) throws {
        let scene = try Self.scene(row.tracks)
        let start = try scene.dump()
        let edit = try Self.merge(scene, 3, 2, 3)
        #expect(try scene.texts(Self.keeper) == [row.merged])
        #expect(try scene.read { try EditReader.filled(by: edit, in: $0) } == row.filled)
        #expect(try scene.texts("SELECT title FROM tracks WHERE id = 1") == ["Track 1"])
        try scene.write { _ = try EditUndo.undo(edit, in: $0) }
        try scene.expect(start)
    }

    @Test func whatWasWrittenSinceSurvivesTheUndo() throws {
        let scene = try Self.scene(["", "album = 'B', isrc = 'i'"])
        let edit = try Self.merge(scene, 2)
        try scene.write { try $0.database.execute(sql: "UPDATE tracks SET album = 'Corrected' WHERE id = 1") }
        try scene.write { _ = try EditUndo.undo(edit, in: $0) }
        #expect(try scene.texts(Self.keeper) == ["Corrected|-|-|-|-|-|-"])
    }

    @Test func twoMergesAreTakenBackInEitherOrder() throws {
        for order in [[1, 2], [2, 1]] as [[Int64]] {
            let scene = try Self.scene(["", "album = 'B'", "isrc = 'i'"])
            let start = try scene.dump()
            _ = try Self.merge(scene, 2)
            _ = try Self.merge(scene, 3)
            for edit in order { try scene.write { _ = try EditUndo.undo(edit, in: $0) } }
            try scene.expect(start, after: ["\(order)"])
        }
    }

    @Test func aSplitThatTakesTheFilledIDGoesFirst() throws {
        let scene = try Self.scene(["", "spotify_id = 'spotify1'"])
        try scene.map(1, to: 1)
        let start = try scene.dump()
        let merge = try Self.merge(scene, 2)
        let split = try #require(try scene.write { try TrackSplitter.split([1], in: $0).edit.id })
        #expect(try scene.texts("SELECT spotify_id FROM tracks WHERE id = 1") == ["NULL"])
        #expect(throws: StoreFault.laterEdit(id: merge, later: split)) {
            try scene.write { _ = try EditUndo.undo(merge, in: $0) }
        }
        for edit in [split, merge] { try scene.write { _ = try EditUndo.undo(edit, in: $0) } }
        try scene.expect(start)
    }
}
