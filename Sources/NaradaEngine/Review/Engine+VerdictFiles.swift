import NaradaImport
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// Writes every verdict that counts, in the order in which they were given.
    ///
    /// - Parameters:
    ///   - connector: one service's rows, or all where nil.
    ///   - write: called with pieces of text in order; what it throws ends the export.
    public func exportVerdicts(
        _ format: ExportFormat, connector: String? = nil, to write: (String) throws -> Void
    ) throws {
        let store = try openStore(.readOnly)
        if let connector { try check([connector], in: store) }
        try store.withReadSession { session in
            if format == .csv { try write(VerdictLine.header) }
            try VerdictReader.forEach(in: session, connector: connector) { stored in
                let line = VerdictLine(
                    verdict: stored.verdict, serviceID: stored.connectorTrack.serviceID,
                    row: stored.connectorTrack.facts, trackID: stored.track?.id, origins: stored.origins,
                    track: stored.track?.facts, note: stored.note, decidedAt: stored.decidedAt)
                try write(format == .csv ? line.csv : line.jsonLine)
            }
        }
    }

    /// The report of taking a file's verdicts over, all in one transaction.
    ///
    /// A verdict that contradicts one that stands here is said and left out, unless the file's is to replace it.
    ///
    /// - Parameters:
    ///   - path: CSV, TSV or JSON Lines as `review export` writes them; `-` is standard input.
    ///   - replace: whether the file's verdict counts where the two contradict each other.
    ///   - onIssue: called with `file:line: what, and what to do` for each line left out.
    public func importVerdicts(
        _ path: String, replace: Bool = false, dryRun: Bool = false, onIssue: (String) -> Void = { _ in }
    ) throws -> any Report {
        let store = try openStore()
        var file = try VerdictFile(ByteSource(path: path))
        var report = VerdictImportReport(file: path == "-" ? "standard input" : path, dryRun: dryRun)
        var lines: [FiledVerdict] = []
        try file.forEach({ lines.append($0) }) { issue in
            if issue.severity == .refused { report.refused += 1 }
            onIssue(issue.description)
        }
        try Self.write(in: store, dryRun: dryRun) { session in
            for line in lines {
                switch try VerdictTaker(session: session, replace: replace).take(line) {
                case .recorded: report.recorded += 1
                case .replaced:
                    report.recorded += 1
                    report.replaced += 1
                case .unchanged: report.unchanged += 1
                case .conflict(let problem, let advice):
                    report.conflicts += 1
                    onIssue(file.refusal(line: line.line, problem: problem, advice: advice).description)
                case .refused(let problem, let advice):
                    report.refused += 1
                    onIssue(file.refusal(line: line.line, problem: problem, advice: advice).description)
                }
            }
        }
        return report
    }
}
