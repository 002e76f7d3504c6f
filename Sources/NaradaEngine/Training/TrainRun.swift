import Foundation
import NaradaMatching
import NaradaModel
import NaradaReview

/// Where training ends: the learned profile with its provenance, and the report.
struct TrainRun {
    /// `YYYY-MM-DD`.
    static let dayLength = 10

    let options: TrainOptions
    let start: Profile
    /// The day of the training, for the provenance.
    let day: String
    let threads: Int

    func labelled(
        _ outcome: LabelledTraining.Outcome, _ set: TrainingSet, file: String
    ) -> (Profile, TrainReport) {
        let labels = set.labels
        let source = URL(fileURLWithPath: file).lastPathComponent
        var provenance =
            "Learned on \(day) from \(source): \(labels.same) pairs of one recording and \(labels.different) of two; "
            + "started from \(start.name) \(start.version)."
        if let pooled = outcome.pooled { provenance += " " + pooled.sentence(folds: outcome.folds.count) }
        let profile = Learner(from: start).profile(
            from: outcome.counts, name: options.name, provenance: provenance, calibration: outcome.calibration)
        var report = report(.labelled(file: file), profile, outcome.counts)
        report.counts = [
            .init("pairs", "pairs", labels.same + labels.different), .init("same", "of one recording", labels.same),
            .init("different", "of two", labels.different),
            .init("unknown", "of unknown label, left out", set.unknown),
            .init("recordings", "recordings with a pair", set.clusters.count { $0.same > 0 }),
            .init("warnings", "values left out", set.warnings),
        ]
        report.folds = outcome.folds
        report.pooled = outcome.pooled
        report.calibration = outcome.calibration?.points.map { .init(bits: $0.bits, probability: $0.probability) }
        report.refused = set.refused
        return (profile, report)
    }

    func unlabelled(_ outcome: UnlabelledTraining.Outcome) -> (Profile, TrainReport) {
        let fit = outcome.fit
        let provenance =
            "Learned on \(day) without labels from \(fit.rows) rows of \(fit.sources) sources: "
            + "\(fit.candidates) candidate pairs, \(Int(fit.matches.rounded())) of them expected to be one recording, "
            + "\(fit.iterations) iterations; started from \(start.name) \(start.version)."
        let profile = Learner(from: start).profile(from: outcome.counts, name: options.name, provenance: provenance)
        var report = report(.unlabelled, profile, outcome.counts)
        report.counts = [
            .init("rows", "rows", fit.rows), .init("sources", "sources", fit.sources),
            .init("candidates", "candidate pairs between sources", fit.candidates),
        ]
        report.fit = fit
        return (profile, report)
    }

    private func report(
        _ source: TrainReport.Source, _ profile: Profile, _ counts: TrainingCounts
    ) -> TrainReport {
        let lines = zip(start.weights(beside: counts), profile.weights(beside: counts))
        return TrainReport(
            source: source, start: .init(name: start.name, version: start.version),
            learned: .init(name: profile.name, version: profile.version),
            weights: lines.map { before, after in
                TrainReport.Weight(
                    matcher: after.matcher, level: after.level, before: before.bits, after: after.bits, m: after.m,
                    u: after.u, same: after.same, different: after.different)
            })
    }
}
