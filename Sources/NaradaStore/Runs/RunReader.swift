import GRDB

/// The runs so far.
public enum RunReader {
    /// The newest runs, the last one first.
    public static func latest(_ limit: Int, in session: Session) throws -> [MatchRunRecord] {
        try session.fetch(MatchRunRecord.active().order(MatchRunRecord.Columns.id.desc).limit(max(limit, 0)))
    }
}
