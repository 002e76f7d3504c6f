public import NaradaModel

/// What a command did with verdicts on rows that it was told of.
public struct VerdictReport: Report, Hashable {
    /// One verdict, or what was taken back.
    public struct Line: Hashable, Sendable {
        /// The row of `connector_tracks`.
        public var rowID: Int64
        /// The row as a person reads it.
        public var row: String
        /// The track that the verdict names; nil for none.
        public var trackID: Int64?
        public var track: String?

        public init(rowID: Int64, row: String, trackID: Int64? = nil, track: String? = nil) {
            self.rowID = rowID
            self.row = row
            self.trackID = trackID
            self.track = track
        }
    }

    /// What was done with the rows.
    public enum Action: Hashable, Sendable {
        case decided(Verdict)
        /// The last verdict of each row was taken back.
        case takenBack

        var code: String {
            switch self {
            case .decided(let verdict): verdict.rawValue
            case .takenBack: "taken_back"
            }
        }

        var words: String {
            switch self {
            case .decided(.accept): "accepted"
            case .decided(.reject): "rejected"
            case .decided(.newTrack): "made a new track"
            case .decided(.skip): "put off"
            case .takenBack: "taken back"
            }
        }
    }

    public var action: Action
    /// The group that the rows were taken from; nil where they were named.
    public var pattern: ReviewPattern?
    public var lines: [Line]
    public var dryRun: Bool

    public static let version = 1

    public init(action: Action, pattern: ReviewPattern? = nil, lines: [Line], dryRun: Bool) {
        self.action = action
        self.pattern = pattern
        self.lines = lines
        self.dryRun = dryRun
    }

    /// Rows that are listed; a group may have thousands.
    private static let mostLines = 20

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        if let pattern { out += "Group \(pattern.key): \(pattern.sentence.harmless)\n" }
        let table = TextTable(
            columns: [
                .init("ROW", minimum: 7, alignment: .trailing), .init("", minimum: 12, share: 1),
                .init("TRACK", minimum: 7, alignment: .trailing), .init("", minimum: 12, share: 1),
            ], style: style)
        if !lines.isEmpty { out += table.header }
        for line in lines.prefix(Self.mostLines) {
            out += table.row([
                String(line.rowID), line.row, line.trackID.map { String($0) } ?? "", line.track ?? "",
            ])
        }
        if lines.count > Self.mostLines {
            out += "and \(Numerals.grouped(lines.count - Self.mostLines)) more (--json lists all)\n"
        }
        let rows = Numerals.count(lines.count, "row")
        return out + "\(rows) \(dryRun ? "would be " : "")\(action.words).\n"
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("action", action.code)
        object.add("group", pattern?.key)
        object.add("dry_run", dryRun)
        let list = lines.map { line in
            var member = JSONObject()
            member.add("connector_track", line.rowID)
            member.add("track", line.trackID)
            return member.text
        }
        object.add("rows", json: JSONText.array(list))
        return object.text
    }
}
