import NaradaImport
import NaradaModel
import NaradaReview
import NaradaStore

/// One import from its first file to its report.
struct ImportRun {
    /// Rows of one transaction.
    static let batchSize = 2_000

    private struct Cancellation: Error {}
    private struct RollBack: Error {}
    private typealias Transaction = ((Session) throws -> [UpsertOutcome]) throws -> [UpsertOutcome]

    let store: Store
    let request: ImportRequest
    let importer: TrackFileImporter

    mutating func perform(
        progress: (Progress) -> Void, onIssue: (String) -> Void, isCancelled: () -> Bool
    ) throws -> ImportReport {
        let clock = ContinuousClock()
        let start = clock.now
        var report = ImportReport(connector: request.connector, asInternal: request.asInternal)
        report.dryRun = request.dryRun
        func readAll(in transaction: Transaction) throws {
            for path in request.files {
                report.files.append(ImportReport.File(path: path))
                do {
                    try read(
                        path, into: &report.files[report.files.count - 1], in: transaction, progress: progress,
                        onIssue: onIssue, isCancelled: isCancelled)
                } catch is Cancellation {
                    report.interrupted = true
                    break
                }
            }
        }
        if request.dryRun {
            // All in one transaction: a later batch meets the rows of an earlier one.
            do {
                try store.withSession { session in
                    try readAll { try $0(session) }
                    throw RollBack()
                }
            } catch is RollBack {}
        } else {
            try readAll { try store.withSession($0) }
        }
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    private func read(
        _ path: String, into file: inout ImportReport.File, in transaction: Transaction, progress: (Progress) -> Void,
        onIssue: (String) -> Void, isCancelled: () -> Bool
    ) throws {
        var batch: [ImportedTrack] = []
        var done = 0
        var (refused, warnings) = (0, 0)
        var written = ImportReport.File(path: path)
        func flush() throws {
            if isCancelled() { throw Cancellation() }
            try write(batch, into: &written, in: transaction)
            done += batch.count
            batch.removeAll(keepingCapacity: true)
            progress(Progress(stage: "importing", done: done))
        }
        defer {
            file = written
            (file.refused, file.warnings) = (refused, warnings)
        }
        _ = try importer.read(path: path) { track, _ in
            batch.append(track)
            if batch.count == Self.batchSize { try flush() }
        } onIssue: { issue in
            switch issue.severity {
            case .refused: refused += 1
            case .warning: warnings += 1
            }
            onIssue(issue.description)
        }
        try flush()
    }

    private func write(
        _ batch: [ImportedTrack], into file: inout ImportReport.File, in transaction: Transaction
    ) throws {
        guard !batch.isEmpty else { return }
        let outcomes = try transaction { session in
            if request.asInternal {
                var upserter = try TrackUpserter(session: session, source: request.connector)
                return try batch.map { try upserter.upsert($0) }
            }
            var upserter = try ConnectorTrackUpserter(session: session, connector: request.connector)
            return try batch.map { try upserter.upsert($0) }
        }
        for outcome in outcomes {
            switch outcome {
            case .inserted: file.inserted += 1
            case .updated: file.updated += 1
            case .unchanged: file.unchanged += 1
            }
        }
    }
}
