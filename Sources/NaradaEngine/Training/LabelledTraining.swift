import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview

/// Learning from labels, and how well what was learned does on labels that it has not seen.
struct LabelledTraining {
    /// Pairs of each kind below which a figure is chance.
    static let leastOfEach = 10

    let start: Profile
    let set: TrainingSet
    let name: String
    let threads: Int

    /// What came out, before the profile gets its provenance.
    struct Outcome {
        var folds: [TrainReport.Fold] = []
        var pooled: TrainReport.Fold?
        var calibration: Calibration?
        var counts: TrainingCounts
    }

    /// - Parameter file: the truth's name, for faults.
    func perform(
        _ file: String, folds: Int, calibrate: Bool, progress: (Progress) -> Void
    ) throws -> Outcome {
        let labels = set.labels
        guard min(labels.same, labels.different) >= Self.leastOfEach else {
            throw TrainingFault.fewLabelled(
                file: file, same: labels.same, different: labels.different, needed: Self.leastOfEach)
        }
        let known = set.clusters.count { $0.same > 0 }
        guard folds == 0 || known >= folds else {
            throw TrainingFault.fewClusters(file: file, folds: folds, clusters: known)
        }
        var outcome = Outcome(counts: set.counts(of: start))
        var held: [(bits: Double, isSame: Bool)] = []
        if folds > 0 {
            let split = FoldSplit(set.clusters, into: folds)
            var pooled = TrainReport.Fold(number: nil)
            for fold in 0..<folds {
                progress(Progress(stage: "holding out", done: fold, total: folds))
                held += judge(fold, of: split, calibrate: calibrate, &outcome.folds, &pooled)
            }
            outcome.pooled = pooled
        }
        if calibrate {
            outcome.calibration = Calibration(fitting: held)
            guard outcome.calibration != nil else {
                throw TrainingFault.fewToCalibrate(file: file, pairs: held.count, needed: Calibration.leastPairs)
            }
        }
        return outcome
    }

    /// Learns from everything but the fold and judges the fold; returns its bits as the learned profile has them.
    private func judge(
        _ fold: Int, of split: FoldSplit, calibrate: Bool, _ folds: inout [TrainReport.Fold],
        _ pooled: inout TrainReport.Fold
    ) -> [(bits: Double, isSame: Bool)] {
        let samples = held(fold, of: split)
        let learner = Learner(from: start)
        let counts = set.counts(of: start, without: [fold], in: split)
        let before = judged(samples, by: start)
        let after = judged(samples, by: learner.profile(from: counts, name: name))
        var report = TrainReport.Fold(number: fold + 1)
        for (index, sample) in samples.enumerated() {
            report.count(isSame: sample.isSame, before: before[index].verdict, after: after[index].verdict)
            pooled.count(isSame: sample.isSame, before: before[index].verdict, after: after[index].verdict)
        }
        if calibrate, let table = calibration(without: fold, of: split) {
            let profile = learner.profile(from: counts, name: name, calibration: table)
            for (sample, judged) in zip(samples, judged(samples, by: profile)) {
                report.count(isSame: sample.isSame, calibrated: judged.verdict)
                pooled.count(isSame: sample.isSame, calibrated: judged.verdict)
            }
        }
        folds.append(report)
        return zip(samples, after).map { (bits: $1.bits, isSame: $0.isSame) }
    }

    /// The table that the other folds give, each judged by what the rest of them taught: the fold has no part in it.
    private func calibration(without fold: Int, of split: FoldSplit) -> Calibration? {
        var pairs: [(bits: Double, isSame: Bool)] = []
        for inner in 0..<split.count where inner != fold {
            let counts = set.counts(of: start, without: [fold, inner], in: split)
            let samples = held(inner, of: split, without: fold)
            let judged = judged(samples, by: Learner(from: start).profile(from: counts, name: name))
            pairs += zip(samples, judged).map { (bits: $1.bits, isSame: $0.isSame) }
        }
        return Calibration(fitting: pairs)
    }

    private struct Held: Sendable {
        var pair: ComparedPair
        var isSame: Bool
    }

    /// The labelled pairs at home in the fold.
    private func held(_ fold: Int, of split: FoldSplit, without excluded: Int? = nil) -> [Held] {
        set.samples.compactMap { sample in
            guard case .labelled(let isSame) = sample.part, split.folds[Int(sample.home)] == fold,
                split.folds[Int(sample.other)] != excluded
            else { return nil }
            return Held(pair: sample.pair, isSame: isSame)
        }
    }

    private func judged(_ samples: [Held], by profile: Profile) -> [(bits: Double, verdict: TrainReport.Verdict)] {
        let resolver = Resolver(model: ScoringModel(profile: profile))
        return parallelMap(samples, threads: threads) { sample in
            let (judgement, score) = resolver.judge(sample.pair)
            return (
                bits: score.total,
                verdict: TrainReport.Verdict(
                    confidence: judgement.confidence, probability: Evidence.probability(ofBits: score.calibrated),
                    isAccepted: judgement.zone == .accept)
            )
        }
    }
}
