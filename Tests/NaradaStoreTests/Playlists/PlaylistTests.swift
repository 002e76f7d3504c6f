import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

@Suite struct PlaylistTests {
    /// Five tracks and a playlist of the first three, with the entries 1 to 3.
    private static func scene() throws -> MemoryScene {
        let scene = try MemoryScene()
        try scene.fill(tracks: 5, rows: 2)
        try scene.write { try PlaylistWriter.create(name: "Road", in: $0).append([1, 2, 3].map(EventTarget.track)) }
        return scene
    }

    private static func edit<T>(_ scene: MemoryScene, _ body: (PlaylistWriter) throws -> T) throws -> T {
        try scene.write { try body(try PlaylistWriter(session: $0, playlistID: 1)) }
    }

    private static func tracks(_ scene: MemoryScene) throws -> [Int64] {
        try scene.read { try PlaylistReader.entries(of: 1, in: $0).map(\.trackID) }
    }

    struct Place: CustomTestStringConvertible, Sendable {
        var place: PlaylistPlace
        /// The order after track 4 was put there, and after entry 2 was moved there.
        var inserted: [Int64]
        var moved: [Int64]
        var testDescription: String { "\(place)" }
    }

    @Test(arguments: [
        Place(place: .first, inserted: [4, 1, 2, 3], moved: [2, 1, 3]),
        Place(place: .last, inserted: [1, 2, 3, 4], moved: [1, 3, 2]),
        Place(place: .at(0), inserted: [4, 1, 2, 3], moved: [2, 1, 3]),
        Place(place: .at(1), inserted: [1, 4, 2, 3], moved: [1, 2, 3]),
        Place(place: .at(2), inserted: [1, 2, 4, 3], moved: [1, 3, 2]),
        Place(place: .at(9), inserted: [1, 2, 3, 4], moved: [1, 3, 2]),
        Place(place: .at(-1), inserted: [4, 1, 2, 3], moved: [2, 1, 3]),
        Place(place: .before(1), inserted: [4, 1, 2, 3], moved: [2, 1, 3]),
        Place(place: .before(3), inserted: [1, 2, 4, 3], moved: [1, 2, 3]),
        Place(place: .after(1), inserted: [1, 4, 2, 3], moved: [1, 2, 3]),
        Place(place: .after(3), inserted: [1, 2, 3, 4], moved: [1, 3, 2]),
        Place(place: .before(2), inserted: [1, 4, 2, 3], moved: [1, 2, 3]),
        Place(place: .after(2), inserted: [1, 2, 4, 3], moved: [1, 2, 3]),
    ])
    func anEntryGoesToItsPlace(_ row: Place) throws {
        let inserted = try Self.scene()
        let keys = try inserted.texts("SELECT sort_key FROM playlist_tracks")
        try Self.edit(inserted) { _ = try $0.insert(.track(4), at: row.place) }
        #expect(try Self.tracks(inserted) == row.inserted)
        #expect(
            try inserted.texts("SELECT sort_key FROM playlist_tracks WHERE id <= 3") == keys, "others were renumbered")
        #expect(try inserted.texts("SELECT track_count FROM playlists") == ["4"])
        let moved = try Self.scene()
        try Self.edit(moved) { try $0.move(2, to: row.place) }
        #expect(try Self.tracks(moved) == row.moved)
        #expect(try moved.texts("SELECT track_count FROM playlists") == ["3"])
    }

    @Test func aMissingPlaylistOrEntryIsRefused() throws {
        let scene = try Self.scene()
        #expect(throws: StoreFault.noSuchRow(table: "playlists", id: 9)) {
            try scene.write { _ = try PlaylistWriter(session: $0, playlistID: 9) }
        }
        try scene.write { _ = try PlaylistWriter.create(name: "Other", in: $0).insert(.track(1)) }
        let fault = StoreFault.noSuchRow(table: "playlist_tracks", id: 4)
        #expect(throws: fault) { try Self.edit(scene) { try $0.remove(4) } }
        #expect(throws: fault) { try Self.edit(scene) { try $0.move(4, to: .first) } }
        #expect(throws: fault) { try Self.edit(scene) { try $0.restore(4) } }
        #expect(throws: fault) { try Self.edit(scene) { _ = try $0.insert(.track(1), at: .after(4)) } }
        try Self.edit(scene) { try $0.remove(2) }
        #expect(throws: StoreFault.noSuchRow(table: "playlist_tracks", id: 2)) {
            try Self.edit(scene) { try $0.remove(2) }
        }
    }

    @Test func aRemovedEntryComesBackToItsPlace() throws {
        let scene = try Self.scene()
        try Self.edit(scene) { try $0.remove(2) }
        // Where it stood: half way between the same neighbours is its own key.
        try Self.edit(scene) { _ = try $0.insert(.track(4), at: .after(1)) }
        try Self.edit(scene) { try $0.rebalance() }
        #expect(try Self.tracks(scene) == [1, 4, 3])
        try Self.edit(scene) { try $0.restore(2) }
        #expect(try Self.tracks(scene) == [1, 2, 4, 3])
        #expect(try scene.texts("SELECT track_count FROM playlists") == ["4"])
    }

    @Test(arguments: [1] as [UInt64])
    func tenThousandRandomEditsAgainstAnArray(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scene = try MemoryScene()
        try scene.fill(tracks: 9, rows: 0)
        var expected: [(entry: Int64, track: Int64)] = []
        try scene.write { session in
            let playlist = try PlaylistWriter.create(name: "Random", in: session)
            for step in 0..<10_000 {
                let index = Int.random(in: 0...max(expected.count, 1), using: &random)
                // It grows to some two hundred entries and stays there.
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<5 where expected.count < 200, 0..<3:
                    let track = Int64.random(in: 1...9, using: &random)
                    let entry = try playlist.insert(.track(track), at: .at(index))
                    expected.insert((entry, track), at: min(index, expected.count))
                case 3..<7 where !expected.isEmpty:
                    let moved = expected.remove(at: index % expected.count)
                    let target = Int.random(in: 0...expected.count, using: &random)
                    try playlist.move(moved.entry, to: .at(target))
                    expected.insert(moved, at: target)
                case 7..<10 where !expected.isEmpty:
                    try playlist.remove(expected.remove(at: index % expected.count).entry)
                default: break
                }
                guard step % 250 == 249 else { continue }
                let entries = try PlaylistReader.entries(of: playlist.playlistID, in: session)
                #expect(entries.map(\.id) == expected.map(\.entry), "after step \(step)")
                #expect(entries.map(\.trackID) == expected.map(\.track))
            }
        }
        #expect(try scene.texts("SELECT track_count FROM playlists") == ["\(expected.count)"])
        let longest = try #require(Int(try scene.texts("SELECT max(length(sort_key)) FROM playlist_tracks")[0]))
        #expect(longest <= 16)
        #expect(try scene.texts("SELECT count(*) - count(DISTINCT sort_key) FROM playlist_tracks") == ["0"])
    }

    @Test func insertsAtOneSpotGiveThePlaylistNewKeysWhenTheyMust() throws {
        let scene = try Self.scene()
        var expected: [Int64] = [1, 2, 3]
        try scene.write { session in
            let playlist = try PlaylistWriter(session: session, playlistID: 1)
            for _ in 0..<400 {
                expected.insert(try playlist.insert(.track(4), at: .at(1)), at: 1)
            }
            #expect(try PlaylistReader.entries(of: 1, in: session).map(\.id) == expected)
        }
        #expect(try scene.texts("SELECT max(length(sort_key)) <= \(SortKey.longest) FROM playlist_tracks") == ["1"])
    }

    @Test func anEditsStatementsDoNotGrowWithThePlaylist() throws {
        func statements(entries: Int) throws -> Int {
            let scene = try MemoryScene()
            try scene.fill(tracks: 1, rows: 0)
            return try scene.write { session in
                let playlist = try PlaylistWriter.create(name: "Long", in: session)
                try playlist.append(Array(repeating: .track(1), count: entries))
                return try session.statements {
                    let entry = try playlist.insert(.track(1), at: .at(entries / 2))
                    try playlist.move(entry, to: .first)
                    try playlist.remove(entry)
                }
            }
        }
        let short = try statements(entries: 4)
        #expect(try statements(entries: 2000) == short)
    }

    struct Foreign: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var keys: [String]
    }

    @Test(arguments: [
        Foreign(testDescription: "the published example's", keys: ["a0000000", "a0000001", "a0000002"]),
        Foreign(testDescription: "equal keys", keys: ["m", "m", "m"]),
        Foreign(testDescription: "zeros at the end", keys: ["a", "a0", "a00"]),
        Foreign(testDescription: "other characters", keys: ["!", "ä", "音"]),
        Foreign(testDescription: "empty", keys: ["", "", "a"]),
    ])
    func keysOfOtherProgramsAreCopedWith(_ row: Foreign) throws {
        let scene = try Self.scene()
        try scene.write { session in
            for (index, key) in row.keys.enumerated() {
                try session.database.execute(
                    sql: "UPDATE playlist_tracks SET sort_key = ? WHERE id = ?", arguments: [key, index + 1])
            }
        }
        var expected: [Int64] = [1, 2, 3]
        for index in [1, 3, 0, 2] {
            try Self.edit(scene) { _ = try $0.insert(.track(5), at: .at(index)) }
            expected.insert(5, at: index)
            #expect(try Self.tracks(scene) == expected)
        }
    }

    // MARK: Lists

    @Test(arguments: [1, 2, 3] as [UInt64])
    func bringingAPlaylistUpToAnyList(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scene = try Self.scene()
        for _ in 0..<40 {
            let list = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                random.chance(0.7)
                    ? EventTarget.track(Int64.random(in: 1...5, using: &random))
                    : .connectorTrack(Int64.random(in: 1...2, using: &random))
            }
            let before = try scene.texts("SELECT id FROM playlist_tracks WHERE is_deleted = 0").count
            let changes = try Self.edit(scene) { try $0.bring(to: list) }
            let entries = try scene.read { try PlaylistReader.entries(of: 1, in: $0) }
            #expect(entries.map(\.target) == list)
            #expect(try scene.texts("SELECT track_count FROM playlists") == ["\(list.count)"])
            #expect(changes.kept + changes.inserted == list.count)
            #expect(changes.kept + changes.removed == before)
            let dump = try scene.texts(
                "SELECT updated_at FROM playlist_tracks UNION ALL SELECT updated_at FROM playlists")
            let again = PlaylistChanges(inserted: 0, removed: 0, kept: list.count)
            #expect(try Self.edit(scene) { try $0.bring(to: list) } == again)
            #expect(
                try scene.texts("SELECT updated_at FROM playlist_tracks UNION ALL SELECT updated_at FROM playlists")
                    == dump, "a second import wrote something")
        }
    }

    /// Entries that are kept stay in their order among themselves, and the list in its own.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func bringingAPlaylistUpToAListThatMissesSome(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scene = try Self.scene()
        for _ in 0..<40 {
            let list = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                EventTarget.connectorTrack(Int64.random(in: 1...2, using: &random))
            }
            let own = try scene.read { try PlaylistReader.entries(of: 1, in: $0).map(\.target) }.filter(Self.isOwn)
            _ = try Self.edit(scene) { try $0.bring(to: list, keeping: Self.isOwn) }
            let entries = try scene.read { try PlaylistReader.entries(of: 1, in: $0).map(\.target) }
            #expect(entries.filter(Self.isOwn) == own)
            #expect(entries.filter { !Self.isOwn($0) } == list)
            #expect(try scene.texts("SELECT track_count FROM playlists") == ["\(entries.count)"])
            let again = PlaylistChanges(inserted: 0, removed: 0, kept: entries.count)
            #expect(try Self.edit(scene) { try $0.bring(to: list, keeping: Self.isOwn) } == again)
        }
    }

    private static func isOwn(_ target: EventTarget) -> Bool {
        if case .track = target { true } else { false }
    }

    @Test func bringingKeepsTheRowsThatStay() throws {
        let scene = try Self.scene()
        let changes = try Self.edit(scene) { try $0.bring(to: [1, 4, 5, 3].map(EventTarget.track)) }
        #expect(changes == PlaylistChanges(inserted: 2, removed: 1, kept: 2))
        #expect(try scene.read { try PlaylistReader.entries(of: 1, in: $0).map(\.id) } == [1, 4, 5, 3])
    }

    // MARK: Links

    @Test func aPlaylistHasOneLinkForEachService() throws {
        let scene = try Self.scene()
        func link(_ id: String) throws {
            try scene.write { _ = try PlaylistLinks.link(1, connector: "spotify", connectorPlaylistID: id, in: $0) }
        }
        func found(_ id: String) throws -> Int64? {
            try scene.read {
                try PlaylistReader.playlist(connector: "spotify", connectorPlaylistID: id, in: $0)?.id
            }
        }
        try link("x")
        try scene.write { try PlaylistLinks.markSynced(1, connector: "spotify", in: $0) }
        try link("x")
        #expect(try found("x") == 1)
        #expect(try scene.texts("SELECT last_synced IS NULL FROM playlist_mappings") == ["0"])
        try link("y")
        #expect(try found("x") == nil)
        #expect(try found("y") == 1)
        #expect(try scene.texts("SELECT last_synced IS NULL FROM playlist_mappings") == ["1"])
        try scene.write { _ = try Deletion.delete(PlaylistMappingRecord.self, id: 1, in: $0) }
        #expect(try found("y") == nil)
        try link("y")
        #expect(try found("y") == 1)
        let known = try scene.read { try PlaylistLinks.find(connector: "spotify", connectorPlaylistID: "y", in: $0) }
        #expect(known?.id == 1 && known?.isDeleted == false)
        #expect(throws: StoreFault.noSuchRow(table: "playlist_mappings", id: 1)) {
            try scene.write { try PlaylistLinks.markSynced(1, connector: "lastfm", in: $0) }
        }
    }
}
