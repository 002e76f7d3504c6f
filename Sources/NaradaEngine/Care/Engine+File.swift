public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    private static let secondsOfADay: Int64 = 86_400

    /// The report of removing for good what was soft-deleted longer ago than `days`.
    ///
    /// - Parameters:
    ///   - days: 0 or more, of 24 hours.
    ///   - now: what the days are counted back from.
    public func purge(olderThan days: Int, now: Timestamp = .now, dryRun: Bool = false) throws -> any Report {
        let store = try openStore()
        let time = now.advanced(bySeconds: -Int64(max(days, 0)) * Self.secondsOfADay)
        var rows: [StoreCounts.Named] = []
        try Self.write(in: store, dryRun: dryRun) { rows = try Purge.purge(deletedBefore: time, in: $0) }
        return PurgeReport(
            before: time, rows: Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.count) }), dryRun: dryRun)
    }

    /// The report of copying the database into a file while others read and write it, checked.
    ///
    /// - Throws: a `StoreFault` where there is a file already that may not be replaced, and where the copy is not whole.
    public func backup(to target: String, replacing: Bool = false) throws -> any Report {
        // A backup is what a person reaches for before they mend or migrate, so that the schema is not asked for.
        let store = try Store(path: databasePath, access: .readOnly)
        let clock = ContinuousClock()
        let start = clock.now
        let bytes = try store.backup(to: target, replacing: replacing)
        return FileReport(
            path: databasePath, action: .backup(to: target, bytes: bytes), seconds: (clock.now - start) / .seconds(1))
    }

    /// The report of writing the file anew without its empty pages.
    ///
    /// - Throws: `StoreFault.busy` where another program has the file in use.
    public func vacuum() throws -> any Report {
        let store = try openStore()
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = try store.vacuum()
        return FileReport(
            path: databasePath, action: .vacuum(before: outcome.before, after: outcome.after),
            seconds: (clock.now - start) / .seconds(1))
    }
}
