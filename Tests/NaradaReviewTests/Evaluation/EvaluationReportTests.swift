import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct EvaluationReportTests {
    private static func evaluation(_ truth: EvaluationReport.Truth) -> EvaluationReport {
        let pairs: [(Int, Bool)] = [
            (99, true), (97, true), (92, false), (88, true), (71, true), (40, false), (3, false),
        ]
        let scored = pairs.map { (confidence: Confidence(percent: $0.0), isSame: $0.1) }
        var wrong = WorstMistakes(.falsePositive)
        wrong.add(Confidence(percent: 92)) {
            Mistake(
                kind: .falsePositive, place: "line 4",
                left: Samples.row(1, "Hurt (Live)", ["Johnny Cash"], ms: 218_000).facts,
                right: Samples.track(2, "Hurt", ["Johnny Cash"], album: "American IV", ms: 216_000).facts,
                confidence: Confidence(percent: 92), why: "the same title, the same artists",
                evidence: Samples.liveAgainstStudio)
        }
        var missed = WorstMistakes(.falseNegative)
        missed.add(nil) {
            Mistake(
                kind: .falseNegative, place: "lastfm:\u{1B}[31m",
                left: .sample(title: "</td><script>alert(1)</script>"),
                right: .sample(title: "\" onload=\"x' &amp;", artists: [], durationMs: nil), confidence: nil,
                why: "never compared", evidence: nil)
        }
        var report = EvaluationReport(
            truth: truth, file: "pairs <b>.csv", matcherVersion: Samples.matcherVersion,
            accept: Confidence(percent: 85),
            counts: [.init("pairs", "pairs", 1203), .init("unknown", "of unknown label", 0)],
            metrics: PairMetrics(truePositives: 3, falsePositives: 1, falseNegatives: 1), curve: ThresholdCurve(scored),
            calibration: CalibrationTable(scored.map { (confidence: $0.confidence, isRight: $0.isSame) }),
            falsePositives: wrong, falseNegatives: missed, refused: 2, seconds: 1.23)
        report.candidates = CandidateRecall(truePairs: 16_250, found: 16_006, rows: 19_358, candidates: 238_000)
        switch truth {
        case .labelledPairs:
            report.confidenceCurve = ThresholdCurve(scored, missed: 1)
            var zones = ZoneTable()
            zones.add(ZoneTable.same, .accept)
            zones.add("<i>", .review)
            report.zones = zones
        case .groupedRows: report.calibrationWithFounders = CalibrationTable([(Confidence.certain, true)])
        case .rowsOfTracks: break
        }
        return report
    }

    @Test(arguments: EvaluationReport.Truth.allCases)
    func `an evaluation as text, JSON and a page`(_ truth: EvaluationReport.Truth) throws {
        let report = Self.evaluation(truth)
        let text = report.text(style: .plain)
        try GoldenFile.compare(text, to: "evaluation/\(truth.rawValue).txt")
        try GoldenFile.compare(report.json + "\n", to: "evaluation/\(truth.rawValue).json")
        try GoldenFile.compare(report.html, to: "evaluation/\(truth.rawValue).html")
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        #expect(!text.contains("\u{1B}"))
        #expect(report.outcome == .someRefused)
        let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect((object?["curve"] as? [Any])?.count == 101)
        #expect((object?["decided"] as? [String: Any])?["f1"] as? Double == 0.75)
    }

    @Test func `a page runs no script, loads nothing and escapes every text`() throws {
        let html = Self.evaluation(.labelledPairs).html
        for harm in ["<script", "<b>.csv", "<i>\"", "</td><s", "onload=\"x'", "http:", "https:", "url(", "\u{1B}"] {
            #expect(!html.contains(harm), "\(harm)")
        }
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.contains("&quot; onload=&quot;x&#39; &amp;amp;"))
        #expect(html.contains("prefers-color-scheme: dark"))
        // Every element that is opened is closed, but for those that HTML leaves open.
        for name in ["table", "tr", "td", "th", "details", "summary", "figure", "svg", "span", "text", "p", "h1", "h2"]
        {
            let opened = html.matches(of: try Regex("<\(name)[ >]")).count
            let closed = html.matches(of: try Regex("</\(name)>")).count
            #expect(opened == closed, "\(name)")
        }
    }

    @Test func `an evaluation of nothing has no figures and no curve`() throws {
        let report = EvaluationReport(
            truth: .labelledPairs, file: "none.csv", matcherVersion: Samples.matcherVersion,
            accept: Confidence(percent: 85), counts: [], metrics: PairMetrics(),
            curve: ThresholdCurve { _ in PairMetrics() },
            calibration: CalibrationTable(), falsePositives: WorstMistakes(.falsePositive),
            falseNegatives: WorstMistakes(.falseNegative))
        #expect(report.outcome == .done)
        #expect(report.text(style: .plain).contains("Expected calibration error –."))
        #expect(report.json.contains(#""best":null"#))
        #expect(!report.html.contains(#"class="f1" d="#))
    }
}
