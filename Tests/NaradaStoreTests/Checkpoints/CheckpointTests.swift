import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct CheckpointTests {
    static let key = CheckpointKey(user: "me", service: "lastfm", entity: "plays")

    private static func position(_ minute: Int64?, _ cursor: String?) -> CheckpointPosition {
        CheckpointPosition(
            timestamp: minute.map { TestClock.defaultStart.advanced(bySeconds: $0 * 60) }, cursor: cursor)
    }

    private static func advance(_ scene: MemoryScene, to position: CheckpointPosition) throws -> CheckpointPosition {
        try scene.write { try Checkpoints.advance(key, in: $0) { _ in position } }
    }

    private static func stored(_ scene: MemoryScene) throws -> CheckpointPosition? {
        try scene.read { try Checkpoints.position(of: key, in: $0) }
    }

    @Test func aCheckpointMovesOn() throws {
        let scene = try MemoryScene()
        #expect(try Self.stored(scene) == nil)
        for position in [Self.position(1, "page 2"), Self.position(3, "page 3"), Self.position(3, nil)] {
            #expect(try Self.advance(scene, to: position) == position)
            #expect(try Self.stored(scene) == position)
        }
        #expect(try scene.texts("SELECT count(*) FROM sync_checkpoints") == ["1"])
    }

    @Test func itsTimeNeverGoesBack() throws {
        let scene = try MemoryScene()
        _ = try Self.advance(scene, to: Self.position(9, "1"))
        #expect(try Self.advance(scene, to: Self.position(4, "2")) == Self.position(9, "2"))
        #expect(try Self.advance(scene, to: Self.position(nil, "3")) == Self.position(9, "3"))
    }

    @Test func dataThatFailsLeavesNeitherDataNorCheckpoint() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 0)
        _ = try Self.advance(scene, to: Self.position(1, "page 2"))
        #expect(throws: StoreFault.notANumber(metric: "x")) {
            try scene.write { session in
                try Checkpoints.advance(Self.key, in: session) { session in
                    _ = try PlayWriter(session: session, batch: PlayBatch(source: "t", id: "b")).add(.sample(.track(1)))
                    throw StoreFault.notANumber(metric: "x")
                }
            }
        }
        #expect(try Self.stored(scene) == Self.position(1, "page 2"))
        #expect(try scene.texts("SELECT count(*) FROM track_plays") == ["0"])
    }

    @Test func aFailureAfterTheCheckpointTakesItBackToo() throws {
        let scene = try MemoryScene()
        #expect(throws: StoreFault.notANumber(metric: "x")) {
            try scene.write { session in
                try Checkpoints.advance(Self.key, in: session) { _ in Self.position(1, nil) }
                throw StoreFault.notANumber(metric: "x")
            }
        }
        #expect(try Self.stored(scene) == nil)
    }

    @Test func aForgottenCheckpointBeginsAnew() throws {
        let scene = try MemoryScene()
        try scene.write { try Checkpoints.forget(Self.key, in: $0) }
        _ = try Self.advance(scene, to: Self.position(9, "1"))
        try scene.write { try Checkpoints.forget(Self.key, in: $0) }
        #expect(try Self.stored(scene) == nil)
        #expect(try Self.advance(scene, to: Self.position(2, "2")) == Self.position(2, "2"))
    }

    @Test func keysAreApart() throws {
        let scene = try MemoryScene()
        _ = try Self.advance(scene, to: Self.position(1, "a"))
        for other in [
            CheckpointKey(user: "you", service: "lastfm", entity: "plays"),
            CheckpointKey(user: "me", service: "spotify", entity: "plays"),
            CheckpointKey(user: "me", service: "lastfm", entity: "likes"),
        ] {
            #expect(try scene.read { try Checkpoints.position(of: other, in: $0) } == nil)
            _ = try scene.write { try Checkpoints.advance(other, in: $0) { _ in Self.position(5, "b") } }
        }
        #expect(try Self.stored(scene) == Self.position(1, "a"))
    }
}
