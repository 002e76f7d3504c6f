import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct DuplicateFinderTests {
    static let hurt = TrackFacts.sample(
        title: "Hurt", artists: ["Johnny Cash"], album: "American IV", durationMs: 218_000)

    /// A shelf of songs, each some times over with slips: other lengths, no album, a version, a guest.
    private static func shelf(seed: UInt64) throws -> Shelf {
        var random = SplitMix64(seed: seed)
        var tracks: [TrackFacts] = []
        for song in 0..<12 {
            let base = TrackFacts.sample(
                title: "Song \(random.text(length: 6, from: "bcdfghjklm"))", artists: ["Band \(song % 5)"],
                album: "Album \(song % 4)", durationMs: 200_000 + song * 1000)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                var copy = base
                if random.chance(0.3) { copy.album = nil }
                if random.chance(0.3) { copy.durationMs = base.durationMs.map { $0 + 1500 } }
                if random.chance(0.2) { copy.title += " (Live)" }
                if random.chance(0.2) { copy.title += " (feat. Somebody)" }
                tracks.append(copy)
            }
        }
        return try Shelf(tracks.shuffled(using: &random))
    }

    /// The plain twin: every pair is looked at, in both directions.
    private static func twin(_ shelf: Shelf) throws -> [String] {
        let library = shelf.library
        let tracks = try (0..<library.count).map { try #require(library.track(at: $0)) }
        let found = tracks.map { Set(library.candidates(for: SearchKeys($0))) }
        var pairs: [(zone: Zone, bits: Double, name: String, older: Int, younger: Int)] = []
        for older in 0..<library.count {
            for younger in (older + 1)..<max(library.count, older + 1) {
                guard found[older].contains(Int32(younger)) || found[younger].contains(Int32(older)) else { continue }
                let (judgement, _, evidence) = shelf.resolver.judge(
                    tracks[younger], tracks[older], library.statistics)
                guard judgement.zone != .reject else { continue }
                let name = "\(library.trackIDs[older])=\(library.trackIDs[younger]) \(judgement.confidence)"
                pairs.append((judgement.zone, evidence.total, name, older, younger))
            }
        }
        return pairs.sorted { one, other in
            (one.zone == .accept ? 0 : 1, -one.bits, one.older, one.younger)
                < (other.zone == .accept ? 0 : 1, -other.bits, other.older, other.younger)
        }.map(\.name)
    }

    @Test(arguments: Array(1...6) as [UInt64])
    func findsWhatLookingAtEveryPairFinds(seed: UInt64) throws {
        let shelf = try Self.shelf(seed: seed)
        for threads in [1, 4] {
            let pairs = DuplicateFinder(resolver: shelf.resolver, threads: threads).pairs(in: shelf.library)
            #expect(pairs.map { "\($0.older)=\($0.younger) \($0.confidence)" } == (try Self.twin(shelf)))
            #expect(!pairs.isEmpty)
        }
    }

    @Test func aPairIsFoundInEitherOrderAndATrackIsNotItsOwnDouble() throws {
        var other = Self.hurt
        other.durationMs = 217_000
        for tracks in [[Self.hurt, other], [other, Self.hurt]] {
            let shelf = try Shelf(tracks)
            let finder = DuplicateFinder(resolver: shelf.resolver, threads: 1)
            let pairs = finder.pairs(in: shelf.library)
            #expect(pairs.map(\.older) == [1] && pairs.map(\.younger) == [2])
            #expect(pairs[0].zone == .accept)
            let finding = try #require(finder.finding(of: pairs[0], in: shelf.library))
            #expect(finding.reasons.isEmpty && finding.evidence.total == pairs[0].bits)
        }
        #expect(DuplicateFinder(resolver: try Shelf([]).resolver, threads: 1).pairs(in: Library()).isEmpty)
    }

    @Test func whatAPersonToldApartIsLeftOut() throws {
        let shelf = try Shelf([Self.hurt, Self.hurt, Self.hurt])
        let finder = DuplicateFinder(resolver: shelf.resolver, threads: 1)
        #expect(finder.pairs(in: shelf.library).count == 3)
        let apart: @Sendable (Int64, Int64) -> Bool = { $0 == 1 && $1 == 3 }
        let pairs = finder.pairs(in: shelf.library, unless: apart)
        #expect(pairs.map { [$0.older, $0.younger] } == [[1, 2], [2, 3]])
        let least = Confidence(percent: 85)
        #expect(finder.groups(of: finder.pairs(in: shelf.library), from: least, in: shelf.library) == [[1, 2, 3]])
        #expect(finder.groups(of: pairs, from: least, in: shelf.library, unless: apart) == [[1, 2]])
    }

    @Test func aVersionIsAskedAboutAndNeverGrouped() throws {
        var live = Self.hurt
        live.title = "Hurt (Live)"
        let shelf = try Shelf([Self.hurt, live])
        let finder = DuplicateFinder(resolver: shelf.resolver, threads: 1)
        let pairs = finder.pairs(in: shelf.library)
        #expect(pairs.allSatisfy { $0.zone == .review })
        #expect(finder.groups(of: pairs, from: Confidence(percent: 0), in: shelf.library).isEmpty)
    }
}
