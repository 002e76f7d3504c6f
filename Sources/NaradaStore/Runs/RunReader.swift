import GRDB
import NaradaModel

/// The runs so far.
public enum RunReader {
    /// The newest runs, the last one first.
    ///
    /// - Parameter limit: at most so many; nil for all.
    public static func latest(_ limit: Int?, in session: Session) throws -> [MatchRunRecord] {
        let runs = MatchRunRecord.active().order(MatchRunRecord.Columns.id.desc)
        return try session.fetch(limit.map { runs.limit(max($0, 0)) } ?? runs)
    }

    /// The run with the id; nil where there is none.
    public static func run(_ id: Int64, in session: Session) throws -> MatchRunRecord? {
        try session.find(MatchRunRecord.self, id: id)
    }

    /// The newest finished runs before the one with the id that stand, the last one first.
    public static func finished(before id: Int64, limit: Int, in session: Session) throws -> [MatchRunRecord] {
        try session.fetch(
            MatchRunRecord.active().filter(
                MatchRunRecord.Columns.id < id && MatchRunRecord.Columns.state == RunState.finished
                    && MatchRunRecord.Columns.undoneAt == nil
            ).order(MatchRunRecord.Columns.id.desc).limit(max(limit, 0)))
    }
}
