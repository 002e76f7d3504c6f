public import GRDB
public import NaradaModel

/// Takes a file up and down the steps of a schema.
///
/// GRDB's own `DatabaseMigrator` knows neither a way back nor a fingerprint, and a step that was edited after it was
/// applied is how two databases of one version come to differ.
public struct Migrator: Sendable {
    /// The steps.
    public let set: MigrationSet
    private let now: @Sendable () -> Timestamp

    /// A migrator of these steps; `now` dates the ledger.
    public init(_ set: MigrationSet, now: @escaping @Sendable () -> Timestamp = { .now }) {
        self.set = set
        self.now = now
    }

    /// Takes the pending steps, each in a transaction of its own together with its ledger entry.
    ///
    /// A file of Narada's own is adopted first: its tables are compared with step 1, which is then recorded as done.
    ///
    /// - Parameters:
    ///   - target: the last step to take; all where nil. A target already passed changes nothing.
    ///   - report: called after each commit.
    /// - Returns: the steps taken now.
    /// - Throws: `MigrationFault`; the steps before the faulty one stay.
    @discardableResult
    public func up(
        _ writer: any DatabaseWriter, to target: Int? = nil, report: (AppliedMigration) -> Void = { _ in }
    ) throws -> [AppliedMigration] {
        try check(target: target)
        return try stepping(writer, report) { db in
            // A current file is not locked: another program may be writing it.
            let status = try self.status(db)
            guard let next = status.pending.first, next.version <= target ?? set.lastVersion else { return nil }
            return { before in
                if case .narada(let blockers, _) = status.origin {
                    guard blockers.isEmpty else { throw MigrationFault.notAdoptable(blockers) }
                    let entry = self.entry(for: next, milliseconds: 0)
                    try MigrationLedger.add(entry, db)
                    return entry
                }
                let duration = try ContinuousClock().measure { try run(next, .up, db, before: &before) }
                let entry = self.entry(for: next, milliseconds: duration.millisecondsRoundedUp)
                try MigrationLedger.add(entry, db)
                return entry
            }
        }
    }

    /// Takes steps back, the last first, each in a transaction of its own, until `target` is the last one taken.
    ///
    /// Tables and columns of those steps go with what they hold: ask `rowsLost` first. An adopted step 1 is only
    /// forgotten: Narada made those tables, and they are not ours to drop.
    ///
    /// - Returns: the steps taken back.
    /// - Throws: `MigrationFault`; the steps taken back before the faulty one stay so.
    @discardableResult
    public func down(
        _ writer: any DatabaseWriter, to target: Int, report: (AppliedMigration) -> Void = { _ in }
    ) throws -> [AppliedMigration] {
        try check(target: target)
        return try stepping(writer, report) { db in
            guard let last = try self.status(db).applied.last, last.version > target else { return nil }
            return { before in
                if !last.isAdopted {
                    // The status has matched the ledger with the set, so the step is there.
                    for migration in set.migrations where migration.version == last.version {
                        try run(migration, .down, db, before: &before)
                    }
                }
                try MigrationLedger.remove(version: last.version, db)
                return last
            }
        }
    }

    /// A step as found inside its transaction; the count of dangling references before it goes in, that after it out.
    private typealias Step = (inout DanglingReferences?) throws -> AppliedMigration

    /// Plans and runs steps until there is none.
    ///
    /// The plan is made twice: once to learn whether there is anything to lock for, and again under the lock, since
    /// another program may have taken the step in between.
    private func stepping(
        _ writer: any DatabaseWriter, _ report: (AppliedMigration) -> Void, plan: (Database) throws -> Step?
    ) throws -> [AppliedMigration] {
        try MigrationFault.naming(writer.path) {
            try writer.writeWithoutTransaction { db in
                guard try plan(db) != nil else { return [] }
                var done: [AppliedMigration] = []
                var dangling: DanglingReferences?
                try db.withoutForeignKeys {
                    while true {
                        var entry: AppliedMigration?
                        try db.inTransaction(.immediate) {
                            entry = try plan(db)?(&dangling)
                            return .commit
                        }
                        guard let entry else { break }
                        done.append(entry)
                        report(entry)
                    }
                }
                return done
            }
        }
    }

    /// Runs one file inside the caller's transaction and looks at the references it leaves.
    private func run(
        _ migration: Migration, _ direction: Migration.Direction, _ db: Database, before: inout DanglingReferences?
    ) throws {
        let earlier = try before ?? DanglingReferences(db)
        try MigrationScript(migration, direction).run(db)
        let later = try DanglingReferences(db)
        if let worse = later.growth(since: earlier) {
            throw MigrationFault.danglingReferences(
                migration.name, direction, table: worse.table, parent: worse.parent, rows: worse.rows)
        }
        before = later
    }

    private func entry(for migration: Migration, milliseconds: Int) -> AppliedMigration {
        AppliedMigration(
            version: migration.version, title: migration.title, checksum: migration.checksum, appliedAt: now(),
            milliseconds: milliseconds)
    }

    func check(target: Int?) throws(MigrationFault) {
        if let target, !(0...set.lastVersion).contains(target) {
            throw .unknownTarget(target, last: set.lastVersion)
        }
    }
}

extension Duration {
    /// At least 1: zero is the ledger's mark for an adopted step.
    fileprivate var millisecondsRoundedUp: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
