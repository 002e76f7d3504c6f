import NaradaImport
import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

extension Engine {
    /// The report of scoring a file of pairs: each row is written back with `confidence`, `zone`, `method`, `reason`.
    ///
    /// Needs no database: a row is then taken to be one of the profile's `assumed_tracks`, and no name is known to be
    /// rare or common. With `usingLibrary`, the database's internal tracks are counted instead. Streams: memory does
    /// not grow with the file.
    ///
    /// - Parameters:
    ///   - path: CSV, TSV or JSON Lines with `left_…` and `right_…` columns; `-` is standard input.
    ///   - write: called with pieces of the output in order, UTF-8.
    ///   - onIssue: called with `file:line: what, and what to do` for each row that cannot be read.
    public func score(
        _ path: String, options: RunOptions = RunOptions(), usingLibrary: Bool = false,
        to write: @escaping ([UInt8]) throws -> Void, onIssue: (String) -> Void = { _ in },
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> any Report {
        let resolver = try options.resolver()
        let threads = options.threads ?? RunOptions.allCores
        var statistics = LibraryStatistics(assumedTracks: resolver.model.profile.assumedTracks)
        if usingLibrary {
            statistics = try LibraryReading(store: openStore(.readOnly), threads: threads).read().statistics
        }
        let run = ScoreRun(path: path, resolver: resolver, statistics: statistics, threads: threads)
        return try run.perform(to: write, onIssue: onIssue, isCancelled: isCancelled)
    }
}
