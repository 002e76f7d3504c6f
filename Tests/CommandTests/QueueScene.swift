import Foundation
import NaradaModel
import NaradaStore
import NaradaTestSupport

/// Databases with questions whose evidence is written by hand, so that no change of the matchers changes what is shown.
enum QueueScene {
    /// Two hundred waiting pairs: 80 remasters, 60 live takes, 30 songs under an artist's other name, 30 of their own.
    static func twoHundred() throws -> Scene {
        try scene(
            (0..<80).map { remaster($0) } + (80..<140).map { live($0) } + (140..<170).map { alias($0, "Vier Farben") }
                + (170..<200).map { alias($0, "Farbe \($0)") })
    }

    struct Pair {
        var row: ImportedTrack
        var track: ImportedTrack
        var evidence: Evidence
        var confidence: Int
        var reasons: [ReviewReason]
    }

    static func scene(_ pairs: [Pair]) throws -> Scene {
        let scene = try Scene()
        try scene.run("migrate", "up")
        let clock = TestClock()
        let store = try Store(path: scene.path("narada.db"), access: .readWrite, clock: { clock.now })
        try store.withSession { session in
            var tracks = try TrackUpserter(session: session, source: "library")
            var rows = try ConnectorTrackUpserter(session: session, connector: "spotify")
            let run = try RunWriter.begin(
                in: session, matcherVersion: matcher, settings: #"{"accept":85,"review":50}"#)
            let writer = try ResolutionWriter(session: session, runID: run, matcherVersion: matcher)
            for pair in pairs {
                _ = try tracks.upsert(pair.track)
                _ = try rows.upsert(pair.row)
                try writer.insert(
                    ReviewItem(
                        trackID: tracks.rowID, connectorTrackID: rows.rowID, method: .titleArtistDuration,
                        confidence: Confidence(percent: pair.confidence), reasons: pair.reasons,
                        evidence: pair.evidence.jsonUTF8))
            }
            try RunWriter.finish(in: session, run, state: .finished, counts: "{}")
        }
        return scene
    }

    private static let matcher = "3f9ac1d2e4b5a6978811223344556677"
    private static let words = [
        "Morning", "River", "Glass", "夜", "Paper", "Northern", "Café", "Stone", "Silver", "Echo",
    ]

    private static func title(_ number: Int) -> String {
        "\(words[number % 10]) \(words[(number / 10 + 3) % 10]) \(number)"
    }

    private static func pair(
        _ number: Int, row: String, track: String, artists: (String, String) = ("The Lanterns", "The Lanterns"),
        _ fields: [Evidence.Field], confidence: Int, reasons: [ReviewReason]
    ) -> Pair {
        let length = 180_000 + 1_000 * number
        let all =
            fields + [
                .init(matcher: "duration", level: "within_1s", left: "3:00", right: "3:00", weight: 3.1)
            ]
        return Pair(
            row: .sample(sourceID: "s\(number)", title: row, artists: [artists.0], durationMs: length),
            track: .sample(
                sourceID: "t\(number)", title: track, artists: [artists.1], album: "First Light", durationMs: length),
            evidence: Evidence(
                fields: all, prior: -9.97, total: all.reduce(-9.97) { $0 + $1.weight }, reasons: reasons,
                matcherVersion: matcher), confidence: confidence, reasons: reasons)
    }

    static func remaster(_ number: Int) -> Pair {
        let name = title(number)
        return pair(
            number, row: "\(name) - \(1990 + number % 30) Remaster", track: name,
            [
                .init(matcher: "title", level: "exact", left: name, right: name, weight: 5),
                .init(matcher: "artists", level: "exact", left: "The Lanterns", right: "The Lanterns", weight: 3),
            ], confidence: 60 + number % 20, reasons: [.belowAcceptance])
    }

    static func live(_ number: Int) -> Pair {
        let name = title(number)
        return pair(
            number, row: "\(name) (Live in Town \(number))", track: name,
            [
                .init(matcher: "title", level: "exact", left: name, right: name, weight: 9),
                .init(matcher: "artists", level: "exact", left: "The Lanterns", right: "The Lanterns", weight: 3),
                .init(matcher: "version", level: "other_kind", left: "live: town \(number)", right: nil, weight: -6),
            ], confidence: 55, reasons: [.versionConflict])
    }

    static func alias(_ number: Int, _ name: String) -> Pair {
        pair(
            number, row: title(number), track: title(number), artists: (name, "The Lanterns"),
            [
                .init(matcher: "title", level: "exact", left: title(number), right: title(number), weight: 9),
                .init(matcher: "artists", level: "other", left: name, right: "The Lanterns", weight: -4),
            ], confidence: 52, reasons: [.descriptionConflict])
    }
}
