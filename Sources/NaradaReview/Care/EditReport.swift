public import NaradaModel

/// What a merge, a split, a deletion or a restore did, or what taking an edit back did.
public struct EditReport: Report, Hashable {
    /// What was asked for.
    public enum Action: String, Hashable, Sendable, CaseIterable {
        case merge, split, delete, restore
        /// An edit was taken back.
        case undo
    }

    /// A track and what hung on it before and after.
    public struct Track: Hashable, Sendable {
        public var id: Int64
        public var name: String
        public var before: Holdings
        public var after: Holdings

        public init(id: Int64, name: String, before: Holdings, after: Holdings) {
            self.id = id
            self.name = name
            self.before = before
            self.after = after
        }
    }

    public var action: Action
    /// The edit: the new one, or the one taken back; nil where a row was restored that no edit had deleted.
    public var edit: Int64?
    /// What was done, in one sentence without a full stop, in the past tense.
    public var what: String
    /// The tracks that it was about, the keeper or the old one first.
    public var tracks: [Track]
    /// Columns of the keeper that were filled, as the table names them.
    public var filled: [String]
    /// Rows that changed, by table.
    public var rows: [String: Int]
    /// Rows that stay deleted though the edit was taken back: they hang on a row that another edit deleted, or were
    /// replaced since.
    public var left: Int
    public var dryRun: Bool

    public static let version = 1

    public init(
        action: Action, edit: Int64?, what: String, tracks: [Track] = [], filled: [String] = [],
        rows: [String: Int] = [:], left: Int = 0, dryRun: Bool = false
    ) {
        self.action = action
        self.edit = edit
        self.what = what
        self.tracks = tracks
        self.filled = filled
        self.rows = rows
        self.left = left
        self.dryRun = dryRun
    }

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        out += paragraph(what.prefix(harmlessFor: Self.longestName) + ".", style: style)
        for track in tracks {
            let name = track.name.prefix(harmlessFor: 60).truncated(to: 60)
            let holds =
                track.before == track.after
                ? "\(track.after.text), as before" : "\(track.after.text); before: \(track.before.text)"
            out += indented("track \(track.id), \(name): \(holds)", style: style)
        }
        if !filled.isEmpty { out += indented("filled in: \(filled.joined(separator: ", "))", style: style) }
        if tracks.isEmpty, !rows.isEmpty {
            var list = CountList(style: style)
            for (table, count) in sortedRows { list.add(count, table.harmless) }
            out += list.text
        }
        if left > 0 {
            out += paragraph(
                "\(Numerals.count(left, "row")) stay deleted: what they hang on is deleted by another edit, or a newer "
                    + "mapping stands in their place.", style: style)
        }
        if let edit, !dryRun, action != .undo, action != .restore {
            out += paragraph("\"undo e\(edit)\" takes it back.", style: style)
        }
        return out
    }

    private var sortedRows: [(key: String, value: Int)] { rows.sorted { $0.key < $1.key } }

    /// Columns of the sentence that are shown: the longest real titles have about 400 characters.
    private static let longestName = 1_000

    private func indented(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width - 2).map { "  " + $0.inked(.faint, style) + "\n" }.joined()
    }

    private func paragraph(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("action", action.rawValue)
        object.add("edit", dryRun && action != .undo ? nil : edit)
        object.add("what", what)
        let list = tracks.map { track in
            var member = JSONObject()
            member.add("id", track.id)
            member.add("name", track.name)
            member.add("before", json: track.before.jsonObject)
            member.add("after", json: track.after.jsonObject)
            return member.text
        }
        object.add("tracks", json: JSONText.array(list))
        object.add("filled", filled)
        var counts = JSONObject()
        for (table, count) in sortedRows { counts.add(table, count) }
        object.add("rows", json: counts.text)
        object.add("left", left)
        object.add("dry_run", dryRun)
        return object.text
    }
}
