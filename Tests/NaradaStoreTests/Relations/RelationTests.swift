import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct RelationTests {
    /// Rows 1 and 2 are mapped to track 1, row 3 to nothing; both tracks and row 3 are in playlist 1.
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 3)
        for row in [1, 2] as [Int64] { try scene.map(row, to: 1) }
        for row in 1...3 as ClosedRange<Int64> {
            try scene.play(.connectorTrack(row))
            try scene.like(.connectorTrack(row), service: "s\(row)")
        }
        try scene.write { session in
            let playlist = try PlaylistWriter.create(name: "Road", in: session)
            try playlist.append([.track(2), .connectorTrack(3), .connectorTrack(1), .track(2)])
            _ = try PlaylistLinks.link(1, connector: "spotify", connectorPlaylistID: "x", in: session)
            _ = try MetricWriter(session: session).append(
                MetricPoint(value: 1, collectedAt: session.now), to: .connectorTrack(1), connector: "x", type: "y")
        }
        return scene
    }

    struct Way: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var ids: [Int64]
        var walk: @Sendable (Session) throws -> [Int64?]

        init(_ name: String, _ ids: [Int64], _ walk: @escaping @Sendable (Session) throws -> [Int64?]) {
            testDescription = name
            self.ids = ids
            self.walk = walk
        }
    }

    static let ways: [Way] = [
        Way("track to connector tracks", [1, 2]) { try $0.connectorTracks(ofTrack: 1).map(\.id) },
        Way("connector track to track", [1]) { [try $0.track(ofConnectorTrack: 2)?.id] },
        Way("connector track to no track", []) { try $0.track(ofConnectorTrack: 3).map { [$0.id] } ?? [] },
        Way("track to mappings", [1, 2]) { try $0.mappings(ofTrack: 1).map(\.id) },
        Way("connector track to mappings", [2]) { try $0.mappings(ofConnectorTrack: 2).map(\.id) },
        Way("track to plays", [1, 2]) { try $0.plays(ofTrack: 1).map(\.id) },
        Way("connector track to plays", [3]) { try $0.plays(ofConnectorTrack: 3).map(\.id) },
        Way("track to likes", [1, 2]) { try $0.likes(ofTrack: 1).map(\.id) },
        Way("connector track to likes", [3]) { try $0.likes(ofConnectorTrack: 3).map(\.id) },
        Way("track to metrics", [1]) { try $0.metrics(ofTrack: 1).map(\.id) },
        Way("connector track to metrics", [1]) { try $0.metrics(ofConnectorTrack: 1).map(\.id) },
        Way("track to playlists", [1]) { try $0.playlists(withTrack: 2).map(\.id) },
        Way("track to entries", [1, 4]) { try $0.entries(ofTrack: 2).map(\.id) },
        Way("playlist to tracks", [2, 1, 2]) { try $0.tracks(inPlaylist: 1).map(\.id) },
        Way("playlist to links", [1]) { try $0.mappings(ofPlaylist: 1).map(\.id) },
    ]

    @Test(arguments: ways)
    func eachWayIsOneStatement(_ way: Way) throws {
        try Self.scene().read { session in
            var ids: [Int64?] = []
            // GRDB asks for a table's columns once.
            _ = try way.walk(session)
            let statements = try session.statements { ids = try way.walk(session) }
            #expect(statements == 1)
            #expect(ids == way.ids)
        }
    }

    @Test func manyAtOnceAreOneStatement() throws {
        try Self.scene().read { session in
            var rows: [Int64: [Int64]] = [:]
            var tracks: [Int64: Int64] = [:]
            let there = try session.statements { rows = try session.connectorTrackIDs(ofTracks: [1, 2, 9]) }
            let back = try session.statements { tracks = try session.trackIDs(ofConnectorTracks: [1, 2, 3, 9]) }
            #expect(there == 1)
            #expect(back == 1)
            #expect(rows == [1: [1, 2]])
            #expect(tracks == [1: 1, 2: 1])
        }
    }
}
