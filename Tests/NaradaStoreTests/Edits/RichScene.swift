import GRDB
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaStore

extension MemoryScene {
    /// Six tracks and ten rows of two services with everything on them: mappings by runs, persons and other programs,
    /// plays, likes, metrics, playlist entries and origins of both kinds, open questions, verdicts, attempts.
    static func rich(seed: UInt64) throws -> MemoryScene {
        var random = SplitMix64(seed: seed)
        let scene = try MemoryScene()
        try scene.write { session in
            var tracks = try TrackUpserter(session: session, source: "library")
            for number in 1...6 { _ = try tracks.upsert(.sample(sourceID: "t\(number)", title: "Track \(number)")) }
        }
        try scene.vary(&random)
        try scene.fill(tracks: 0, rows: 5)
        try scene.fill(tracks: 0, rows: 5, service: "lastfm")
        let run = try scene.write { try RunWriter.begin(in: $0, matcherVersion: "v", settings: "{}") }
        for row in 1...10 as ClosedRange<Int64> {
            let track = Int64.random(in: 1...6, using: &random)
            try scene.write { session in
                let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: "v")
                switch row {
                case 1...5: try writer.insert(.sample(trackID: track, connectorTrackID: row))
                case 6, 7: _ = try DecisionWriter.record(.accept, connectorTrackID: row, trackID: track, in: session)
                case 8:
                    try session.insert(
                        TrackMappingRecord(trackID: track, connectorTrackID: row, matchMethod: "fuzzy", confidence: 70))
                case 9: try writer.insert(ReviewItem.sample(trackID: track, connectorTrackID: row))
                default:
                    try writer.recordAttempt(
                        connectorTrackID: row, attempts: 1, nextAttemptAt: session.now, bestTrackID: track)
                }
                let rejected = track % 6 + 1
                if row != 9 {
                    _ = try DecisionWriter.record(.reject, connectorTrackID: row, trackID: rejected, in: session)
                }
            }
        }
        try scene.addEvents(&random)
        return scene
    }

    /// Gives some tracks details that others lack.
    private func vary(_ random: inout SplitMix64) throws {
        for track in 1...6 {
            for (column, value) in [
                ("album", "Album \(track % 2)"), ("duration_ms", "\(track)000"), ("release_date", "200\(track)-01-01"),
                ("spotify_id", "own\(track)"), ("isrc", "USAM1020000\(track)"), ("track_number", "\(track)"),
            ] {
                let text = random.chance(0.5) ? "'\(value)'" : random.chance(0.2) ? "''" : "NULL"
                let isNumber = column == "duration_ms" || column == "release_date"
                let written = text == "''" && isNumber ? "NULL" : text
                try write {
                    try $0.database.execute(sql: "UPDATE tracks SET \(column) = \(written) WHERE id = \(track)")
                }
            }
        }
    }

    private func addEvents(_ random: inout SplitMix64) throws {
        var targets: [EventTarget] = []
        for _ in 0..<60 {
            targets.append(
                random.chance(0.6)
                    ? .connectorTrack(Int64.random(in: 1...10, using: &random))
                    : .track(Int64.random(in: 1...6, using: &random)))
        }
        var liked: [Bool] = []
        for _ in targets { liked.append(random.chance(0.6)) }
        try write { session in
            let plays = try PlayWriter(session: session, batch: PlayBatch(source: "test", id: "b"))
            let likes = try LikeWriter(session: session)
            let metrics = try MetricWriter(session: session)
            let lists = try ["Road", "Home"].map { try PlaylistWriter.create(name: $0, in: session) }
            for (index, target) in targets.enumerated() {
                let time = session.now.advanced(bySeconds: Int64(index))
                switch index % 4 {
                case 0: _ = try plays.add(.sample(target, minute: Int64(index)))
                case 1:
                    let service = index % 8 == 1 ? "spotify" : "lastfm"
                    _ = try likes.record(
                        NewLike(
                            target, service: service, isLiked: liked[index], likedAt: liked[index] ? time : nil))
                case 2:
                    _ = try metrics.append(
                        MetricPoint(value: Double(index), collectedAt: time), to: target, connector: "lastfm",
                        type: "play_count")
                default: try lists[index % 8 == 3 ? 0 : 1].insert(target, at: .at(index % 5))
                }
            }
            try likes.finish()
            try EventFollower.followAll(in: session)
        }
        // Some things were deleted before.
        try write { session in
            try session.markSoftDeleted(TrackPlayRecord.self, id: 2)
            try PlaylistWriter(session: session, playlistID: 1).removeIfThere(5)
            try session.markSoftDeleted(TrackMetricRecord.self, id: 7)
        }
    }

    /// Expects that nothing is found wrong.
    func expectSound(_ story: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try findings()
        #expect(found == [], "after \(story)", sourceLocation: sourceLocation)
    }

    /// Expects that all is as it was, and that what came since is deleted.
    func expect(
        _ start: TableDump, after story: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let differences = try dump().differences(from: start)
        #expect(differences == [], "after \(story)", sourceLocation: sourceLocation)
    }

    func dump() throws -> TableDump { try read { try TableDump($0) } }

    /// What cannot be right, as `rule: sample` lines.
    func findings() throws -> [String] {
        try read { session in
            try StoreCheck.findings(in: session).flatMap { finding in
                finding.samples.map { "\(finding.rule.rawValue): \($0.table) \($0.id ?? 0) \($0.detail)" }
            }
        }
    }
}

extension PlaylistWriter {
    /// Which list an entry of the scene is in depends on its seed.
    fileprivate func removeIfThere(_ id: Int64) throws {
        if try PlaylistReader.entries(of: playlistID, in: session).contains(where: { $0.id == id }) { try remove(id) }
    }
}
