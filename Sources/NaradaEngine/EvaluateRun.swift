import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

/// What the three kinds of evaluation share: how pairs are judged, and where the report begins.
struct EvaluateRun: Sendable {
    /// Rows whose blocking is measured, at most: their folded forms are held in memory, 2 KB each.
    static let mostRowsForBlocking = 200_000

    /// The truth file, for messages.
    let file: String
    let resolver: Resolver
    let threads: Int
    /// Mistakes listed of each kind.
    let worst: Int

    func report(
        _ truth: EvaluationReport.Truth, counts: [EvaluationReport.Count], metrics: PairMetrics, curve: ThresholdCurve,
        calibration: CalibrationTable, _ mistakes: Mistakes, refused: Int
    ) -> EvaluationReport {
        EvaluationReport(
            truth: truth, file: file, matcherVersion: resolver.model.profile.version, accept: resolver.settings.accept,
            counts: counts, metrics: metrics, curve: curve, calibration: calibration,
            falsePositives: mistakes.falsePositives, falseNegatives: mistakes.falseNegatives, refused: refused)
    }

    /// The rows in the order given, folded on all threads.
    func fold(_ rows: [TrackFacts]) -> [FoldedTrack] {
        let folder = TrackFolder()
        return parallelMap(rows, threads: threads) { folder.fold($0) }
    }

    /// A library of the rows; the id of each is its position.
    static func library(of rows: [FoldedTrack]) -> Library {
        var library = Library()
        for (position, row) in rows.enumerated() { library.add(id: Int64(position), row) }
        return library
    }
}

/// The two lists of mistakes of a report.
struct Mistakes {
    var falsePositives: WorstMistakes
    var falseNegatives: WorstMistakes

    init(limit: Int) {
        falsePositives = WorstMistakes(.falsePositive, limit: limit)
        falseNegatives = WorstMistakes(.falseNegative, limit: limit)
    }
}
