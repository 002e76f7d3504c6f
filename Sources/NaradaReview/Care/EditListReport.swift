public import NaradaModel

/// The merges, splits and deletions so far, the last one first.
public struct EditListReport: Report, Hashable {
    public struct Edit: Hashable, Sendable {
        public var id: Int64
        /// `merge`, `split` or `delete`.
        public var kind: String
        public var at: Timestamp?
        /// nil while it stands.
        public var undoneAt: Timestamp?
        /// What was done, in one sentence without a full stop, in the past tense.
        public var what: String
        /// Rows that it touched, by table.
        public var rows: [String: Int]

        public init(
            id: Int64, kind: String, at: Timestamp?, undoneAt: Timestamp?, what: String, rows: [String: Int]
        ) {
            self.id = id
            self.kind = kind
            self.at = at
            self.undoneAt = undoneAt
            self.what = what
            self.rows = rows
        }
    }

    public var edits: [Edit]

    public static let version = 1

    public init(edits: [Edit]) { self.edits = edits }

    public func text(style: TextStyle) -> String {
        guard !edits.isEmpty else { return "Nothing was merged, split or deleted yet.\n" }
        let table = TextTable(
            columns: [
                .init("EDIT", minimum: 5, alignment: .trailing), .init("WHEN (UTC)", minimum: 16),
                .init("STATE", minimum: 10), .init("ROWS", minimum: 7, alignment: .trailing),
                .init("WHAT", minimum: 20, share: 1),
            ], style: style)
        let indent = table.start(ofColumn: 4)
        let lines = edits.map { edit in
            let what = edit.what.prefix(harmlessFor: Self.longestWhat).wrapped(to: max(style.width - indent, 20))
            let rows = edit.rows.values.reduce(0, +)
            let time = edit.at.map { String($0.text.prefix(16)) } ?? ""
            return table.line([
                .init("e\(edit.id)"), .init(time),
                edit.undoneAt == nil ? .init("stands", .good) : .init("taken back", .faint),
                .init(Numerals.grouped(rows)), .init(what.first ?? ""),
            ]) + what.dropFirst().map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
        }
        return table.header + lines.joined() + "\n\(Numerals.count(edits.count, "edit")). \"undo e…\" takes one back.\n"
    }

    /// Columns of a sentence that are shown.
    private static let longestWhat = 400

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        let list = edits.map { edit in
            var member = JSONObject()
            member.add("id", edit.id)
            member.add("kind", edit.kind)
            member.add("at", edit.at?.text)
            member.add("undone_at", edit.undoneAt?.text)
            member.add("what", edit.what)
            var counts = JSONObject()
            for (table, count) in edit.rows.sorted(by: { $0.key < $1.key }) { counts.add(table, count) }
            member.add("rows", json: counts.text)
            return member.text
        }
        object.add("edits", json: JSONText.array(list))
        return object.text
    }
}
