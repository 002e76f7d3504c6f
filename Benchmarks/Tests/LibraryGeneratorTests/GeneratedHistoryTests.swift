import Foundation
import LibraryGenerator
import Testing

@Suite struct GeneratedHistoryTests {
    private static func plays(_ count: Int, seed: UInt64) throws -> [[String: Any]] {
        var history = GeneratedHistory(plays: count, seed: seed)
        return try (0..<count).compactMap { _ in
            try JSONSerialization.jsonObject(with: Data(history.next().utf8)) as? [String: Any]
        }
    }

    @Test func sameSeedSamePlays() {
        var (one, twin, other) = (
            GeneratedHistory(plays: 1_000, seed: 3), GeneratedHistory(plays: 1_000, seed: 3),
            GeneratedHistory(plays: 1_000, seed: 4)
        )
        let texts = (0..<200).map { _ in one.next() }
        #expect(texts == (0..<200).map { _ in twin.next() })
        #expect(texts != (0..<200).map { _ in other.next() })
    }

    @Test func playsComeInOrderOfTime() throws {
        let times = try Self.plays(2_000, seed: 1).compactMap { $0["ts"] as? String }
        #expect(times.count == 2_000 && times == times.sorted() && Set(times).count == times.count)
    }

    @Test func someTracksArePlayedMuchMoreThanOthers() throws {
        let tracks = try Self.plays(20_000, seed: 1).compactMap { $0["spotify_track_uri"] as? String }
        let counts = Dictionary(tracks.map { ($0, 1) }, uniquingKeysWith: +).values.sorted(by: >)
        #expect(counts.count > 500 && counts.count <= 1_000)
        #expect(counts[0] > 5 * counts[counts.count / 2])
    }
}
