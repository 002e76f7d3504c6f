import GRDB
import NaradaModel

/// Looks through a database for what cannot be right.
public enum StoreCheck {
    /// Rows of a finding that are told one by one: a report that lists thousands is not read.
    public static let shownSamples = 20

    /// What is wrong, in the order of the rules; empty where nothing is.
    ///
    /// A rule that a damaged page keeps from its work counts under `.integrity`.
    ///
    /// Cost: `PRAGMA integrity_check` reads every page; the other rules walk over their tables once.
    public static func findings(
        in session: Session, rules: [CheckRule] = CheckRule.allCases
    ) throws -> [CheckFinding] {
        var damage = CheckFinding(rule: .integrity, count: 0, samples: [])
        var pages: [String]?
        var findings: [CheckFinding] = []
        for rule in CheckRule.allCases.filter(rules.contains) {
            do {
                guard let finding = try finding(rule, in: session, pages: &pages) else { continue }
                if rule == .integrity { damage = finding } else { findings.append(finding) }
            } catch let error as DatabaseError where error.isDamage {
                damage.add(
                    CheckFinding.Sample(
                        table: "", id: nil,
                        detail: "the rule \(rule.rawValue) cannot be looked at: \(error.message ?? "damaged")"))
            }
        }
        return (damage.count > 0 ? [damage] : []) + findings
    }

    private static func finding(
        _ rule: CheckRule, in session: Session, pages: inout [String]?
    ) throws -> CheckFinding? {
        var finding = CheckFinding(rule: rule, count: 0, samples: [])
        func note(_ table: String, _ id: Int64?, _ detail: String) {
            finding.add(CheckFinding.Sample(table: table, id: id, detail: detail))
        }
        switch rule {
        case .integrity, .staleIndex:
            // One walk over the file answers both rules.
            let lines = try pages ?? sentences(in: session)
            pages = lines
            for text in lines where isOfIndex(text) == (rule == .staleIndex) { note("", nil, text) }
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

    /// SQLite tells damage and stale indexes in one list of sentences; some of them go over several lines.
    private static func sentences(in session: Session) throws -> [String] {
        let statement = try RawStatement(session.database, sql: "PRAGMA integrity_check")
        var sentences: [String] = []
        do {
            try statement.forEachRow { row in
                guard let text = row.text(0), text != "ok" else { return }
                sentences += text.split(separator: "\n").map(String.init)
            }
        } catch let error as DatabaseError where error.isDamage {
            // What it said before it came upon the worst is worth more than that it stopped.
            sentences.append("SQLite's own check stopped: \(error.message ?? "damaged")")
        }
        return sentences
    }

    private static func isOfIndex(_ text: String) -> Bool {
        text.contains("missing from index") || text.contains("entries in index")
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

extension CheckFinding {
    fileprivate mutating func add(_ sample: Sample) {
        count += 1
        if samples.count < StoreCheck.shownSamples { samples.append(sample) }
    }
}

extension DatabaseError {
    /// Whether a page cannot be read or says what cannot be.
    fileprivate var isDamage: Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_IOERR].contains(resultCode)
    }
}
