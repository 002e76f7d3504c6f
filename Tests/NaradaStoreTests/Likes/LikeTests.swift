import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct LikeTests {
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 3, rows: 3)
        try scene.fill(tracks: 0, rows: 3, service: "lastfm")
        return scene
    }

    @Test func aLikeIsWrittenOnceAndChanged() throws {
        let scene = try Self.scene()
        for target in [EventTarget.track(1), .connectorTrack(2)] {
            #expect(try scene.like(target, minute: 1) == .inserted)
            #expect(try scene.like(target, minute: 1) == .unchanged)
            #expect(try scene.like(target) == .unchanged, "a like without a date says nothing of the date")
            #expect(try scene.like(target, minute: 2) == .updated)
            #expect(try scene.like(target, false) == .updated)
        }
        #expect(
            try scene.texts("SELECT is_liked || ' ' || liked_at FROM track_likes") == [
                "0 2024-03-05 00:02:00.000000", "0 2024-03-05 00:02:00.000000",
            ])
    }

    @Test func anUnchangedLikeMovesOnlyTheTimeOfItsSync() throws {
        let scene = try Self.scene()
        try scene.like(.track(1))
        let later = TestClock.defaultStart.advanced(bySeconds: 86_400)
        #expect(try scene.like(.track(1), syncedAt: later) == .unchanged)
        let like = try #require(try scene.read { try $0.fetch(TrackLikeRecord.self) }.first)
        #expect(like.lastSynced == later)
        #expect(like.updatedAt == like.createdAt)
    }

    @Test func aDeletedLikeComesBackWithItsNextImport() throws {
        let scene = try Self.scene()
        try scene.like(.connectorTrack(1))
        try scene.write { _ = try Deletion.delete(TrackLikeRecord.self, id: 1, in: $0) }
        #expect(try scene.like(.connectorTrack(1)) == .updated)
        #expect(try scene.places("track_likes") == ["w"])
    }

    @Test func aRowsLikeTakesUpTheOneOfItsTrack() throws {
        let scene = try Self.scene()
        try scene.map(1, to: 1)
        try scene.like(.track(1), false)
        #expect(try scene.like(.connectorTrack(1), minute: 3) == .updated)
        #expect(try scene.texts("SELECT track_id || is_liked || connector_track_id FROM track_likes") == ["111"])
        #expect(try scene.like(.connectorTrack(1), minute: 3) == .unchanged)
    }

    @Test func withoutFinishNothingIsCommitted() throws {
        let scene = try Self.scene()
        #expect(throws: (any Error).self) {
            try scene.write { session in
                _ = try LikeWriter(session: session).record(
                    NewLike(.connectorTrack(1), service: "spotify", isLiked: true))
            }
        }
        #expect(try scene.texts("SELECT count(*) FROM track_likes") == ["0"])
    }

    @Test func statesTakeAllRowsOfAServiceTogether() throws {
        let scene = try Self.scene()
        try scene.like(.track(1), false)
        try scene.like(.connectorTrack(2), true, minute: 4)
        try scene.like(.connectorTrack(3), true, minute: 2)
        try scene.map(2, to: 1)
        try scene.map(3, to: 1)
        #expect(try scene.places("track_likes") == ["1", "w", "w"])
        let states = try scene.read { try LikeReader.states(ofTrack: 1, in: $0) }
        #expect(states.keys.sorted() == ["spotify"])
        #expect(states["spotify"]?.isLiked == true)
        #expect(states["spotify"]?.likedAt == TestClock.defaultStart.advanced(bySeconds: 120))
        var liked: [Int64] = []
        try scene.read { session in
            try LikeReader.forEachLiked(in: session, service: "spotify") { track, _ in liked.append(track) }
        }
        #expect(liked == [1])
    }

    @Test func conflictsAreLikedHereAndNotThere() throws {
        let scene = try Self.scene()
        for track in 1...3 as ClosedRange<Int64> { try scene.like(.track(track), minute: track) }
        try scene.like(.track(1), service: "lastfm")
        try scene.like(.track(2), false, service: "lastfm")
        try scene.map(6, to: 3)
        var conflicts: [LikeConflict] = []
        try scene.read { session in
            let statements = try session.statements {
                try LikeReader.forEachConflict(in: session, likedIn: "spotify", notIn: "lastfm") {
                    conflicts.append($0)
                }
            }
            #expect(statements == 1)
        }
        func minute(_ minute: Int64) -> Timestamp { TestClock.defaultStart.advanced(bySeconds: minute * 60) }
        #expect(
            conflicts == [
                LikeConflict(trackID: 2, likedAt: minute(2), isLikedThere: false, connectorTrackID: nil),
                LikeConflict(trackID: 3, likedAt: minute(3), isLikedThere: nil, connectorTrackID: 6),
            ])
        conflicts = []
        try scene.read { session in
            try LikeReader.forEachConflict(in: session, likedIn: "lastfm", notIn: "spotify") { conflicts.append($0) }
        }
        #expect(conflicts == [])
    }

    @Test func whatChangedSinceTheSyncIsUnsynced() throws {
        let scene = try Self.scene()
        try scene.like(.track(1))
        try scene.like(.track(2))
        func unsynced() throws -> [Int64] {
            try scene.read { try LikeReader.unsynced(service: "spotify", in: $0).compactMap(\.id) }
        }
        #expect(try unsynced() == [1, 2])
        try scene.write { try LikeReader.markSynced(ids: [1, 2], in: $0) }
        #expect(try unsynced() == [])
        try scene.like(.track(2), false)
        #expect(try unsynced() == [2])
    }
}
