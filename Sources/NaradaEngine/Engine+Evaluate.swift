import NaradaImport
import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

extension Engine {
    /// How good the answers are against a file of true ones. Nothing is written.
    ///
    /// Labelled pairs are scored as `score` does and need no database; truth about connector rows is compared with the
    /// mappings that stand in the database. The file's header tells which it is (`TruthFile`).
    ///
    /// - Parameters:
    ///   - path: the truth file; `-` is standard input.
    ///   - usingLibrary: whether the frequencies of names come from the database; labelled pairs only.
    ///   - onIssue: called with `file:line: what, and what to do` for each row that cannot be read.
    /// - Throws: a `NaradaFault` of file, profile, options or database.
    public func evaluate(
        _ path: String, options: EvaluationOptions = EvaluationOptions(), usingLibrary: Bool = false,
        onIssue: (String) -> Void = { _ in }
    ) throws -> any PageReport {
        let clock = ContinuousClock()
        let start = clock.now
        let resolver = try options.run.resolver()
        let threads = options.run.threads ?? RunOptions.allCores
        var file = try TruthFile(ByteSource(path: path), left: options.left, right: options.right)
        let frame = EvaluateRun(
            file: path == "-" ? "standard input" : path, resolver: resolver, threads: threads, worst: options.worst)
        var report: EvaluationReport
        switch file.kind {
        case .labelledPairs:
            var statistics = LibraryStatistics(assumedTracks: resolver.model.profile.assumedTracks)
            if usingLibrary {
                statistics = try LibraryReading(store: openStore(.readOnly), threads: threads).read().statistics
            }
            var evaluation = PairEvaluation(run: frame, statistics: statistics)
            report = try evaluation.perform(&file, onIssue: onIssue)
        case .rowPairs, .rowClusters:
            report = try GroupEvaluation(run: frame, store: openStore(.readOnly)).perform(&file, onIssue: onIssue)
        case .rowTracks:
            report = try TrackEvaluation(run: frame, store: openStore(.readOnly)).perform(&file, onIssue: onIssue)
        }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }
}
