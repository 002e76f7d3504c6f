import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct CareReportTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var report: any Report
        var outcome = Outcome.done
        var testDescription: String { name }
    }

    private static let time = Timestamp(microseconds: 1_795_255_200_000_000)

    private static let findings = [
        CheckReport.Finding(
            rule: "double_mapping", severity: "error", label: "runs mapped one connector track twice",
            remedy: "narada-resolve check --fix", count: 1200, left: 0,
            samples: (1...6 as ClosedRange<Int64>).map {
                .init(table: "track_mappings", id: $0, detail: "maps row \($0)")
            }),
        CheckReport.Finding(
            rule: "mbid", severity: "notice", label: "a MusicBrainz id is not valid",
            remedy: "narada-resolve import, with the row corrected", count: 2, left: 2,
            samples: [
                .init(table: "tracks", id: 7, detail: "mbid \"\u{1B}[2J東京\""),
                .init(table: "tracks", id: 8, detail: "mbid \"\(String(repeating: "x", count: 400))\""),
            ]),
    ]

    private static func duplicates(_ change: (inout DuplicateReport) -> Void = { _ in }) -> DuplicateReport {
        let pair = { (zone: Zone, percent: Int, reasons: [ReviewReason], evidence: Evidence) in
            DuplicateReport.Pair(
                zone: zone, confidence: Confidence(percent: percent), method: .titleArtistDuration, reasons: reasons,
                keep: Samples.track(12, "Hurt", ["Johnny Cash"], album: "American IV", ms: 218_000),
                lose: Samples.track(
                    48_100, "Hurt \u{1B}[2J (Live at Folsom State Prison)", ["Johnny Cash"], ms: 216_000),
                keepHolds: Holdings(mappings: 3, plays: 1200, likes: 1, metrics: 2, playlistEntries: 1),
                loseHolds: Holdings(), evidence: evidence)
        }
        var report = DuplicateReport(
            tracks: 10_000,
            pairs: [
                pair(.accept, 99, [], Samples.accepted),
                pair(.review, 97, [.versionConflict], Samples.liveAgainstStudio),
            ], total: 41, accepted: 30, matcherVersion: Samples.matcherVersion)
        change(&report)
        return report
    }

    static let rows = [
        Row(
            name: "check-nothing",
            report: CheckReport(path: "narada.db", rules: 17, fix: false, isDamaged: false, findings: [], events: [])),
        Row(
            name: "check",
            report: CheckReport(
                path: "narada.db", rules: 17, fix: false, isDamaged: false,
                findings: findings.map { finding in
                    var finding = finding
                    finding.left = finding.count
                    return finding
                },
                events: [
                    .init(kind: "plays", own: 1, mapped: 1_200_000, waiting: 33_000, behind: 0, astray: 12),
                    .init(kind: "likes", own: 0, mapped: 400, waiting: 3, behind: 2, astray: 0),
                    .init(kind: "metrics", own: 0, mapped: 0, waiting: 0, behind: 0, astray: 0),
                ]), outcome: .someRefused),
        Row(
            name: "check-fix",
            report: CheckReport(
                path: "narada.db", rules: 17, fix: true, isDamaged: false, findings: findings, events: []),
            outcome: .someRefused),
        Row(
            name: "check-fixed",
            report: CheckReport(
                path: "narada.db", rules: 17, fix: true, isDamaged: false, findings: [findings[0]], events: [])),
        Row(
            name: "check-damaged",
            report: CheckReport(
                path: "narada.db", rules: 17, fix: true, isDamaged: true,
                findings: [
                    .init(
                        rule: "integrity", severity: "damage", label: "the file is damaged",
                        remedy: "sqlite3 FILE .recover, or a backup", count: 1, left: 1,
                        samples: [.init(table: "", id: nil, detail: "Tree 4 page 4: btreeInitPage() returns error 11")])
                ], events: []), outcome: .someRefused),
        Row(name: "duplicates", report: duplicates()),
        Row(name: "duplicates-none", report: duplicates { ($0.pairs, $0.total, $0.accepted) = ([], 0, 0) }),
        Row(
            name: "duplicates-merged",
            report: duplicates {
                $0.mergedFrom = 95
                $0.merged = (1...22).map { .init(edit: $0, keep: $0, losers: [$0 + 100, $0 + 200]) }
                $0.pairs.removeFirst()
            }),
        Row(
            name: "duplicates-dry",
            report: duplicates {
                ($0.mergedFrom, $0.dryRun) = (95, true)
                $0.merged = [.init(edit: nil, keep: 12, losers: [48_100])]
                $0.pairs = []
            }),
        Row(
            name: "duplicates-merged-none",
            report: duplicates { ($0.mergedFrom, $0.pairs, $0.total, $0.accepted) = (95, [], 0, 0) }),
        Row(
            name: "merge",
            report: EditReport(
                action: .merge, edit: 3, what: "Track 17 merged into track 12 (Hurt – Johnny Cash)",
                tracks: [
                    .init(
                        id: 12, name: "Hurt – Johnny Cash", before: Holdings(mappings: 1),
                        after: Holdings(mappings: 2, plays: 1200)),
                    .init(
                        id: 17, name: "Hurt \u{1B}[2J", before: Holdings(mappings: 1, plays: 1200), after: Holdings()),
                ], filled: ["album", "isrc"])),
        Row(
            name: "delete-dry",
            report: EditReport(
                action: .delete, edit: 4, what: "Row 3 of playlists (Road) deleted with what hung on it",
                rows: ["playlists": 1, "playlist_tracks": 1200], dryRun: true)),
        Row(
            name: "undo-edit",
            report: EditReport(
                action: .undo, edit: 4, what: "Edit e4 is taken back: row 3 of playlists deleted with what hung on it",
                rows: ["playlists": 1, "playlist_tracks": 1200], left: 2)),
        Row(
            name: "edits",
            report: EditListReport(
                edits: [
                    .init(
                        id: 12, kind: "merge", at: time, undoneAt: nil,
                        what: "Tracks 17, 18, 19 merged into track 12 (Hurt – Johnny Cash)",
                        rows: ["tracks": 4, "track_mappings": 3]),
                    .init(
                        id: 2, kind: "delete", at: time, undoneAt: time, what: "Row 3 of playlists (\u{1B}[2J) deleted",
                        rows: ["playlists": 1]),
                ])),
        Row(name: "edits-none", report: EditListReport(edits: [])),
        Row(
            name: "distinct",
            report: DistinctReport(
                takenBack: false,
                pairs: [.init(tracks: [1, 7], names: ["Hurt – Johnny Cash", "Hurt \u{1B}[2J (Live)"])],
                dryRun: false)),
        Row(
            name: "distinct-taken-back",
            report: DistinctReport(takenBack: true, pairs: [.init(tracks: [1, 7], names: ["A", "B"])], dryRun: true)),
        Row(
            name: "purge", report: PurgeReport(before: time, rows: ["tracks": 12, "track_plays": 3000], dryRun: false)),
        Row(name: "purge-dry", report: PurgeReport(before: time, rows: ["tracks": 1], dryRun: true)),
        Row(name: "purge-nothing", report: PurgeReport(before: time, rows: [:], dryRun: false)),
        Row(
            name: "backup",
            report: FileReport(path: "narada.db", action: .backup(to: "a\u{1B}.db", bytes: 4_212_345), seconds: 0.2)),
        Row(
            name: "vacuum",
            report: FileReport(path: "narada.db", action: .vacuum(before: 9_000_000, after: 4_096), seconds: 12)),
        Row(
            name: "status-sizes",
            report: StatusReport(
                path: "narada.db", fileBytes: 4_212_345, schemaVersion: 11, newestSchemaVersion: 11, tracks: 10_000,
                connectors: [], byMethod: [:], lastRun: nil,
                sizes: .init(
                    log: 32_768, free: 8_192,
                    tables: [
                        .init(name: "connector_tracks", rows: 12_034, deleted: 0, bytes: 2_000_000),
                        .init(name: "edits", rows: 0, deleted: 0, bytes: 4_096),
                        .init(name: "tracks", rows: 10_000, deleted: 17, bytes: nil),
                    ], waitingRows: 1, ages: [.init("first_play", time), .init("last_metric", nil)],
                    checkpoints: [
                        .init(
                            user: "me", service: "lastfm", entity: "plays", timestamp: time, cursor: "p\u{1B}2",
                            advancedAt: time)
                    ]))),
    ]

    @Test(arguments: rows)
    func `a report of care`(_ row: Row) throws {
        let text = row.report.text(style: .plain)
        try GoldenFile.compare(text + "\n" + row.report.json + "\n", to: "care/\(row.name).txt")
        #expect(row.report.outcome == row.outcome)
        #expect(text.hasSuffix("\n"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        #expect(row.report.json.hasPrefix(#"{"version":1,"#))
        #expect(!text.contains("\u{1B}") && !row.report.json.contains("\u{1B}"))
        _ = try JSONSerialization.jsonObject(with: Data(row.report.json.utf8))
        // Narrow terminals are no reason to lose anything or to stop.
        #expect(!row.report.text(style: TextStyle(width: 30, colour: true)).isEmpty)
    }
}
