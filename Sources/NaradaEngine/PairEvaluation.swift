import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview

/// An evaluation of labelled pairs: each is judged as `score` judges it.
struct PairEvaluation {
    /// Pairs judged at a time: enough to keep all threads busy.
    private static let batchSize = 1_000

    let run: EvaluateRun
    let statistics: LibraryStatistics

    private var judged: [(confidence: Confidence, isSame: Bool)] = []
    private var unvetoed: [(confidence: Confidence, isSame: Bool)] = []
    private var metrics = PairMetrics()
    private var zones = ZoneTable()
    private var mistakes: Mistakes
    private var blocking = PairBlocking()

    init(run: EvaluateRun, statistics: LibraryStatistics) {
        self.run = run
        self.statistics = statistics
        mistakes = Mistakes(limit: run.worst)
    }

    mutating func perform(_ file: inout TruthFile, onIssue: (String) -> Void) throws -> EvaluationReport {
        var batch: [LabelledPair] = []
        var refused = 0
        var warnings = 0
        try file.forEachPair { pair in
            batch.append(pair)
            if batch.count == Self.batchSize {
                judge(batch)
                batch.removeAll(keepingCapacity: true)
            }
        } onIssue: { issue in
            if issue.severity == .refused { refused += 1 } else { warnings += 1 }
            onIssue(issue.description)
        }
        judge(batch)
        let same = judged.count { $0.isSame }
        var report = run.report(
            .labelledPairs,
            counts: [
                .init("pairs", "pairs", zones.rows.reduce(0) { $0 + $1.count }),
                .init("same", "labelled the same", same),
                .init("different", "labelled different", judged.count - same),
                .init(
                    "unknown", "of unknown label, left out of the figures",
                    zones.rows.dropFirst(2).reduce(0) { $0 + $1.count }),
                .init("warnings", "values left out", warnings),
            ],
            metrics: metrics,
            curve: ThresholdCurve(unvetoed, missed: same - unvetoed.count { $0.isSame }),
            calibration: CalibrationTable(judged.lazy.map { (confidence: $0.confidence, isRight: $0.isSame) }),
            mistakes,
            refused: refused)
        report.confidenceCurve = ThresholdCurve(judged)
        report.zones = zones
        report.candidates = blocking.recall(in: run)
        return report
    }

    private mutating func judge(_ batch: [LabelledPair]) {
        let (resolver, statistics) = (run.resolver, statistics)
        let folder = TrackFolder()
        let results = parallelMap(batch, threads: run.threads) { pair in
            resolver.judge(folder.fold(pair.left), folder.fold(pair.right), statistics)
        }
        for (pair, result) in zip(batch, results) { count(pair, result.judgement, result.evidence) }
    }

    private mutating func count(_ pair: LabelledPair, _ judgement: Judgement, _ evidence: Evidence) {
        let isSame: Bool
        switch pair.label {
        case .unknown(let word):
            zones.add(word, judgement.zone)
            return
        case .same: isSame = true
        case .different: isSame = false
        }
        zones.add(isSame ? ZoneTable.same : ZoneTable.different, judgement.zone)
        judged.append((judgement.confidence, isSame))
        if judgement.isUnvetoed { unvetoed.append((judgement.confidence, isSame)) }
        blocking.add(pair.left, pair.right, areSame: isSame)
        let isAccepted = judgement.zone == .accept
        if isAccepted && isSame { metrics.truePositives += 1 }
        if isAccepted && !isSame { metrics.falsePositives += 1 }
        if !isAccepted && isSame { metrics.falseNegatives += 1 }
        guard isAccepted != isSame else { return }
        func mistake(_ kind: Mistake.Kind) -> Mistake {
            Mistake(
                kind: kind, place: "line \(pair.line)", left: pair.left, right: pair.right,
                confidence: judgement.confidence, why: EvidenceSummary.line(evidence, zone: judgement.zone),
                evidence: evidence)
        }
        if isAccepted {
            mistakes.falsePositives.add(judgement.confidence) { mistake(.falsePositive) }
        } else {
            mistakes.falseNegatives.add(judgement.confidence) { mistake(.falseNegative) }
        }
    }
}

extension Judgement {
    /// Whether the confidence alone decides, so that a lower threshold would accept the pair.
    var isUnvetoed: Bool { reasons.allSatisfy { $0 == .belowAcceptance } }
}
