import GRDB
import NaradaModel

/// Looks through a database for what cannot be right.
public enum StoreCheck {
    /// Rows of a finding that are told one by one: a report that lists thousands is not read.
    public static let shownSamples = 20

    /// What is wrong, in the order of the rules; empty where nothing is.
    ///
    /// Cost: `PRAGMA integrity_check` reads every page; the other rules walk over their tables once.
    public static func findings(
        in session: Session, rules: [CheckRule] = CheckRule.allCases
    ) throws -> [CheckFinding] {
        try CheckRule.allCases.filter(rules.contains).compactMap { try finding($0, in: session) }
    }

    private static func finding(_ rule: CheckRule, in session: Session) throws -> CheckFinding? {
        var finding = CheckFinding(rule: rule, count: 0, samples: [])
        func note(_ table: String, _ id: Int64?, _ detail: String) {
            finding.count += 1
            guard finding.samples.count < shownSamples else { return }
            finding.samples.append(CheckFinding.Sample(table: table, id: id, detail: detail))
        }
        switch rule {
        case .integrity, .staleIndex: try pages(rule, in: session, note)
        case .foreignKey: try foreignKeys(in: session, note)
        case .isrc: try identifiers("isrc", in: session, note) { ISRC.list(in: $0).refused.isEmpty }
        case .mbid: try identifiers("mbid", in: session, note) { MBID($0) != nil }
        case .json: try artists(in: session, note)
        default: break
        }
        for query in CheckQueries.queries(of: rule) {
            let statement = try RawStatement(session.database, sql: query)
            try statement.forEachRow { note($0.text(0) ?? "", $0.optionalInt64(1), $0.text(2) ?? "") }
        }
        return finding.count > 0 ? finding : nil
    }

    private typealias Note = (_ table: String, _ id: Int64?, _ detail: String) -> Void

    /// SQLite tells damage and stale indexes in one list of sentences.
    private static func pages(_ rule: CheckRule, in session: Session, _ note: Note) throws {
        let statement = try RawStatement(session.database, sql: "PRAGMA integrity_check")
        try statement.forEachRow { row in
            guard let text = row.text(0), text != "ok" else { return }
            let isIndex = text.contains("missing from index") || text.contains("entries in index")
            if isIndex == (rule == .staleIndex) { note("", nil, text) }
        }
    }

    private static func foreignKeys(in session: Session, _ note: Note) throws {
        let statement = try RawStatement(session.database, sql: "PRAGMA foreign_key_check")
        try statement.forEachRow { row in
            note(row.text(0) ?? "", row.optionalInt64(1), "names a row of \(row.text(2) ?? "") that does not exist")
        }
    }

    private static func identifiers(
        _ column: String, in session: Session, _ note: Note, isValid: (String) -> Bool
    ) throws {
        // The services' rows have no column for MusicBrainz ids.
        let tables = column == "isrc" ? ["tracks", "connector_tracks"] : ["tracks"]
        for table in tables {
            let statement = try RawStatement(
                session.database,
                sql: """
                    SELECT id, \(column) FROM \(table)
                    WHERE \(column) IS NOT NULL AND \(column) <> '' AND \(BaseColumn.isActive) ORDER BY id
                    """)
            try statement.forEachRow { row in
                guard let text = row.text(1), !isValid(text) else { return }
                note(table, row.int64(0), "\(column) \"\(text.harmless)\"")
            }
        }
    }

    private static func artists(in session: Session, _ note: Note) throws {
        for table in ["tracks", "connector_tracks"] {
            let statement = try RawStatement(
                session.database, sql: "SELECT id, artists FROM \(table) WHERE \(BaseColumn.isActive) ORDER BY id")
            try statement.forEachRow { row in
                let text = row.text(1) ?? ""
                guard ArtistCredit(json: text) == nil else { return }
                note(table, row.int64(0), "artists \"\(text.harmless.prefix(shownCharacters))\"")
            }
        }
    }

    /// Characters of a broken text that a sample shows: enough to find it.
    private static let shownCharacters = 60
}
