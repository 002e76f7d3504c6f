import NaradaModel
import NaradaStore

/// Watches what other programs commit while a run goes on, whose rows are read a second or two before they are written.
struct OtherWriters: Sendable {
    private var commits: Int64?
    /// When the first session after another program's commit began; nil where none commits.
    private var met: Timestamp?

    /// Whether anybody has committed since the first look.
    var haveCommitted: Bool { met != nil }

    /// To be called at the beginning of each session in which the run writes.
    mutating func look(in session: Session) throws {
        let now = try session.commitsOfOthers()
        if let commits, commits != now { met = session.now }
        commits = now
    }

    /// The rows that stand as they were read at that time. One that another program changed since, as by a person's
    /// verdict, is left to the next run.
    ///
    /// Cost: nothing where nobody else commits; otherwise the rows are read again.
    func unchanged(
        _ rows: [ResolvedRow], readAt: Timestamp, _ selection: PendingSelection, in session: Session
    ) throws -> [ResolvedRow] {
        guard let met, readAt <= met else { return rows }
        let ids = rows.map(\.row.connectorTrack.id)
        var standing = try PendingReader.rows(in: session, selection, ids: ids)[...]
        // Both are in the order of their ids; what is settled by now is missing there.
        return rows.filter { resolved in
            let row = resolved.row
            while let next = standing.first, next.connectorTrack.id < row.connectorTrack.id { standing.removeFirst() }
            return standing.first == row
        }
    }
}
