import GRDB

extension MigrationFault {
    /// The sentence for what SQLite reported about the file at `path`.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        default: self = .sqlite(path: path, message: error.message ?? error.resultCode.description)
        }
    }

    /// The result of `body`, with SQLite's errors told as faults of the file at `path`.
    static func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw MigrationFault(error, path: path)
        }
    }
}
