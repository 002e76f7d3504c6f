public import GRDB
public import NaradaModel

/// What can go wrong between a person and the database file.
public enum StoreFault: NaradaFault, Equatable {
    case missingFile(path: String)
    case missingFolder(path: String)
    case isDirectory(path: String)
    case notADatabase(path: String)
    case noPermission(path: String)
    /// SQLite cannot make the `-shm` file beside a database in WAL mode.
    case readOnlyFolder(path: String)
    case cannotOpen(path: String, detail: String)
    /// Another program holds the write lock for longer than the busy timeout.
    case busy(path: String)
    /// The file or its folder does not let us write.
    case readOnlyFile(path: String)
    /// The caller asked for a write session of a store that it opened to read.
    case openedReadOnly(path: String)
    case full(path: String)
    case damaged(path: String, detail: String)
    /// The file's schema lacks steps that this program knows.
    case schemaBehind(path: String, missing: [String])
    /// A session was opened inside a session of the same store.
    case nestedSession
    case noSuchRow(table: String, id: Int64)
    case purgeOfActiveRow(table: String, id: Int64)
    case stillReferenced(table: String, id: Int64)
    case unreadableRow(path: String, detail: String)
    /// A verdict that needs an internal track came without one.
    case verdictWithoutTrack(verdict: String, connectorTrackID: Int64)
    /// A metric's value is NaN or infinite.
    case notANumber(metric: String)
    /// A playlist has more entries than there are keys.
    case playlistTooLong(id: Int64)
    case mergeIntoItself(trackID: Int64)
    case noSuchEdit(id: Int64)
    /// Nothing that a person did to the row can be taken back.
    case notDeleted(table: String, id: Int64)
    /// A later edit changed rows of this one and stands.
    case laterEdit(id: Int64, later: Int64)
    /// A track that was split off has got more since than the split gave it.
    case splitTrackInUse(edit: Int64, trackID: Int64)
    case notMapped(connectorTrackID: Int64)
    /// Connector tracks that are to be split off together are mapped to different tracks.
    case splitOfSeveralTracks(connectorTrackID: Int64, trackID: Int64, other: Int64)
    /// A backup would write over a file.
    case backupExists(path: String)
    /// A backup would write over the database itself.
    case backupOntoItself(path: String)
    /// The file that a backup is to replace has a log of its own beside it.
    case backupInUse(path: String, log: String)
    /// SQLite refused a statement: a constraint, mostly.
    case refusedStatement(path: String, detail: String)

