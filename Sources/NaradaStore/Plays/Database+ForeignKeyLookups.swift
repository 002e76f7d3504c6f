import CSQLiteSwitches
import GRDB

extension Database {
    /// The result of `body`, run while SQLite does not look up what new rows point to.
    ///
    /// For a statement whose keys the caller has looked up himself, in the same transaction: SQLite opens each parent's
    /// table anew for each row. And since a row may be refused, it keeps a copy of each page that a statement of many
    /// rows changes.
    ///
    /// Lookups are on again afterwards, also where `body` throws, unless they were off before. Where SQLite does not let
    /// itself be told, `body` runs with them.
    func withoutForeignKeyLookups<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = narada_sqlite_look_up_foreign_keys(sqliteConnection, 0)
        defer {
            if before == 1 { _ = narada_sqlite_look_up_foreign_keys(sqliteConnection, 1) }
        }
        return try body()
    }
}
