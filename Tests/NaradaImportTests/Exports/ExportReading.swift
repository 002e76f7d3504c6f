import Foundation
import NaradaModel
import Testing

@testable import NaradaImport

/// Everything that an export says, record by record.
struct ReadExport {
    var format: ExportFormat
    var records: [ExportRecord] = []
    var counts: ExportCounts
    /// The position after each record, and first that before all.
    var positions: [ImportPosition] = []
    /// The position at the end of the file.
    var end: ImportPosition

    init(
        _ bytes: [UInt8], name: String, format: ExportFormat? = nil, resuming position: ImportPosition? = nil,
        chunkSize: Int = ByteSource.defaultChunkSize, service: String? = nil
    ) throws {
        let source = ByteSource(bytes: bytes, name: name, chunkSize: chunkSize)
        try self.init(source, format: format, resuming: position, service: service)
    }

    init(
        _ source: ByteSource, format: ExportFormat? = nil, resuming position: ImportPosition? = nil,
        service: String? = nil
    ) throws {
        let file = try ExportFile(
            source, format: format, resuming: position,
            options: ExportFile.Options(service: service, today: try someDay()))
        self.format = file.format
        positions = [file.position]
        while let record = try file.next() {
            records.append(record)
            positions.append(file.position)
        }
        end = file.position
        counts = file.counts
    }

    init(_ text: String, name: String, format: ExportFormat? = nil, service: String? = nil) throws {
        try self.init(Array(text.utf8), name: name, format: format, service: service)
    }

    var events: [ExportEvent] { records.flatMap(\.events) }
    var issues: [String] { records.flatMap(\.issues).map(\.description) }

    var plays: [ImportedPlay] { events.compactMap { if case .play(let play) = $0 { play } else { nil } } }
    var tracks: [ImportedTrack] { events.compactMap { if case .track(let track, _) = $0 { track } else { nil } } }
    var likes: [ImportedLike] { events.compactMap { if case .like(let like) = $0 { like } else { nil } } }
    var entries: [ImportedEntry] { events.compactMap { if case .entry(let entry) = $0 { entry } else { nil } } }
    var playlists: [ImportedPlaylist] {
        events.compactMap { if case .playlist(let playlist) = $0 { playlist } else { nil } }
    }
    var metrics: [ImportedMetric] { events.compactMap { if case .metric(let metric) = $0 { metric } else { nil } } }

    /// Events that must come exactly once, however often a file is left and gone on with: all but tracks, which are
    /// said again.
    static func lasting(_ records: some Sequence<ExportRecord>) -> [ExportEvent] {
        records.flatMap(\.events).filter { if case .track = $0 { false } else { true } }
    }
}

/// The made-up exports beside the package's sources.
enum Fixture {
    static let names = [
        "Streaming_History_Audio_2023_4.json", "endsong_0.json", "StreamingHistory_music_0.json", "Playlist1.json",
        "YourLibrary.json", "sunday_morning.csv", "liked_songs.csv", "lastfm-plain.csv", "recenttracks-fixture.csv",
        "lovedtracks-fixture.csv", "lastfm-recenttracks-1.json", "lastfm-recenttracks-2-extended.json",
        "lastfm-lovedtracks.json", "listenbrainz-2023-11.jsonl", "feedback.jsonl", "musicbrainz-recording.json",
        "musicbrainz-browse.json", "Library.xml", "party.xspf", "night-drive.jspf", "radio.m3u8", "old.m3u",
    ]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "exports").appending(path: name)))
    }

    static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}

extension ReadExport {
    /// The export as a person reads it, for golden files: a line for each event and issue.
    var transcript: String {
        var out = "format \(format.rawValue)\n"
        for record in records {
            out += "\(record.place)\n"
            if let reason = record.passedOver { out += "    passed over: \(reason.rawValue)\n" }
            for event in record.events { out += "    \(Self.line(event))\n" }
            for issue in record.issues { out += "    ! \(issue)\n" }
        }
        return out + "position \(positions.last?.text ?? "")\n"
    }

    private static func line(_ event: ExportEvent) -> String {
        func list(_ pairs: [(String, String?)]) -> String {
            pairs.compactMap { pair in pair.1.map { "\(pair.0) \($0)" } }.joined(separator: " · ")
        }
        switch event {
        case .track(let track, let service):
            return "track \(service) "
                + list([
                    ("id", track.sourceID), ("title", track.title), ("artists", track.artists.json),
                    ("album", track.album), ("ms", track.durationMs.map(String.init)),
                    ("released", track.releaseDate?.text), ("isrcs", track.isrcs.isEmpty ? nil : "\(track.isrcs)"),
                    ("mbid", track.mbid?.text), ("raw", track.rawMetadata),
                ])
        case .play(let play):
            return "play \(play.track) "
                + list([
                    (play.moment.rawValue, play.playedAt.text), ("ms", play.msPlayed.map(String.init)),
                    ("skipped", play.skipped.map(String.init)), ("counts", String(play.counts)),
                    ("context", play.context),
                ])
        case .like(let like):
            return "\(like.isLiked ? "like" : "dislike") \(like.track) " + list([("at", like.likedAt?.text)])
        case .metric(let metric):
            return "metric \(metric.track) "
                + list([(metric.kind.rawValue, JSONText.number(metric.value)), ("at", metric.collectedAt?.text)])
        case .playlist(let playlist):
            return "playlist \(playlist.id) "
                + list([
                    ("name", playlist.name), ("description", playlist.description),
                    ("modified", playlist.modifiedAt?.text), ("raw", playlist.rawMetadata),
                ])
        case .entry(let entry):
            return "entry \(entry.playlist) \(entry.index) \(entry.track) "
                + list([("at", entry.addedAt?.text), ("by", entry.addedBy)])
        }
    }
}
