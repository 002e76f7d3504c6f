public import NaradaModel

/// What can be wrong with the steps, with the file they are for, or between the two.
public enum MigrationFault: NaradaFault, Hashable {
    // The folder of steps.

    /// The folder or a file in it cannot be read, or is no UTF-8.
    case unreadable(path: String)
    /// A file that somebody may have meant as a migration.
    case misnamed(file: String)
    /// The named step lacks its file of that direction.
    case missingHalf(String, Migration.Direction)
    /// Two steps have one number.
    case duplicateNumber(Int, names: [String])
    /// A number is left out before the named step.
    case gap(missing: Int, before: String)
    /// A title that no file name may have.
    case badTitle(String)
    /// The title is that of the named step.
    case titleTaken(String, by: String)
    /// A new file cannot be written.
    case unwritable(path: String)

    // The steps against the file's ledger.

    /// The named step has another text than when it was applied.
    case edited(String)
    /// The file took another step under that number.
    case missing(applied: String, present: String)
    /// The ledger has a hole.
    case outOfOrder(skipped: String, applied: String)
    /// The file has taken steps that the program does not know.
    case newer(database: Int, program: Int)
    /// A target that is no step's number.
    case unknownTarget(Int, last: Int)

    // A step that does not work.

    /// The file of that direction holds no statement.
    case blank(String, Migration.Direction)
    /// The file begins or ends a transaction.
    case transactionControl(String, Migration.Direction, keyword: String)
    /// A statement failed; nothing of the step is left.
    case failed(String, Migration.Direction, message: String)
    /// The step would leave rows that point to nothing; nothing of it is left.
    case danglingReferences(String, Migration.Direction, table: String, parent: String, rows: Int)

    // The file itself.

    /// Narada's tables in a shape that the program would trip over; nothing was changed.
    case notAdoptable([SchemaDifference])
    /// Tables, but none of Narada's.
    case otherProgram(tables: [String])
    /// No SQLite file.
    case notADatabase(path: String)
    /// Another program writes.
    case locked(path: String)
    /// All else that SQLite reports.
    case sqlite(path: String, message: String)
}

extension MigrationFault {
    public var blame: Blame {
        switch self {
        case .unreadable, .misnamed, .missingHalf, .duplicateNumber, .gap, .badTitle, .titleTaken, .unwritable,
            .unknownTarget, .blank, .transactionControl:
            .input
        case .edited, .missing, .outOfOrder, .newer, .failed, .danglingReferences, .notAdoptable, .otherProgram,
            .notADatabase, .locked, .sqlite:
            .database
        }
    }

    public var sentence: String {
        switch self {
        case .unreadable(let path):
            "Cannot read \"\(path)\" as UTF-8 text or a folder of migrations: check the path and its permissions."
        case .misnamed(let file):
            "\"\(file)\" is almost a migration: name it NNNN_title.up.sql or NNNN_title.down.sql, or move it away."
        case .missingHalf(let name, let direction):
            "\"\(name).\(direction.rawValue).sql\" is missing: every migration has an up and a down file; write it."
        case .duplicateNumber(let number, let names):
            "Two migrations have number \(number), \(list(names)): give one of them the next free number."
        case .gap(let missing, let next):
            "There is no migration \(missing), but \"\(next)\" follows: restore the missing files or renumber."
        case .badTitle(let title):
            """
            "\(title)" is no title for a migration: use lower-case words joined by underscores, at most \
            \(MigrationFileName.longestTitle) letters, such as "add_mood".
            """
        case .titleTaken(let title, let name):
            "The title \"\(title)\" is taken by \"\(name)\": choose one that says what differs."
        case .unwritable(let path):
            "Cannot write \"\(path)\": the file exists already or its folder is not writable."
        case .edited(let name):
            """
            "\(name)" was edited after it was applied to this database: restore its text and put the change into a \
            new migration.
            """
        case .missing(let applied, let present):
            """
            The database has "\(applied)" where this program has "\(present)": use the program that made the \
            database, or restore the missing migration.
            """
        case .outOfOrder(let skipped, let applied):
            """
            "\(skipped)" was never applied although the later "\(applied)" was: restore the database from a copy, \
            since its ledger cannot be trusted.
            """
        case .newer(let database, let program):
            """
            The database is at migration \(database) and this program knows them up to \(program): use a newer \
            narada-resolve.
            """
        case .unknownTarget(let target, let last):
            "There is no migration \(target): choose a number from 0 to \(last)."
        case .blank(let name, let direction):
            "\"\(name).\(direction.rawValue).sql\" holds no SQL: write the change, or delete both files."
        case .transactionControl(let name, let direction, let keyword):
            """
            "\(name).\(direction.rawValue).sql" says \(keyword): each migration already runs in one transaction with \
            its ledger entry, so take the statement out.
            """
        case .failed(let name, let direction, let message):
            "Migration \(direction.rawValue) \"\(name)\" failed and was rolled back whole: \(message)."
        case .danglingReferences(let name, let direction, let table, let parent, let rows):
            """
            Migration \(direction.rawValue) "\(name)" was rolled back, since it would leave \(rows) \
            \(rows == 1 ? "row" : "rows") of "\(table)" without \(rows == 1 ? "its row" : "their rows") in \
            "\(parent)": mend the migration.
            """
        case .notAdoptable(let differences):
            """
            The database has Narada's tables but not in the published shape, so nothing was changed: \
            \(differences.map(\.description).joined(separator: "; ")). Mend these or name another file.
            """
        case .otherProgram(let tables):
            """
            The database holds another program's tables (\(list(Array(tables.prefix(Self.listedTables))))\
            \(tables.count > Self.listedTables ? " …" : "")) and none of Narada's: name another file.
            """
        case .notADatabase(let path):
            "\"\(path)\" is not an SQLite database: name another file."
        case .locked(let path):
            "\"\(path)\" is being written by another program: wait until it is done, then try again."
        case .sqlite(let path, let message):
            "The database \"\(path)\" cannot be used: \(message)."
        }
    }

    /// Tables named in a sentence: enough to recognise the program, few enough for a line.
    private static let listedTables = 3

    private func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
}
