import NaradaStore

extension PendingReader {
    /// The first pending rows with ids greater than `after`: what a run reads, in one step.
    static func batch(
        in session: Session, _ selection: PendingSelection, after: Int64, limit: Int
    ) throws -> [PendingRow] {
        try rows(in: session, selection, ids: ids(in: session, selection).filter { $0 > after }.prefix(limit))
    }

    static func count(in session: Session, _ selection: PendingSelection) throws -> Int {
        try ids(in: session, selection).count
    }
}
