public import NaradaModel

/// What became of a file of verdicts.
public struct VerdictImportReport: Report, Hashable {
    public var file: String
    /// Verdicts that went in.
    public var recorded = 0
    /// Verdicts in place of other ones, as asked; they are among `recorded`.
    public var replaced = 0
    /// Verdicts that were there already.
    public var unchanged = 0
    /// Verdicts that contradict what a person said here; nothing was changed for them.
    public var conflicts = 0
    /// Lines that name no verdict, row or track of this database.
    public var refused = 0
    public var dryRun: Bool

    public static let version = 1

    public init(file: String, dryRun: Bool) {
        self.file = file
        self.dryRun = dryRun
    }

    public var outcome: Outcome { conflicts + refused > 0 ? .someRefused : .done }

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        out += "Verdicts of \(file.harmless)\n"
        var list = CountList(style: style)
        list.add(recorded, dryRun ? "would go in" : "went in", always: true)
        list.add(replaced, "in place of others", depth: 1)
        list.add(unchanged, "were there already")
        list.add(conflicts, "contradict a verdict that stands (--replace takes the file's)")
        list.add(refused, "refused")
        return out + list.text
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("file", file)
        object.add("dry_run", dryRun)
        object.add("recorded", recorded)
        object.add("replaced", replaced)
        object.add("unchanged", unchanged)
        object.add("conflicts", conflicts)
        object.add("refused", refused)
        return object.text
    }
}
