import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

/// What a person does to one track must not walk over the whole library.
@Suite struct PlanTests {
    struct Deed: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: @Sendable (Session) throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (Session) throws -> Void) {
            testDescription = name
            self.body = body
        }
    }

    @Test(arguments: [
        Deed("follow") { _ = try EventFollower.follow(1...10, in: $0) },
        Deed("verdict") { _ = try DecisionWriter.record(.accept, connectorTrackID: 1, trackID: 2, in: $0) },
        Deed("delete a track") { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) },
        Deed("delete a playlist") { _ = try Deletion.delete(PlaylistRecord.self, id: 1, in: $0) },
        Deed("delete a mapping") { _ = try Deletion.delete(TrackMappingRecord.self, id: 1, in: $0) },
        Deed("delete and restore") {
            _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0)
            _ = try Deletion.restore(TrackRecord.self, id: 1, in: $0)
        },
        Deed("merge and undo") {
            let edit = try TrackMerger.merge(keep: 1, losers: [2, 3], in: $0)
            _ = try EditUndo.undo(edit.id ?? 0, in: $0)
        },
        Deed("split and undo") {
            let edit = try TrackSplitter.split([1], in: $0).edit
            _ = try EditUndo.undo(edit.id ?? 0, in: $0)
        },
        Deed("edit a playlist") {
            let playlist = try PlaylistWriter(session: $0, playlistID: 1)
            try playlist.remove(try playlist.insert(.track(1), at: .at(1)))
        },
        Deed("read a track") {
            _ = try PlayReader.totals(in: $0, PlayFilter(trackID: 1))
            _ = try PlayReader.totals(in: $0, PlayFilter(connectorTrackID: 1))
            _ = try MetricReader.latest(ofTrack: 1, in: $0)
            _ = try LikeReader.states(ofTrack: 1, in: $0)
            _ = try PlaylistReader.entries(of: 1, in: $0)
        },
    ])
    func nothingIsWalkedOver(_ deed: Deed) throws {
        let scene = try MemoryScene.rich(seed: 1)
        try scene.write { session in
            let walks = try session.walks { try deed.body(session) }
            #expect(walks == [])
        }
    }
}
