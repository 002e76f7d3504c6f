import NaradaImport
import NaradaMatching
import NaradaModel
import NaradaResolution
import NaradaReview

/// One pass over a file of pairs.
struct ScoreRun: Sendable {
    /// Pairs scored at a time: enough to keep all threads busy, few enough that a pipe sees answers soon.
    private static let batchSize = 1_000

    private struct Cancellation: Error {}

    let path: String
    let resolver: Resolver
    let statistics: LibraryStatistics
    let threads: Int

    func perform(
        to write: @escaping ([UInt8]) throws -> Void, onIssue: (String) -> Void, isCancelled: @escaping () -> Bool
    ) throws -> ScoreReport {
        let clock = ContinuousClock()
        let start = clock.now
        let source = try ByteSource(path: path)
        let pairs = Pairs(run: self)
        // Before the input is waited for, all answers go out: the program at the other end may be waiting for them.
        source.onWait = pairs.finish
        var refused = 0
        var interrupted = false
        do {
            _ = try PairFile().read(source) { layout in
                pairs.writer = PairWriter(layout: layout, to: write)
            } onPair: { row in
                if try pairs.add(row), isCancelled() { throw Cancellation() }
            } onIssue: { issue in
                refused += issue.severity == .refused ? 1 : 0
                onIssue(issue.description)
            }
        } catch is Cancellation {
            interrupted = true
        }
        try pairs.finish()
        return ScoreReport(
            scored: pairs.scored, refused: refused, interrupted: interrupted,
            seconds: (clock.now - start) / .seconds(1))
    }

    /// Pairs on their way from the reader to the writer; a class, since reader and waiting share it.
    private final class Pairs {
        let run: ScoreRun
        var writer: PairWriter?
        var scored = 0
        private var batch: [PairRow] = []

        init(run: ScoreRun) { self.run = run }

        /// Adds a pair; true where that filled a batch, which then was scored and written.
        func add(_ row: PairRow) throws -> Bool {
            batch.append(row)
            guard batch.count == batchSize else { return false }
            try score()
            return true
        }

        /// Scores and writes what is left.
        func finish() throws {
            try score()
            try writer?.flush()
        }

        private func score() throws {
            let run = run
            for (row, result) in zip(batch, parallelMap(batch, threads: run.threads) { run.score($0) }) {
                try writer?.write(
                    row, confidence: result.judgement.confidence, zone: result.judgement.zone, method: result.method,
                    reason: EvidenceSummary.line(result.evidence, zone: result.judgement.zone))
            }
            scored += batch.count
            batch.removeAll(keepingCapacity: true)
        }
    }

    private func score(_ row: PairRow) -> (judgement: Judgement, method: MatchMethod, evidence: Evidence) {
        let folder = TrackFolder()
        return resolver.judge(folder.fold(row.left), folder.fold(row.right), statistics)
    }
}
