import Foundation

/// What `run --json` says, as far as it is measured; see Documentation/JSON.md.
struct RunReport: Decodable {
    let connector_rows: Int
    let new_mappings: Int
    let to_review: Int
    let unmatched: Int
    let pairs: Int
    let candidates_per_row: Double
    let seconds: Double

    /// Runs `program` on `database` and reads its report.
    static func measure(
        _ program: String, on database: URL, arguments: [String]
    ) throws -> (child: ChildProcess, report: RunReport) {
        let words = ["run", "--database", database.path, "--json"] + arguments
        let child = try ChildProcess.run(program, words, accepting: [0])
        guard let report = try? JSONDecoder().decode(RunReport.self, from: Data(child.output.utf8)) else {
            throw BenchFault.notUnderstood(command: "\(program) run", output: child.output)
        }
        return (child, report)
    }

    /// The numbers of one round.
    static func values(_ child: ChildProcess, _ report: RunReport) -> [String: Double] {
        [
            "wall_seconds": child.wall, "user_seconds": child.user, "system_seconds": child.system,
            "peak_bytes": Double(child.peakBytes), "connector_rows": Double(report.connector_rows),
            "mappings": Double(report.new_mappings), "to_review": Double(report.to_review),
            "unmatched": Double(report.unmatched), "pairs": Double(report.pairs),
            "candidates_per_row": report.candidates_per_row, "pairs_per_second": Double(report.pairs) / child.wall,
            "rows_per_second": Double(report.connector_rows) / child.wall,
        ]
    }
}
