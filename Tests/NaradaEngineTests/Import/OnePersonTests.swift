import Foundation
import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// One person's exports of all formats in one library: everything is on its track, and sums add up whatever happens to the
/// tracks.
@Suite struct OnePersonTests {
    /// A library with all exports, resolved, and with the person's word on what a run would not decide alone.
    private static func home() throws -> Home {
        let home = try Home()
        let report = try home.importExports(ExportFixtures.paths())
        #expect(report.outcome == .done)
        try home.run(RunOptions(createMissing: true))
        let waiting = try home.rows("SELECT connector_track_id FROM review_items WHERE state = 'open' ORDER BY 1")
        _ = try home.engine.decide(.accept, on: .rows(waiting, trackID: nil))
        return home
    }

    /// What is on each track: plays with their milliseconds, likes, entries.
    private static func holdings(_ home: Home) throws -> [String] {
        try ["track_plays", "track_likes", "playlist_tracks"].flatMap { table in
            try home.rows(
                """
                SELECT '\(table)', track_id, count(*) FROM \(table) WHERE NOT is_deleted GROUP BY track_id
                ORDER BY track_id
                """)
        }
    }

    /// Whether the sums of all tables are those of the files, and nothing is astray.
    private static func check(_ home: Home, _ step: String) throws {
        let plays = try ExportFixtures.plays()
        let likes = try ExportFixtures.likes()
        let entries = try ExportFixtures.entries()
        let sums = try home.store().withReadSession { try EventReconciliation.read(in: $0) }
        #expect(sums.addsUp, "\(step)")
        #expect(sums.plays.total == plays.count, "\(step)")
        #expect(sums.likes.total == likes.count, "\(step)")
        #expect(sums.entries.total == entries.values.reduce(0, +), "\(step)")
        let milliseconds = plays.reduce(0) { $0 + ($1.ms ?? 0) }
        #expect(try home.rows("SELECT cast(total(ms_played) AS INTEGER) FROM track_plays") == ["\(milliseconds)"])
        #expect(
            try home.rows(
                """
                SELECT count(*) FROM playlists p WHERE track_count <> (
                    SELECT count(*) FROM playlist_tracks e WHERE e.playlist_id = p.id AND NOT e.is_deleted)
                """) == ["0"], "\(step)")
    }

    @Test func everythingThatTheFilesSayIsThere() throws {
        let home = try Self.home()
        try Self.check(home, "after the run")
        let plays = try ExportFixtures.plays()
        for service in Set(plays.map(\.service)) {
            let count = plays.count { $0.service == service }
            #expect(try home.rows("SELECT count(*) FROM track_plays WHERE service = '\(service)'") == ["\(count)"])
        }
        let liked = try ExportFixtures.likes().map { "\($0.key) \($0.value ? 1 : 0)" }.sorted()
        let stored = try home.rows(
            """
            SELECT l.service || ' ' || lower(c.title), l.is_liked FROM track_likes l
            JOIN connector_tracks c ON c.id = l.connector_track_id
            """)
        #expect(stored.sorted() == liked)
        for (name, count) in try ExportFixtures.entries() {
            let sum = try home.rows("SELECT total(track_count) FROM playlists WHERE name = '\(name)'")
            #expect(sum == ["\(Double(count))"], "\(name)")
        }
    }

    /// A track that its service has deleted has no name, so that nobody can say what it is.
    @Test func everyEventOfANamedTrackIsOnACanonicalOne() throws {
        let home = try Self.home()
        for table in ["track_plays", "track_likes", "playlist_tracks", "track_metrics"] {
            let astray = try home.rows(
                """
                SELECT c.connector_name, c.connector_track_id FROM \(table) e
                JOIN tracks t ON t.id = e.track_id JOIN connector_tracks c ON c.id = e.connector_track_id
                WHERE t.is_deleted AND c.title <> ''
                """)
            #expect(astray == [], "\(table)")
        }
        let songs = try Dictionary(grouping: ExportFixtures.plays(), by: \.song).mapValues(\.count)
        for song in ["karma police", "wonderwall", "roads", "enter sandman", "numb"] {
            let onTracks = try home.rows(
                """
                SELECT count(*) FROM track_plays p JOIN tracks t ON t.id = p.track_id
                WHERE NOT t.is_deleted AND lower(t.title) = '\(song)'
                """)
            #expect(onTracks == ["\(songs[song] ?? 0)"], "\(song)")
        }
    }

    @Test func aVerdictMovesWhatHangsOnTheRow() throws {
        let home = try Self.home()
        let before = try Self.holdings(home)
        let row = "lastfm:radiohead/_/karma+police"
        func plays(of track: String) throws -> Int {
            try Int(home.rows("SELECT count(*) FROM track_plays WHERE track_id = \(track)")[0]) ?? 0
        }
        let roads = try home.rows("SELECT track_id FROM track_plays p WHERE played_at > '2024-02-03' LIMIT 1")[0]
        let old = try home.rows(
            """
            SELECT DISTINCT track_id FROM track_plays p JOIN connector_tracks c ON c.id = p.connector_track_id
            WHERE c.connector_track_id = 'radiohead/_/karma+police'
            """)
        let counts = (roads: try plays(of: roads), old: try plays(of: old[0]))
        let moved = try ExportFixtures.plays().count { $0.service == "lastfm" && $0.song == "karma police" }
        #expect(moved > 0)
        // Wrong by all evidence, and right because a person says so.
        _ = try home.engine.decide(.accept, on: .rows([row], trackID: Int64(roads)))
        try Self.check(home, "after a verdict")
        #expect(try plays(of: roads) == counts.roads + moved)
        #expect(try plays(of: old[0]) == counts.old - moved)
        try home.run(RunOptions(all: true, createMissing: true))
        #expect(try plays(of: roads) == counts.roads + moved)
        _ = try home.engine.takeVerdictsBack([row])
        try Self.check(home, "after taking it back")
        #expect(try plays(of: old[0]) == counts.old)
        #expect(try Self.holdings(home) == before)
    }

    @Test func aMergeAndItsUndo() throws {
        let home = try Self.home()
        let before = try Self.holdings(home)
        let tracks = try home.rows(
            """
            SELECT t.id FROM tracks t JOIN track_plays p ON p.track_id = t.id WHERE NOT t.is_deleted
            GROUP BY t.id ORDER BY count(*) DESC, t.id
            """
        ).compactMap { Int64($0) }
        let edit = try home.store().withSession { session in
            try TrackMerger.merge(keep: tracks[0], losers: [tracks[1], tracks[2]], in: session)
        }
        try Self.check(home, "after a merge")
        let sum = tracks[0...2].reduce(0) { sum, track in
            let line = before.first { $0.hasPrefix("track_plays \(track) ") }
            return sum + (line?.split(separator: " ").last.flatMap { Int($0) } ?? 0)
        }
        let kept = try home.rows("SELECT count(*) FROM track_plays WHERE track_id = \(tracks[0])")
        #expect(kept == ["\(sum)"])
        // A later import of the same files brings nothing, and moves nothing away from the keeper.
        let again = try home.importExports(ExportFixtures.paths())
        #expect(again.total.plays.inserted + again.total.likes.inserted + again.total.entries.inserted == 0)
        #expect(try home.rows("SELECT count(*) FROM track_plays WHERE track_id = \(tracks[0])") == kept)
        _ = try home.store().withSession { try EditUndo.undo(edit.id ?? 0, in: $0) }
        try Self.check(home, "after the merge was undone")
        #expect(try Self.holdings(home) == before)
    }

    @Test func anUndoneRunLeavesEverythingWaiting() throws {
        let home = try Home()
        try home.importExports(ExportFixtures.paths())
        let before = try Self.holdings(home)
        try Self.check(home, "before any run")
        try home.run(RunOptions(createMissing: true))
        try Self.check(home, "after the run")
        let resolved = try Self.counts(home)
        let run = try home.rows("SELECT max(id) FROM match_runs")
        _ = try home.engine.undo(run: Int64(run[0]) ?? 0)
        try Self.check(home, "after the run was undone")
        #expect(try Self.holdings(home) == before)
        let sums = try home.store().withReadSession { try EventReconciliation.read(in: $0) }
        #expect(sums.plays.mapped == 0 && sums.plays.waiting == sums.plays.total)
        #expect(sums.entries.mapped == 0 && sums.likes.mapped == 0)
        try home.run(RunOptions(all: true, createMissing: true))
        try Self.check(home, "after another run")
        #expect(try Self.counts(home) == resolved)
    }

    /// The holdings without the numbers of the tracks, which another run gives anew.
    private static func counts(_ home: Home) throws -> [String] {
        try holdings(home).map { line in
            let words = line.split(separator: " ")
            return "\(words[0]) \(words[2])"
        }.sorted()
    }
}

extension Home {
    @discardableResult
    func importExports(
        _ paths: [String], format: String? = nil, connector: String? = nil, dryRun: Bool = false,
        fromStart: Bool = false, onIssue: @escaping (String) -> Void = { _ in }
    ) throws -> EventImportReport {
        let report = try engine.importEvents(
            EventImportRequest(
                files: paths, format: format, connector: connector, dryRun: dryRun, fromStart: fromStart),
            onIssue: onIssue)
        guard let wanted = report as? EventImportReport else { throw OtherReport(report: report) }
        return wanted
    }
}
