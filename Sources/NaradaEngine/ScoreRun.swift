import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview

/// One pass over a file of pairs.
struct ScoreRun {
    /// Pairs scored at a time: enough to keep all threads busy, few enough that a pipe sees answers soon.
    private static let batchSize = 1_000

    private struct Cancellation: Error {}

    let path: String
    let resolver: Resolver
    let statistics: LibraryStatistics
    let threads: Int

    func perform(
        to write: @escaping (String) throws -> Void, onIssue: (String) -> Void, isCancelled: () -> Bool
    ) throws -> ScoreReport {
        let clock = ContinuousClock()
        let start = clock.now
        var report = ScoreReport()
        var batch: [PairRow] = []
        let file = try PairFile(path: path)
        var writer = PairWriter(for: file, to: write)
        func flush() throws {
            if isCancelled() { throw Cancellation() }
            for (row, result) in zip(batch, parallelMap(batch, threads: threads, score)) {
                try writer.write(row, result)
            }
            report.scored += batch.count
            batch.removeAll(keepingCapacity: true)
        }
        do {
            try file.read { row in
                batch.append(row)
                if batch.count == Self.batchSize { try flush() }
            } onIssue: { issue in
                report.refused += issue.severity == .refused ? 1 : 0
                onIssue(issue.description)
            }
            try flush()
        } catch is Cancellation {
            report.interrupted = true
        }
        try writer.finish()
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    private func score(_ row: PairRow) -> PairResult {
        let folder = TrackFolder()
        let (judgement, method, evidence) = resolver.judge(folder.fold(row.left), folder.fold(row.right), statistics)
        return PairResult(
            confidence: judgement.confidence, zone: judgement.zone, method: method,
            reason: EvidenceSummary.line(evidence, zone: judgement.zone))
    }
}
