import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct PurgeTests {
    private static func purge(_ scene: MemoryScene, before time: Timestamp? = nil) throws -> [String] {
        try scene.write { session in
            try Purge.purge(deletedBefore: time ?? session.now, in: session).map { "\($0.name) \($0.count)" }
        }
    }

    @Test func nothingDeletedNothingPurged() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 2)
        #expect(try Self.purge(scene) == [])
    }

    @Test func aDeletedTrackGoesWithAllThatHungOnIt() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 1)
        try scene.map(1, to: 1)
        try scene.play(.track(1))
        try scene.play(.connectorTrack(1))
        try scene.like(.track(1))
        try scene.write { try PlaylistWriter.create(name: "Road", in: $0).append([.track(1), .track(2)]) }
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) }
        #expect(
            try Self.purge(scene) == [
                "edit_rows 7", "edits 1", "match_decisions 1", "playlist_tracks 1", "track_likes 1", "track_mappings 1",
                "track_plays 2", "tracks 1",
            ])
        #expect(try scene.texts("SELECT id FROM tracks") == ["2"])
        try scene.expectSound()
        #expect(throws: StoreFault.notDeleted(table: "tracks", id: 1)) {
            try scene.write { _ = try Deletion.restore(TrackRecord.self, id: 1, in: $0) }
        }
    }

    @Test func whatWasDeletedLaterStaysAndCanBeRestored() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 0)
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) }
        let between = scene.temporary.clock.advance(bySeconds: 3600)
        try scene.play(.track(2))
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 2, in: $0) }
        #expect(try Self.purge(scene, before: between) == ["edit_rows 1", "edits 1", "tracks 1"])
        try scene.write { _ = try Deletion.restore(TrackRecord.self, id: 2, in: $0) }
        #expect(try scene.places("track_plays") == ["2"])
    }

    @Test func whatIsStillNamedStays() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 1)
        try scene.play(.track(1))
        try scene.play(.connectorTrack(1))
        try scene.write { session in
            // Not with what hangs on them, as another program might.
            try session.markSoftDeleted(TrackRecord.self, id: 1)
            try session.markSoftDeleted(ConnectorTrackRecord.self, id: 1)
        }
        #expect(try Self.purge(scene) == [])
    }

    @Test func aStandInGoesOnceItHoldsNothing() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 1)
        try scene.play(.connectorTrack(1))
        #expect(try Self.purge(scene) == [])
        try scene.map(1, to: 1)
        #expect(try Self.purge(scene) == ["tracks 1"])
        try scene.write { try DecisionWriter.record(.reject, connectorTrackID: 1, trackID: 1, in: $0) }
        #expect(try scene.places("track_plays") == ["w"])
    }

    @Test func aChainOfMergesGoesLinkByLink() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 3, rows: 0)
        try scene.write { _ = try TrackMerger.merge(keep: 2, losers: [3], in: $0) }
        try scene.write { _ = try TrackMerger.merge(keep: 1, losers: [2], in: $0) }
        #expect(try Self.purge(scene).contains("tracks 2"))
        #expect(try scene.texts("SELECT id FROM tracks") == ["1"])
    }

    @Test func aMergedTrackWithAnOriginStaysForItsNextImport() throws {
        let scene = try MemoryScene()
        try scene.write { session in
            var tracks = try TrackUpserter(session: session, source: "library")
            for id in ["a", "b"] { _ = try tracks.upsert(.sample(sourceID: id)) }
        }
        try scene.write { _ = try TrackMerger.merge(keep: 1, losers: [2], in: $0) }
        _ = try Self.purge(scene)
        #expect(try scene.texts("SELECT merged_into_track_id FROM tracks WHERE id = 2") == ["1"])
    }

    @Test func aLikeBehindAPurgedOneComesUp() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 1)
        try scene.like(.connectorTrack(1))
        try scene.like(.track(1))
        try scene.map(1, to: 1)
        #expect(try scene.places("track_likes") == ["w", "1"])
        try scene.write { _ = try Deletion.delete(TrackLikeRecord.self, id: 2, in: $0) }
        #expect(try Self.purge(scene).contains("track_likes 1"))
        #expect(try scene.places("track_likes") == ["1"])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aPurgeLeavesASoundDatabase(seed: UInt64) throws {
        let scene = try MemoryScene.rich(seed: seed)
        for track in [1, 3] as [Int64] {
            try scene.write { _ = try Deletion.delete(TrackRecord.self, id: track, in: $0) }
        }
        try scene.write { _ = try TrackMerger.merge(keep: 2, losers: [4, 5], in: $0) }
        let active = try scene.read { try EventReconciliation.read(in: $0) }
        _ = try Self.purge(scene)
        try scene.expectSound()
        let left = try scene.read { try EventReconciliation.read(in: $0) }
        #expect(left.plays == active.plays && left.metrics == active.metrics && left.entries == active.entries)
        #expect(left.likes.total == active.likes.total)
        #expect(try scene.texts("SELECT count(*) FROM track_plays WHERE is_deleted = 1") == ["0"])
    }
}
