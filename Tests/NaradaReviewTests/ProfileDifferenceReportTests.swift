import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ProfileDifferenceReportTests {
    private static func answer(_ zone: Zone, _ track: Track?, _ percent: Int, _ why: String)
        -> ProfileDifferenceReport.Answer
    {
        .init(zone: zone, track: track, confidence: Confidence(percent: percent), why: why)
    }

    private static let report: ProfileDifferenceReport = {
        let studio = Samples.track(2, "Hurt", ["Johnny Cash"], album: "American IV", ms: 216_000)
        var report = ProfileDifferenceReport(
            before: .init(name: "default", version: "0123456789ab"),
            after: .init(name: "trained\u{1B}.json", version: "ba9876543210"), connectors: ["spotify"])
        report.rows = 12_034
        report.leftAlone = 7
        report.confidenceOnly = 600
        report.counts = [.sentToReview: 41, .appears: 2]
        report.seconds = 2.34
        report.shown = [
            .init(
                change: .sentToReview, connectorTrack: Samples.row(1, "Hurt (Live)", ["Johnny Cash"], ms: 218_000),
                before: answer(.accept, studio, 94, "the same title, the same artists"),
                after: answer(.review, studio, 62, "the versions differ; another track answers as well")),
            .init(
                change: .appears, connectorTrack: Samples.row(3, String(repeating: "long ", count: 30), ["X"]),
                before: answer(.reject, nil, 0, "no candidate"), after: answer(.accept, studio, 88, "the same title")),
        ]
        return report
    }()

    @Test func `a difference as text and JSON`() throws {
        let text = Self.report.text(style: .plain)
        try GoldenFile.compare(text + "\n" + Self.report.json + "\n", to: "reports/profile-difference.txt")
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        _ = try JSONSerialization.jsonObject(with: Data(Self.report.json.utf8))
        #expect(Self.report.changed == 43)
    }

    @Test func `no difference says so`() throws {
        var report = ProfileDifferenceReport(
            before: .init(name: "default", version: "0123456789ab"),
            after: .init(name: "default", version: "0123456789ab"))
        report.rows = 5
        try GoldenFile.compare(report.text(style: .plain), to: "reports/profile-difference-none.txt")
    }

    struct Row: CustomTestStringConvertible {
        var before: (Zone, Int64?)
        var after: (Zone, Int64?)
        var change: ProfileDifferenceReport.Change?
        var testDescription: String { "\(before) → \(after)" }
    }

    @Test(arguments: [
        Row(before: (.accept, 1), after: (.accept, 1), change: nil),
        Row(before: (.accept, 1), after: (.accept, 2), change: .retargeted),
        Row(before: (.accept, 1), after: (.review, 1), change: .sentToReview),
        Row(before: (.accept, 1), after: (.reject, 1), change: .vanishes),
        Row(before: (.review, 1), after: (.accept, 2), change: .acceptedFromReview),
        Row(before: (.review, 1), after: (.review, 1), change: nil),
        Row(before: (.review, 1), after: (.review, 2), change: .reviewRetargeted),
        Row(before: (.review, 1), after: (.reject, nil), change: .droppedFromReview),
        Row(before: (.reject, nil), after: (.accept, 1), change: .appears),
        Row(before: (.reject, 1), after: (.review, 1), change: .newlyInReview),
        Row(before: (.reject, 1), after: (.reject, 2), change: nil),
    ])
    func `each pair of answers has its change`(_ row: Row) {
        #expect(ProfileDifferenceReport.Change(from: row.before, to: row.after) == row.change)
    }
}
