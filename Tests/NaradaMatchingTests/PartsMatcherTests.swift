@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct PartsMatcherTests {
    static let rows: [LevelRow] = [
        .titles("Another Brick in the Wall, Pt. 1", "Another Brick in the Wall (Part I)", "same"),
        .titles("Another Brick in the Wall, Pt. 2", "Another Brick in the Wall II", "same"),
        .titles("Echoes (Part 1 of 2)", "Echoes, Pt. 1", "same"),
        .titles("Another Brick in the Wall, Pt. 1", "Another Brick in the Wall", "one_sided"),
        .titles("Another Brick in the Wall, Pt. 1", "Another Brick in the Wall, Pt. 2", "other"),
        .titles(
            "Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio",
            "Symphony No. 5 in C Minor, Op. 67: II. Andante con moto", "other"),
        .titles("Nocturne, Op. 9 No. 2", "Nocturne, Op. 9 No. 1", "other"),
        .titles("Sleep (Murray Ostril / Monheim / Broken Windows, Locks of Love Pt. III)", "Sleep", "none"),
        .titles("Forever - Dance Smash, Volume 4", "Forever", "none"),
        .titles("Mind Games, Vol. 2", "Mind Games", "one_sided"),
        .titles("Sleep (Locks of Love Pt. III)", "Sleep", "one_sided"),
        .titles("Summertime   II. Presto", "Summertime - II. Presto", "same"),
        .titles("Hurt", "Hurt", "none"),
    ]

    @Test(arguments: rows) func theLevelIsTheSameFromBothSides(_ row: LevelRow) throws {
        let parts = try Asked("parts")
        #expect(parts.level(row.left, row.right) == row.level)
        #expect(parts.level(row.right, row.left) == row.level)
    }

    @Test func everyLevelHasARow() throws {
        #expect(try Asked("parts").levelsWithout(Self.rows) == [])
    }

    /// Every title of the made-up works beside every other: the twin takes sets where the matcher goes through lists.
    @Test func levelsAreThoseOfTheSlowTwin() {
        let names = ["Symphony", "Nocturne", ""]
        let opus = ["", ", Op. 9", ", Op. 9 No. 2", ", BWV 9", " No. 2", " II"]
        let movements = ["", ": I. Allegro", ": II. Presto", ", Pt. 2", ", Part 1 of 2", ", Vol. 9", ", Pts. 1 & 2"]
        let folder = TrackFolder()
        let tracks = names.flatMap { name in
            opus.flatMap { opus in movements.map { folder.fold(.sample(title: name + opus + $0)) } }
        }
        let matcher = PartsMatcher()
        var met: Set<Int> = []
        for row in tracks {
            for track in tracks {
                let level = matcher.level(row, track)
                met.insert(level)
                #expect(level == SlowLevels.level("parts", row, track), "\(row.read.title) | \(track.read.title)")
            }
        }
        #expect(met == [0, 1, 2, 3])
        #expect(tracks.contains { $0.countedParts.count > 2 })
    }
}
