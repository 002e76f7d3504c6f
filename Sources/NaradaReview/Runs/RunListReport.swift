public import NaradaModel

/// The runs so far, the last one first.
public struct RunListReport: Report, Hashable {
    /// A run's counts as its report had them.
    public struct Counts: Hashable, Sendable {
        /// Connector rows that were looked at.
        public var rows: Int
        /// Rows mapped that were not mapped before.
        public var newMappings: Int
        /// Rows mapped otherwise than before.
        public var changed: Int
        /// Rows whose mapping stayed.
        public var kept: Int
        /// Mappings taken back and not replaced.
        public var retired: Int
        /// Rows that waited for a person at the end, demoted ones among them.
        public var toReview: Int
        /// Rows left without a track.
        public var unmatched: Int
        /// Tracks made for rows that had none.
        public var foundedTracks: Int
        /// Wall time.
        public var seconds: Double

        public init(
            rows: Int, newMappings: Int, changed: Int, kept: Int, retired: Int, toReview: Int, unmatched: Int,
            foundedTracks: Int, seconds: Double
        ) {
            self.rows = rows
            self.newMappings = newMappings
            self.changed = changed
            self.kept = kept
            self.retired = retired
            self.toReview = toReview
            self.unmatched = unmatched
            self.foundedTracks = foundedTracks
            self.seconds = seconds
        }
    }

    /// One run as the database has it.
    public struct Run: Hashable, Sendable {
        /// The number by which `undo` calls it.
        public var id: Int64
        /// When it began.
        public var startedAt: Timestamp
        /// When it ended; nil while it is on, and where it was killed.
        public var finishedAt: Timestamp?
        /// `finished`, `interrupted`, `failed`, or `running`.
        public var state: String
        /// When a person took it back; nil where it stands.
        public var undoneAt: Timestamp?
        /// Content hash of the profile.
        public var matcherVersion: String
        /// The stored JSON as it is.
        public var settings: String
        /// nil while it is on, and where it was killed.
        public var counts: Counts?

        public init(
            id: Int64, startedAt: Timestamp, finishedAt: Timestamp?, state: String, undoneAt: Timestamp?,
            matcherVersion: String, settings: String, counts: Counts?
        ) {
            self.id = id
            self.startedAt = startedAt
            self.finishedAt = finishedAt
            self.state = state
            self.undoneAt = undoneAt
            self.matcherVersion = matcherVersion
            self.settings = settings
            self.counts = counts
        }
    }

    /// The last one first.
    public var runs: [Run]

    /// The version of the JSON.
    public static let version = 1

    public init(runs: [Run]) { self.runs = runs }

    public func text(style: TextStyle) -> String {
        guard !runs.isEmpty else { return "Nothing was resolved yet: \"run\" does it.\n" }
        let table = TextTable(
            columns: [
                .init("RUN", minimum: 4, alignment: .trailing), .init("STARTED", minimum: 16),
                .init("STATE", minimum: 11), .init("ROWS", minimum: 7, alignment: .trailing),
                .init("NEW", minimum: 7, alignment: .trailing), .init("OTHER", minimum: 6, alignment: .trailing),
                .init("ASKED", minimum: 6, alignment: .trailing), .init("NONE", minimum: 7, alignment: .trailing),
            ], style: style)
        var out = table.header
        var matcher: String?
        for run in runs {
            // A line of its own only where it changes: most runs have the matcher of the one before.
            if run.matcherVersion != matcher {
                out += "      matcher \(run.matcherVersion.prefix(12))\n".inked(.faint, style)
                matcher = run.matcherVersion
            }
            let counts = run.counts.map { counts in
                [counts.rows, counts.newMappings, counts.changed + counts.retired, counts.toReview, counts.unmatched]
                    .map(Numerals.grouped)
            }
            let state = run.undoneAt == nil ? run.state : "taken back"
            out += table.row([String(run.id), String(run.startedAt.text.prefix(16)), state] + (counts ?? []))
        }
        return out + "\n\(Numerals.count(runs.count, "run")). OTHER: mapped otherwise than before, or taken back.\n"
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        let list = runs.map { run in
            var member = JSONObject()
            member.add("id", run.id)
            member.add("started_at", run.startedAt.text)
            member.add("finished_at", run.finishedAt?.text)
            member.add("state", run.state)
            member.add("undone_at", run.undoneAt?.text)
            member.add("matcher_version", run.matcherVersion)
            member.add("settings", json: run.settings)
            member.add("counts", json: run.counts?.jsonObject ?? "null")
            return member.text
        }
        object.add("runs", json: JSONText.array(list))
        return object.text
    }
}

extension RunListReport.Counts {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("connector_rows", rows)
        object.add("new_mappings", newMappings)
        object.add("changed", changed)
        object.add("kept", kept)
        object.add("retired", retired)
        object.add("to_review", toReview)
        object.add("unmatched", unmatched)
        object.add("founded_tracks", foundedTracks)
        object.add("seconds", seconds)
        return object.text
    }
}
