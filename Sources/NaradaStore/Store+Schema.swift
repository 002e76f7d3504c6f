import NaradaModel

extension Store {
    /// Returns where the file has every step of the schema that this program carries, and none that it does not.
    ///
    /// - Throws: `StoreFault.schemaBehind` with the command to run; `MigrationFault` where the file is newer than the
    ///   program, belongs to another one, or its ledger does not fit the steps.
    public func requireCurrentSchema() throws {
        let migrator = Migrator(try MigrationSet.embedded)
        let status = try migrator.status(writer)
        guard !status.isCurrent else { return }
        throw StoreFault.schemaBehind(path: path, missing: status.pending.map(\.name))
    }
}
