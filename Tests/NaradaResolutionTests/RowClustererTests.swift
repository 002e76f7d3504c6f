import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct RowClustererTests {
    /// Rows of services, by letter: `a`, `b` …
    static func groups(
        _ rows: [(service: String, facts: TrackFacts)], onePerService: Bool = false, threads: Int = 1
    ) throws -> [[Int]] {
        let shelf = try Shelf([])
        let clusterer = RowClusterer(resolver: shelf.resolver, onePerService: onePerService, threads: threads)
        let folded = rows.map { row in
            let track = TrackFolder().fold(row.facts)
            return RowClusterer.Row(service: row.service, folded: track, keys: SearchKeys(track))
        }
        return clusterer.groups(of: folded, statistics: shelf.library.statistics).map { $0.map(\.row) }
    }

    static let hurt = TrackFacts.sample(
        title: "Hurt", artists: ["Johnny Cash"], album: "American IV", durationMs: 218_000)

    @Test func rowsOfOneRecordingAreGrouped() throws {
        let other = TrackFacts.sample(title: "One", artists: ["Johnny Cash"], album: "American III")
        #expect(try Self.groups([("a", Self.hurt), ("b", other), ("b", Self.hurt), ("c", Self.hurt)]) == [[0, 2, 3]])
        #expect(try Self.groups([]) == [])
        #expect(try Self.groups([("a", Self.hurt)]) == [])
    }

    @Test func rowsThatDifferMeetThroughAThird() throws {
        let rows: [(service: String, facts: TrackFacts)] = [
            (
                "a",
                .sample(
                    title: "Track 02", artists: ["Johnny Cash"], album: "American IV", durationMs: 218_000,
                    position: "2")
            ),
            ("b", .sample(title: "Hurt", artists: ["Johnny Cash"], durationMs: 218_000)),
            (
                "c",
                .sample(
                    title: "Hurt", artists: ["Johnny Cash"], album: "American IV", durationMs: 218_000, position: "2")
            ),
        ]
        #expect(try Self.groups(Array(rows.prefix(2))) == [])
        #expect(try Self.groups(rows) == [[0, 1, 2]])
    }

    @Test func aVersionConflictKeepsGroupsApart() throws {
        var live = Self.hurt
        live.title = "Hurt (Live)"
        // The middle row's album makes it both: it goes with one of them, and the three are not one group.
        var middle = Self.hurt
        middle.album = "Live"
        let groups = try Self.groups([("a", Self.hurt), ("b", middle), ("c", live)])
        #expect(groups.allSatisfy { $0.count < 3 })
    }

    @Test func otherMusicBrainzIdsKeepGroupsApart() throws {
        let ids = ["b25f351b-206f-4297-95bd-78459b704144", "248cc9d1-97ea-493e-84d4-4c5ec718683b"]
        var (one, other) = (Self.hurt, Self.hurt)
        one.mbids = [ids[0]].compactMap { MBID($0) }
        other.mbids = [ids[1]].compactMap { MBID($0) }
        let groups = try Self.groups([("a", one), ("b", Self.hurt), ("c", other)])
        #expect(groups.allSatisfy { !($0.contains(0) && $0.contains(2)) })
    }

    @Test func oneReleaseHoldsARecordingOnce() throws {
        var longer = Self.hurt
        longer.durationMs = 226_000
        #expect(try Self.groups([("a", Self.hurt), ("a", longer)]) == [])
        #expect(try Self.groups([("a", Self.hurt), ("b", longer)]) == [[0, 1]])
    }

    @Test func oneRowOfEachServiceWhereThatIsStated() throws {
        let rows = [("a", Self.hurt), ("a", Self.hurt), ("b", Self.hurt)]
        #expect(try Self.groups(rows) == [[0, 1, 2]])
        #expect(try Self.groups(rows, onePerService: true) == [[0, 2]])
    }

    @Test func groupsAreTheSameAtAnyNumberOfThreads() throws {
        var random = SplitMix64(seed: 7)
        let rows = (0..<400).map { index -> (service: String, facts: TrackFacts) in
            let song = Int(random.next() % 120)
            let slip = random.next() % 5 == 0 ? "x" : ""
            return (
                ["a", "b", "c"][index % 3],
                .sample(
                    title: "Song \(song) of the row\(slip)", artists: ["Band \(song % 17)"],
                    album: "Album \(song % 23)",
                    durationMs: 180_000 + song * 500, position: "\(song % 12 + 1)")
            )
        }
        let groups = try Self.groups(rows)
        #expect(groups.count > 50)
        #expect(try Self.groups(rows, threads: 2) == groups)
        #expect(try Self.groups(rows, threads: 5) == groups)
        // Every group ascends, and no row is in two.
        #expect(groups.allSatisfy { $0 == $0.sorted() })
        #expect(Set(groups.joined()).count == groups.joined().count)
    }

    @Test func aRowAThousandTimesIsOneGroup() throws {
        let rows = [(service: String, facts: TrackFacts)](repeating: ("a", Self.hurt), count: 300)
        #expect(try Self.groups(rows) == [Array(0..<300)])
    }
}
