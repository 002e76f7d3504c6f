public import NaradaModel

/// What a purge removed for good.
public struct PurgeReport: Report, Hashable {
    /// Rows deleted before this time went.
    public var before: Timestamp
    /// Rows by table; only tables that lost any.
    public var rows: [String: Int]
    public var dryRun: Bool

    public static let version = 1

    public init(before: Timestamp, rows: [String: Int], dryRun: Bool) {
        self.before = before
        self.rows = rows
        self.dryRun = dryRun
    }

    /// All rows.
    public var total: Int { rows.values.reduce(0, +) }

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        let day = before.text.prefix(16)
        guard total > 0 else { return out + "Nothing that was deleted before \(day) UTC can be removed.\n" }
        let verb = dryRun ? "would be removed" : total == 1 ? "is removed" : "are removed"
        out += "\(Numerals.count(total, "row")) that went before \(day) UTC \(verb) for good.\n\n"
        var list = CountList(style: style)
        for (table, count) in rows.sorted(by: { $0.key < $1.key }) { list.add(count, table.harmless) }
        out += list.text
        return dryRun ? out : out + "\n\"vacuum\" gives the room back to the disk.\n"
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("before", before.text)
        object.add("dry_run", dryRun)
        object.add("total", total)
        var counts = JSONObject()
        for (table, count) in rows.sorted(by: { $0.key < $1.key }) { counts.add(table, count) }
        object.add("rows", json: counts.text)
        return object.text
    }
}
