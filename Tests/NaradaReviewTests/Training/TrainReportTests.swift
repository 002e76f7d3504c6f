import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct TrainReportTests {
    private static func verdict(_ probability: Double) -> TrainReport.Verdict {
        let confidence = Confidence(probability: probability)
        return TrainReport.Verdict(
            confidence: confidence, probability: probability, isAccepted: confidence >= Confidence(percent: 85))
    }

    private static func fold(_ number: Int?, isCalibrated: Bool) -> TrainReport.Fold {
        var fold = TrainReport.Fold(number: number)
        for (isSame, before, after, calibrated) in [
            (true, 0.999, 0.99, 0.97), (true, 0.6, 0.9, 0.88), (false, 0.9, 0.3, 0.4), (false, 0.001, 0.002, 0.01),
            (true, 0, 0, 0.02),
        ] {
            fold.count(isSame: isSame, before: verdict(before), after: verdict(after))
            if isCalibrated { fold.count(isSame: isSame, calibrated: verdict(calibrated)) }
        }
        return fold
    }

    private static func report(_ source: TrainReport.Source, isCalibrated: Bool = false) -> TrainReport {
        var report = TrainReport(
            source: source, start: .init(name: "default", version: "8fdbc0f4f129"),
            learned: .init(name: "mine \u{1B}[31m", version: "53f68f940d22"),
            weights: [
                .init(
                    matcher: "isrc", level: "shared", before: 19.19, after: 19.2, m: 0.61, u: 0.000_001, same: 12,
                    different: 0),
                .init(
                    matcher: "isrc", level: "other", before: -1.32, after: -1.36, m: 0.39, u: 0.999_999, same: 7,
                    different: 1_234),
                .init(
                    matcher: "title", level: "other_subtitle", before: 1, after: 0.25, m: 0.0345, u: 0.029, same: 3.4,
                    different: 0.6),
            ])
        report.counts = [
            .init("pairs", "pairs", 1_240), .init("same", "of one recording", 400),
            .init("different", "of two", 840), .init("unknown", "of unknown label, left out", 0),
        ]
        report.seconds = 1.23
        return report
    }

    static let rows = ["labelled", "calibrated", "unlabelled", "bare"]

    private static func sample(_ name: String) -> TrainReport {
        switch name {
        case "unlabelled":
            var report = report(.unlabelled)
            report.counts = [.init("rows", "rows", 30_120), .init("candidates", "candidate pairs between sources", 9)]
            report.fit = .init(
                rows: 30_120, sources: 3, candidates: 412_000, iterations: 23, largestChange: 0.000_087,
                logLikelihood: 123_456.789, matches: 11_234.5)
            return report
        case "bare": return report(.labelled(file: "pairs.csv"))
        default:
            var report = report(.labelled(file: "pairs <b>.csv"))
            report.folds = (1...2).map { fold($0, isCalibrated: name == "calibrated") }
            report.pooled = fold(nil, isCalibrated: name == "calibrated")
            report.refused = 2
            if name == "calibrated" {
                report.calibration = [
                    .init(bits: -7.25, probability: 0.001), .init(bits: 1.5, probability: 0.61),
                    .init(bits: 9, probability: 0.985),
                ]
            }
            return report
        }
    }

    @Test(arguments: rows)
    func `a training as text and JSON`(_ name: String) throws {
        let report = Self.sample(name)
        let text = report.text(style: .plain)
        try GoldenFile.compare(text, to: "training/\(name).txt")
        try GoldenFile.compare(report.json + "\n", to: "training/\(name).json")
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        #expect(!text.contains("\u{1B}"))
        _ = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
        #expect(report.outcome == (report.refused > 0 ? .someRefused : .done))
    }

    @Test func `figures are those of the verdicts`() throws {
        let fold = Self.fold(1, isCalibrated: false)
        #expect(fold.same == 3 && fold.different == 2)
        #expect(fold.before.metrics == PairMetrics(truePositives: 1, falsePositives: 1, falseNegatives: 2))
        #expect(fold.after.metrics == PairMetrics(truePositives: 2, falsePositives: 0, falseNegatives: 1))
        let loss = -(log(0.999) + log(0.6) + log(0.1) + log(0.999) + log(1e-6)) / 5
        #expect(abs(try #require(fold.before.logLoss) - loss) < 1e-12)
        #expect(fold.calibrated == nil)
        #expect(TrainReport.Figures().logLoss == nil)
        #expect(
            Self.fold(nil, isCalibrated: true).sentence(folds: 5).hasPrefix(
                "Held out in 5 folds by recording, before → learned → calibrated: precision 0.5000 → 1.0000 → 1.0000, ")
        )
    }
}
