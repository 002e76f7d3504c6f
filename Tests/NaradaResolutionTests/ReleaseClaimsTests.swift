import NaradaModel
import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct ReleaseClaimsTests {
    private static let trackMs = 257_500

    /// The claim of a row of "Rumours" to track 7, which is 4:17.5 long, unless the test says otherwise.
    private static func claim(
        service: String = "spotify", album: String? = "Rumours", ms: Int?, trackMs: Int? = trackMs, track: Int64 = 7
    ) -> ReleaseClaims.Claim? {
        ReleaseClaims.Claim(
            of: .sample(service: service, album: album, durationMs: ms), to: track, lasting: trackMs)
    }

    struct Edge: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rowMs: Int
        let isNear: Bool
    }

    @Test(arguments: [
        Edge(testDescription: "as long", rowMs: trackMs, isNear: true),
        Edge(testDescription: "3,000 ms longer", rowMs: trackMs + 3_000, isNear: true),
        Edge(testDescription: "3,001 ms longer", rowMs: trackMs + 3_001, isNear: false),
        Edge(testDescription: "3,000 ms shorter", rowMs: trackMs - 3_000, isNear: true),
        Edge(testDescription: "3,001 ms shorter", rowMs: trackMs - 3_001, isNear: false),
    ])
    func lengthsWithinThreeSecondsAreOneRecordings(edge: Edge) throws {
        #expect(try #require(Self.claim(ms: edge.rowMs)).isNear == edge.isNear)
        // Row and track change places: the distance is the same.
        #expect(try #require(Self.claim(ms: Self.trackMs, trackMs: edge.rowMs)).isNear == edge.isNear)
    }

    @Test func aRowWithoutAlbumOrLengthClaimsNothing() {
        #expect(Self.claim(album: nil, ms: 257_800) == nil)
        #expect(Self.claim(album: "", ms: 257_800) == nil)
        #expect(Self.claim(ms: nil) == nil)
        #expect(Self.claim(ms: 257_800, trackMs: nil) == nil)
    }

    @Test func theNearRowBeatsAFarOneThatComesLater() throws {
        let near = try #require(Self.claim(ms: 257_800))
        let far = try #require(Self.claim(ms: 247_000))
        var claims = ReleaseClaims()
        #expect(!claims.isBeaten(far))
        #expect(claims.add(near, rowID: 1) == [])
        #expect(claims.isBeaten(far))
        // A release may list the recording itself twice.
        #expect(!claims.isBeaten(near))
    }

    @Test func theNearRowBeatsTheFarOnesBeforeItOnce() throws {
        let near = try #require(Self.claim(ms: 257_800))
        let far = try #require(Self.claim(ms: 247_000))
        var claims = ReleaseClaims()
        #expect(claims.add(far, rowID: 1) == [])
        #expect(claims.add(far, rowID: 2) == [])
        #expect(!claims.isBeaten(far) && !claims.isBeaten(near))
        #expect(claims.add(near, rowID: 3) == [1, 2])
        #expect(claims.add(near, rowID: 4) == [])
    }

    struct Stranger: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let claim: ReleaseClaims.Claim?
    }

    @Test(arguments: [
        Stranger(testDescription: "another album", claim: claim(album: "The Dance", ms: 247_000)),
        Stranger(testDescription: "another service", claim: claim(service: "deezer", ms: 247_000)),
        Stranger(testDescription: "another track", claim: claim(ms: 247_000, track: 8)),
    ])
    func noClaimBeatsThatOfAnotherRelease(stranger: Stranger) throws {
        let near = try #require(Self.claim(ms: 257_800))
        let far = try #require(stranger.claim)
        var claims = ReleaseClaims()
        #expect(claims.add(far, rowID: 1) == [])
        #expect(claims.add(near, rowID: 2) == [])
        #expect(!claims.isBeaten(far))
    }
}