    public var sentence: String {
        switch self {
        case .missingFile(let path):
            "There is no database at \"\(path)\"; create it with `narada-resolve migrate up --database \(path)`."
        case .missingFolder(let path):
            "The folder of \"\(path)\" does not exist; create the folder first, or name another path."
        case .isDirectory(let path):
            "\"\(path)\" is a folder, not a database; name the database file in it."
        case .notADatabase(let path):
            "\"\(path)\" is not an SQLite database; check the path, nothing was changed."
        case .noPermission(let path):
            "\"\(path)\" may not be opened by this user; change the file's permissions or run as its owner."
        case .readOnlyFolder(let path):
            "\"\(path)\" is in WAL mode and its folder cannot be written to, which SQLite needs even to read it; "
                + "copy the file to a folder of your own and name the copy."
        case .cannotOpen(let path, let detail):
            "\"\(path)\" cannot be opened (\(detail)); check the path and the folder's permissions."
        case .busy(let path):
            "Another program is writing to \"\(path)\"; wait until it has finished, then try again."
        case .readOnlyFile(let path):
            "\"\(path)\" cannot be written to; change the permissions of the file and its folder, or work on a copy."
        case .openedReadOnly(let path):
            "\"\(path)\" was opened only to read, so that nothing can be written; open it for writing."
        case .full(let path):
            "There is no room left on the disk of \"\(path)\"; free some, then run the command again."
        case .damaged(let path, let detail):
            "\"\(path)\" is damaged (\(detail)); restore a backup, or salvage it with `sqlite3 \(path) .recover`."
        case .schemaBehind(let path, let missing):
            "\"\(path)\" lacks \(missing.count) step\(missing.count == 1 ? "" : "s") of the schema "
                + "(\(missing.joined(separator: ", "))); bring it up to date with "
                + "`narada-resolve migrate up --database \(path)`."
        case .nestedSession:
            "A session was opened inside another session of the same database; use the session that is open already."
        case .noSuchRow(let table, let id):
            "There is no active row \"\(id)\" in \(table); check the number, or restore the row first."
        case .purgeOfActiveRow(let table, let id):
            "Row \"\(id)\" of \(table) is active and was not purged; soft-delete it first."
        case .stillReferenced(let table, let id):
            "Row \"\(id)\" of \(table) is still named by other rows and was not purged; purge those first."
        case .unreadableRow(let path, let detail):
            "\"\(path)\" holds a row that cannot be read (\(detail)); find and correct it with `narada-resolve check`."
        case .verdictWithoutTrack(let verdict, let connectorTrackID):
            "The verdict \"\(verdict)\" on connector track \"\(connectorTrackID)\" names no track; say which track is meant."
        case .notANumber(let metric):
            "The metric \"\(metric)\" has a value that is no finite number; leave it out."
        case .playlistTooLong(let id):
            "Playlist \"\(id)\" has no room for another entry; take some out, or begin another playlist."
        case .mergeIntoItself(let trackID):
            "Track \"\(trackID)\" cannot be merged into itself; name the tracks that are to go into it."
        case .noSuchEdit(let id):
            "There is no edit \"e\(id)\" that could be taken back; it was undone or purged, or never made."
        case .notDeleted(let table, let id):
            "Row \"\(id)\" of \(table) was not deleted by an edit that stands; there is nothing to restore."
        case .laterEdit(let id, let later):
            "Edit \"e\(id)\" cannot be taken back while edit \"e\(later)\", which changed the same rows later, stands; "
                + "undo \"e\(later)\" first."
        case .splitTrackInUse(let edit, let trackID):
            "Edit \"e\(edit)\" cannot be taken back: track \"\(trackID)\", which it made, has got more since; "
                + "merge that track into the other one instead."
        case .notMapped(let connectorTrackID):
            "Connector track \"\(connectorTrackID)\" is mapped to no track, so that nothing can be split; "
                + "map it first, or name another one."
        case .splitOfSeveralTracks(let connectorTrackID, let trackID, let other):
            "Connector track \"\(connectorTrackID)\" is mapped to track \"\(other)\", the ones before it to "
                + "\"\(trackID)\"; split them one track at a time."
        case .backupExists(let path):
            "There is a file at \"\(path)\" already, and a backup does not write over it; name another path, or say --force."
        case .backupOntoItself(let path):
            "\"\(path)\" is the database itself, which is no place for its backup; name another path."
        case .backupInUse(let path, let log):
            "\"\(path)\" is a database in use, or was not closed well, as \"\(log)\" shows; name another path."
        case .refusedStatement(let path, let detail):
            "\"\(path)\" refused a change (\(detail)); nothing of it was written, check the data with `narada-resolve check`."
        }
    }

    public var blame: Blame {
        switch self {
        case .noSuchRow, .verdictWithoutTrack, .notANumber, .playlistTooLong, .mergeIntoItself, .noSuchEdit,
            .notDeleted,
            .laterEdit, .splitTrackInUse, .notMapped, .splitOfSeveralTracks, .backupExists,
            .backupOntoItself, .backupInUse:
            .input
        default: .database
        }
    }

    /// The sentence for an error of SQLite in the database at `path`.
    public init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "code \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_READONLY: self = .readOnlyFile(path: path)
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CORRUPT, .SQLITE_IOERR: self = .damaged(path: path, detail: detail)
        case .SQLITE_PERM, .SQLITE_AUTH: self = .noPermission(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, detail: detail)
        default: self = .refusedStatement(path: path, detail: detail)
        }
    }
}
