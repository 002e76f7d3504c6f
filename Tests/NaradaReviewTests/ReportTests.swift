import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ReportTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var report: any Report
        var outcome = Outcome.done
        var testDescription: String { name }
    }

    private static let run: RunReport = {
        var report = RunReport(mode: .changed, connectors: ["spotify"], matcherVersion: Samples.matcherVersion)
        report.connectorRows = 12_034
        report.newMappings = 11_000
        report.changed = 3
        report.kept = 17
        report.retired = 1
        report.toReview = 400
        report.reviewByReason = [.versionConflict: 300, .tie: 120]
        report.unmatched = 614
        report.byMethod = [.isrc: 8000, .titleArtist: 20, .titleArtistDuration: 3000]
        report.pairs = 89_012
        report.seconds = 1.234
        report.runID = 12
        return report
    }()

    private static func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var copy = value
        change(&copy)
        return copy
    }

    private static let step = SchemaReport.Step(
        version: 1, title: "initial_schema", appliedAt: Timestamp("2026-11-22 10:00:00"))

    static let rows = [
        Row(name: "run", report: run),
        Row(name: "run-dry", report: with(run) { ($0.dryRun, $0.runID) = (true, nil) }),
        Row(name: "run-interrupted", report: with(run) { $0.interrupted = true }, outcome: .interrupted),
        Row(
            name: "run-nothing",
            report: with(RunReport(mode: .changed, matcherVersion: Samples.matcherVersion)) { $0.nothingToDo = true }),
        Row(
            name: "run-founding",
            report: with(run) { ($0.foundedTracks, $0.byMethod[.founded], $0.unmatched) = (600, 614, 0) }),
        Row(
            name: "run-duplicates",
            report: with(run) { $0.internalDuplicates = Set((1...7).map { [Int64($0), Int64($0) + 100] }) }),
        Row(
            name: "run-drift",
            report: with(run) {
                $0.byConfidence = [.at99: 10_000, .from85: 1_020]
                $0.drift = RunDrift(
                    of: DriftTests.mix { $0.byMethod = [.titleArtistDuration: 900] }, against: DriftTests.mix { _ in },
                    previousRun: 11, matcherChanged: true)
            }),
        Row(
            name: "groups",
            report: GroupReport(
                groups: [
                    .init(
                        pattern: ReviewPattern(key: "3fa94c21", sentence: "– YYYY Remaster, same artist, ≤ 3 s"),
                        pairs: 143,
                        worth: 2_001, lowest: Confidence(percent: 71), highest: Confidence(percent: 84),
                        samples: ["Hurt - 2011 Remaster – Johnny Cash = Hurt – Johnny Cash"]),
                    .init(
                        pattern: ReviewPattern(
                            key: "00112233",
                            sentence: "artist \"\u{1B}[2J\" = \"東京\", same title, a shared ISRC, "
                                + "an identifier against the description, another album, lengths differ"),
                        pairs: 2, worth: 0, lowest: Confidence(percent: 60), highest: Confidence(percent: 60)),
                ], groupCount: 9, single: 57, pairs: 310)),
        Row(name: "groups-none", report: GroupReport(groups: [], groupCount: 0, single: 0, pairs: 0)),
        Row(
            name: "runs",
            report: RunListReport(
                runs: [
                    .init(
                        id: 12, startedAt: Timestamp(microseconds: 1_795_341_600_000_000), finishedAt: nil,
                        state: "running", undoneAt: nil, matcherVersion: Samples.matcherVersion, settings: "{}",
                        counts: nil),
                    .init(
                        id: 11, startedAt: Timestamp(microseconds: 1_795_255_200_000_000),
                        finishedAt: Timestamp(microseconds: 1_795_255_203_000_000), state: "finished",
                        undoneAt: Timestamp(microseconds: 1_795_341_500_000_000), matcherVersion: "0123456789abcdef",
                        settings: #"{"accept":85}"#,
                        counts: .init(
                            rows: 12_034, newMappings: 11_000, changed: 3, kept: 17, retired: 1, toReview: 400,
                            unmatched: 614, foundedTracks: 0, seconds: 3)),
                ])),
        Row(name: "runs-none", report: RunListReport(runs: [])),
        Row(
            name: "undo",
            report: UndoReport(
                run: 11, startedAt: Timestamp(microseconds: 1_795_255_200_000_000), takenBack: 11_003, restored: 4,
                questionsClosed: 390, questionsReopened: 2, attempts: 614, tracksDeleted: 5, tracksKept: 1,
                verdictsKept: 10, confirmed: 7, corrected: 1, laterRows: 17, laterRuns: [12, 14])),
        Row(
            name: "undo-dry",
            report: UndoReport(run: 2, startedAt: Timestamp(microseconds: 1_795_255_200_000_000), dryRun: true)),
        Row(
            name: "history",
            report: HistoryReport(
                connectorTrack: Samples.entries[0].connectorTrack,
                events: [
                    .init(
                        at: Timestamp(microseconds: 1_795_255_200_000_000), kind: .mapped,
                        what: "Run 1 mapped it to track 12, \"Hurt – \u{1B}[2J\", by isrc, confidence 99", trackID: 12,
                        runID: 1),
                    .init(
                        at: Timestamp(microseconds: 1_795_255_300_000_000), kind: .decided,
                        what: "A person said that it is not track 12", details: ["Note: the live take"], trackID: 12),
                    .init(at: nil, kind: .unmapped, what: "Another program ended the mapping to track 12", trackID: 12),
                ])),
        Row(
            name: "verdicts",
            report: VerdictReport(
                action: .decided(.accept), pattern: ReviewPattern(key: "3fa94c21", sentence: "– YYYY Remaster"),
                lines: (1...22).map {
                    .init(rowID: $0, row: "Hurt \($0) – Johnny Cash", trackID: $0 + 100, track: "Hurt – Johnny Cash")
                }, dryRun: true)),
        Row(
            name: "verdicts-taken-back",
            report: VerdictReport(action: .takenBack, lines: [.init(rowID: 1, row: "東京")], dryRun: false)),
        Row(
            name: "verdict-import",
            report: {
                var report = VerdictImportReport(file: "verdicts.csv", dryRun: false)
                (report.recorded, report.replaced, report.unchanged, report.conflicts, report.refused) = (
                    12, 1, 3, 2, 1
                )
                return report
            }(), outcome: .someRefused),
        Row(
            name: "import-one",
            report: ImportReport(
                connector: "spotify", asInternal: false, files: [.init(path: "likes.csv", inserted: 1)], seconds: 0.04)),
        Row(
            name: "import-two",
            report: ImportReport(
                connector: "spotify", asInternal: false,
                files: [
                    .init(path: "likes.csv", inserted: 1200, updated: 3, unchanged: 4, refused: 2, warnings: 7),
                    .init(path: "a\u{1B}[2J/東京.csv", inserted: 1, refused: 0),
                ], seconds: 130), outcome: .someRefused),
        Row(
            name: "import-internal",
            report: ImportReport(
                connector: "narada", asInternal: true, files: [.init(path: "tracks.jsonl", unchanged: 5)],
                interrupted: true), outcome: .interrupted),
        Row(
            name: "status",
            report: StatusReport(
                path: "narada.db", fileBytes: 4_212_345, schemaVersion: 2, newestSchemaVersion: 3, tracks: 10_000,
                connectors: [
                    .init(name: "lastfm", rows: 1, mapped: 0, waiting: 0, unmatched: 1),
                    .init(name: "spotify", rows: 12_034, mapped: 11_020, waiting: 400, unmatched: 614),
                ], byMethod: ["isrc": 8000, "manual": 20, "other_program": 3, "a\u{1B}b": 1],
                lastRun: .init(
                    id: 12, startedAt: Timestamp(microseconds: 1_795_341_600_000_000), state: "finished",
                    matcherVersion: Samples.matcherVersion))),
        Row(
            name: "status-empty",
            report: StatusReport(
                path: "narada.db", fileBytes: 999, schemaVersion: 3, newestSchemaVersion: 3, tracks: 1, connectors: [],
                byMethod: [:], lastRun: nil)),
        Row(name: "score", report: ScoreReport(scored: 1, seconds: 0.2)),
        Row(name: "score-refused", report: ScoreReport(scored: 2000, refused: 3, seconds: 11), outcome: .someRefused),
        Row(
            name: "schema-status",
            report: SchemaReport(
                action: .status, steps: [step, .init(version: 2, title: "evidence", appliedAt: nil)])),
        Row(name: "schema-up", report: SchemaReport(action: .up, steps: [step], moved: [1])),
        Row(
            name: "schema-down",
            report: SchemaReport(
                action: .down, steps: [.init(version: 1, title: "initial_schema", appliedAt: nil)], moved: [1])),
        Row(
            name: "schema-up-adopted",
            report: SchemaReport(
                action: .up,
                steps: [.init(version: 1, title: "initial_schema", appliedAt: step.appliedAt, isAdopted: true)],
                moved: [1])),
        Row(
            name: "schema-status-adopted",
            report: SchemaReport(
                action: .status,
                steps: [.init(version: 1, title: "initial_schema", appliedAt: step.appliedAt, isAdopted: true)])),
        Row(name: "schema-nothing", report: SchemaReport(action: .up, steps: [step])),
        Row(name: "difference-none", report: SchemaDifferenceReport(missing: [], unexpected: [])),
        Row(
            name: "difference",
            report: SchemaDifferenceReport(
                missing: ["CREATE INDEX ix_tracks_isrc\n    ON tracks(isrc);"], unexpected: ["table \"x\ny\""])),
    ]

    @Test(arguments: rows)
    func `a report`(_ row: Row) throws {
        let text = row.report.text(style: .plain)
        try GoldenFile.compare(text + "\n" + row.report.json + "\n", to: "reports/\(row.name).txt")
        #expect(row.report.outcome == row.outcome)
        #expect(text.hasSuffix("\n"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        #expect(row.report.json.hasPrefix(#"{"version":1,"#))
        _ = try JSONSerialization.jsonObject(with: Data(row.report.json.utf8))
    }

    @Test(arguments: [
        (0, "0"), (12, "12"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
    ])
    func `a number in groups of three`(_ number: Int, _ text: String) {
        #expect(Numerals.grouped(number) == text)
    }

    @Test(arguments: [
        (nil, ""), (499, "0:00"), (500, "0:01"), (59_499, "0:59"), (59_500, "1:00"), (218_000, "3:38"),
        (3_723_000, "1:02:03"),
    ])
    func `a length`(_ milliseconds: Int?, _ text: String) {
        #expect(Numerals.length(milliseconds: milliseconds) == text)
    }

    @Test(arguments: [(1.0, "99.99 %"), (0.99999, "99.99 %"), (0.8512, "85.12 %"), (0, "0.00 %"), (0.999, "99.90 %")])
    func `a probability is never certain`(_ probability: Double, _ text: String) {
        #expect(Numerals.percent(probability) == text)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1500, "1.5 kB"), (2_000_000_000_000, "2.0 TB"),
    ])
    func `a file size`(_ count: Int, _ text: String) {
        #expect(Numerals.bytes(count) == text)
    }
}
