import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct DeletionTests {
    @Test(arguments: Array(1...12) as [UInt64])
    func deletingAndRestoringATrackWithEverythingOnItIsTheIdentity(seed: UInt64) throws {
        let scene = try MemoryScene.rich(seed: seed)
        let start = try scene.dump()
        for track in 1...6 as ClosedRange<Int64> {
            try scene.write { _ = try Deletion.delete(TrackRecord.self, id: track, in: $0) }
            try scene.expectSound(["delete \(track)"])
            for table in ["track_mappings", "track_plays", "track_likes", "track_metrics", "playlist_tracks"] {
                #expect(
                    try scene.texts("SELECT id FROM \(table) WHERE track_id = \(track) AND is_deleted IS NOT TRUE")
                        == [])
            }
            let undone = try scene.write { try Deletion.restore(TrackRecord.self, id: track, in: $0) }
            #expect(undone.left == 0)
            try scene.expect(start)
        }
        try scene.expectSound()
    }

    struct Subject: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var delete: @Sendable (Int64, Session) throws -> EditRecord

        init<Record: NaradaRecord>(_ type: Record.Type) {
            testDescription = Record.databaseTableName
            delete = { try Deletion.delete(type, id: $0, in: $1) }
        }
    }

    static let subjects: [Subject] = [
        Subject(TrackRecord.self), Subject(ConnectorTrackRecord.self), Subject(PlaylistRecord.self),
        Subject(TrackMappingRecord.self), Subject(TrackPlayRecord.self), Subject(TrackLikeRecord.self),
        Subject(TrackMetricRecord.self), Subject(PlaylistTrackRecord.self),
    ]

    @Test(arguments: subjects)
    func everyKindOfRowComesBack(_ subject: Subject) throws {
        let scene = try MemoryScene.rich(seed: 5)
        let start = try scene.dump()
        let edit = try scene.write { try subject.delete(1, $0) }
        #expect(try scene.dump() != start)
        try scene.expectSound()
        _ = try scene.write { try EditUndo.undo(try #require(edit.id), in: $0) }
        try scene.expect(start)
        #expect(throws: StoreFault.noSuchEdit(id: 1)) { try scene.write { _ = try EditUndo.undo(1, in: $0) } }
    }

    @Test(arguments: Array(1...12) as [UInt64])
    func anyDeletionsTakenBackInAnyOrderAreTheIdentity(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scene = try MemoryScene.rich(seed: seed)
        let start = try scene.dump()
        var edits: [Int64] = []
        var story: [String] = []
        for _ in 0..<12 {
            let subject = Self.subjects[Int.random(in: 0..<Self.subjects.count, using: &random)]
            let id = Int64.random(in: 1...6, using: &random)
            do {
                edits.append(try #require(try scene.write { try subject.delete(id, $0).id }))
                story.append("delete \(subject.testDescription) \(id)")
            } catch StoreFault.noSuchRow {
                continue
            }
            if random.chance(0.3), let index = edits.indices.randomElement(using: &random) {
                let edit = edits.remove(at: index)
                story.append("undo \(edit)")
                try scene.write { _ = try EditUndo.undo(edit, in: $0) }
            }
            try scene.expectSound(story)
        }
        for edit in edits.shuffled(using: &random) {
            story.append("undo \(edit)")
            try scene.write { _ = try EditUndo.undo(edit, in: $0) }
        }
        try scene.expect(start, after: story)
    }

    @Test func whatWasDeletedBeforeStaysDeleted() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 0)
        try scene.play(.track(1), minute: 1)
        try scene.play(.track(1), minute: 2)
        try scene.write { _ = try Deletion.delete(TrackPlayRecord.self, id: 1, in: $0) }
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) }
        try scene.write { _ = try Deletion.restore(TrackRecord.self, id: 1, in: $0) }
        #expect(try scene.texts("SELECT id FROM track_plays WHERE is_deleted = 0") == ["2"])
        try scene.write { _ = try Deletion.restore(TrackPlayRecord.self, id: 1, in: $0) }
        #expect(try scene.texts("SELECT id FROM track_plays WHERE is_deleted = 0") == ["1", "2"])
    }

    @Test func aRowOfTwoDeletedParentsComesBackWithTheSecond() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 0)
        try scene.write { _ = try PlaylistWriter.create(name: "Road", in: $0).insert(.track(1)) }
        try scene.write { _ = try Deletion.delete(PlaylistRecord.self, id: 1, in: $0) }
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) }
        #expect(try scene.write { try Deletion.restore(PlaylistRecord.self, id: 1, in: $0) }.left == 1)
        #expect(try scene.texts("SELECT track_count FROM playlists") == ["0"])
        #expect(try scene.write { try Deletion.restore(TrackRecord.self, id: 1, in: $0) }.left == 0)
        #expect(try scene.texts("SELECT track_count FROM playlists") == ["1"])
        #expect(try scene.places("playlist_tracks") == ["1"])
    }

    @Test func aMappingThatWasReplacedMeanwhileStaysDeleted() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 2, rows: 1)
        try scene.map(1, to: 1)
        try scene.play(.connectorTrack(1))
        try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 1, in: $0) }
        try scene.map(1, to: 2)
        #expect(try scene.write { try Deletion.restore(TrackRecord.self, id: 1, in: $0) }.left == 1)
        #expect(try scene.texts("SELECT track_id FROM track_mappings WHERE is_deleted = 0") == ["2"])
        #expect(try scene.places("track_plays") == ["2"])
        try scene.expectSound()
    }

    @Test func aDeletedMappingSendsItsEventsBackToWait() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 1)
        try scene.map(1, to: 1)
        try scene.play(.connectorTrack(1))
        try scene.write { _ = try Deletion.delete(TrackMappingRecord.self, id: 1, in: $0) }
        #expect(try scene.places("track_plays") == ["w"])
        try scene.write { _ = try Deletion.restore(TrackMappingRecord.self, id: 1, in: $0) }
        #expect(try scene.places("track_plays") == ["1"])
    }

    @Test func whatIsNotThereIsRefused() throws {
        let scene = try MemoryScene()
        try scene.fill(tracks: 1, rows: 0)
        #expect(throws: StoreFault.noSuchRow(table: "tracks", id: 2)) {
            try scene.write { _ = try Deletion.delete(TrackRecord.self, id: 2, in: $0) }
        }
        #expect(throws: StoreFault.notDeleted(table: "tracks", id: 1)) {
            try scene.write { _ = try Deletion.restore(TrackRecord.self, id: 1, in: $0) }
        }
        #expect(throws: StoreFault.noSuchEdit(id: 1)) { try scene.write { _ = try EditUndo.undo(1, in: $0) } }
    }

    @Test func statementsDoNotGrowWithWhatHangsOnTheTrack() throws {
        func statements(plays: Int64) throws -> Int {
            let scene = try MemoryScene()
            try scene.fill(tracks: 1, rows: 1)
            try scene.map(1, to: 1)
            return try scene.write { session in
                let writer = try PlayWriter(session: session, batch: PlayBatch(source: "t", id: "b"))
                for minute in 0..<plays {
                    _ = try writer.add(.sample(minute % 2 == 0 ? .track(1) : .connectorTrack(1), minute: minute))
                }
                return try session.statements {
                    _ = try Deletion.delete(TrackRecord.self, id: 1, in: session)
                    _ = try Deletion.restore(TrackRecord.self, id: 1, in: session)
                }
            }
        }
        let few = try statements(plays: 2)
        #expect(try statements(plays: 500) == few)
    }
}
