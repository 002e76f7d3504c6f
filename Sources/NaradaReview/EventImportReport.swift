public import NaradaModel

/// What an import of exports put into the database, file by file.
public struct EventImportReport: Report, Hashable {
    /// Rows of one kind.
    public struct Tally: Hashable, Sendable {
        /// Rows that were not in the database.
        public var inserted: Int
        /// Rows that were there with other content.
        public var updated: Int
        /// Rows that were there as they are.
        public var unchanged: Int
        /// Rows that are no longer what the file says; only playlist entries can be.
        public var removed: Int

        public init(inserted: Int = 0, updated: Int = 0, unchanged: Int = 0, removed: Int = 0) {
            self.inserted = inserted
            self.updated = updated
            self.unchanged = unchanged
            self.removed = removed
        }

        static func + (left: Tally, right: Tally) -> Tally {
            Tally(
                inserted: left.inserted + right.inserted, updated: left.updated + right.updated,
                unchanged: left.unchanged + right.unchanged, removed: left.removed + right.removed)
        }

        var isEmpty: Bool { self == Tally() }
    }

    /// Records without events for a reason that is no mistake: podcasts, radio stations …
    public struct PassedOver: Hashable, Sendable {
        /// For programs: `podcast`.
        public var code: String
        /// For a person, in the plural: `podcasts`.
        public var label: String
        /// How many records.
        public var count: Int

        public init(code: String, label: String, count: Int) {
            self.code = code
            self.label = label
            self.count = count
        }
    }

    /// What was read and written, of one file or of all.
    public struct Counts: Hashable, Sendable {
        /// Records that were read, refused ones and those passed over too.
        public var records = 0
        /// Rows of `connector_tracks`; a track that a file names again counts again.
        public var tracks = Tally()
        /// Rows of `track_plays`.
        public var plays = Tally()
        /// Rows of `track_likes`.
        public var likes = Tally()
        /// Rows of `playlists`.
        public var playlists = Tally()
        /// Rows of `playlist_tracks`.
        public var entries = Tally()
        /// Rows of `track_metrics`.
        public var metrics = Tally()
        /// Plays that were read and are too short to count as one (`ImportedPlay.counts`).
        public var shortPlays = 0
        /// Playlists that a person deleted here, and which were left so.
        public var deletedPlaylists = 0
        /// By reason, in the order of the reasons' list.
        public var passedOver: [PassedOver] = []
        /// Records of which nothing went in.
        public var refused = 0
        /// Values that were left out of records that went in.
        public var warnings = 0

        public init() {}

        static func + (left: Counts, right: Counts) -> Counts {
            var sum = left
            sum.records += right.records
            for tally in Kind.allCases.map(\.tally) {
                sum[keyPath: tally] = left[keyPath: tally] + right[keyPath: tally]
            }
            sum.shortPlays += right.shortPlays
            sum.deletedPlaylists += right.deletedPlaylists
            for other in right.passedOver {
                if let index = sum.passedOver.firstIndex(where: { $0.code == other.code }) {
                    sum.passedOver[index].count += other.count
                } else {
                    sum.passedOver.append(other)
                }
            }
            sum.refused += right.refused
            sum.warnings += right.warnings
            return sum
        }
    }

    /// The kinds of rows that are counted alike.
    enum Kind: String, CaseIterable {
        case tracks, plays, likes, playlists, entries, metrics

        var tally: WritableKeyPath<Counts, Tally> {
            switch self {
            case .tracks: \.tracks
            case .plays: \.plays
            case .likes: \.likes
            case .playlists: \.playlists
            case .entries: \.entries
            case .metrics: \.metrics
            }
        }
    }

    /// What became of one file.
    public struct File: Hashable, Sendable {
        /// The file as the person named it.
        public var path: String
        /// The format's name; nil where the file is of none.
        public var format: String?
        /// The batch that its plays belong to.
        public var batch: String?
        /// Records that an earlier import of the file had written, where this one went on behind it.
        public var resumedAfter: Int?
        /// What was read of the file and written.
        public var counts = Counts()

        public init(path: String, format: String? = nil, batch: String? = nil, resumedAfter: Int? = nil) {
            self.path = path
            self.format = format
            self.batch = batch
            self.resumedAfter = resumedAfter
        }
    }

    /// In the order in which they were read.
    public var files: [File] = []
    /// The first refused records.
    public var refusedRows: [RefusedRow] = []
    /// Whether nothing was written.
    public var dryRun: Bool
    /// Whether the person stopped the import before its end.
    public var interrupted = false
    /// Wall time.
    public var seconds = 0.0

    /// The version of the JSON.
    public static let version = 1

    public init(dryRun: Bool) {
        self.dryRun = dryRun
    }

    /// The sum over all files.
    public var total: Counts { files.reduce(Counts()) { $0 + $1.counts } }

    public var outcome: Outcome {
        if interrupted { return .interrupted }
        return total.refused > 0 ? .someRefused : .done
    }

    public func text(style: TextStyle) -> String {
        let total = total
        var out = interrupted ? "Stopped before the end; the finished batches are kept.\n" : ""
        out += dryRun ? "Nothing was written. An import would read " : "Imported "
        out += "\(Numerals.count(total.records, "record")) of \(Numerals.count(files.count, "file"))"
        out += " in \(Numerals.seconds(seconds)).\n"
        if files.count > 1 { out += "\n" + fileTable(style) }
        if Kind.allCases.contains(where: { !total[keyPath: $0.tally].isEmpty }) { out += kindTable(total, style) }
        for file in files {
            guard let records = file.resumedAfter else { continue }
            out += "\n\(file.path.harmless): went on behind record \(Numerals.grouped(records)).\n"
        }
        var list = CountList(style: style)
        list.add(total.refused, "refused", always: false)
        list.add(total.warnings, total.warnings == 1 ? "warning" : "warnings")
        list.add(total.shortPlays, "of the plays are shorter than 30 s: kept, and no plays to those who count")
        list.add(total.deletedPlaylists, "playlists that you deleted here, left so")
        for item in total.passedOver { list.add(item.count, item.label + ", passed over") }
        let further = list.text
        return further.isEmpty ? out : out + "\n" + further
    }

    private func fileTable(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [
                .init("FILE", minimum: 20, share: 1), .init("FORMAT", minimum: 17),
                .init("RECORDS", minimum: 9, alignment: .trailing), .init("NEW", minimum: 9, alignment: .trailing),
                .init("REFUSED", minimum: 7, alignment: .trailing),
            ], style: style)
        return table.header
            + files.map { file in
                let new = Kind.allCases.reduce(0) { $0 + file.counts[keyPath: $1.tally].inserted }
                return table.line([
                    .init(Self.end(of: file.path, width: table.widths[0])), .init(file.format ?? "none"),
                    .init(Numerals.grouped(file.counts.records)),
                    .init(Numerals.grouped(new), new > 0 ? .good : nil),
                    .init(Numerals.grouped(file.counts.refused), file.counts.refused > 0 ? .bad : nil),
                ])
            }.joined()
    }

    /// As much of the path as fits, from its end: that is where files of one folder differ.
    private static func end(of path: String, width: Int) -> String {
        let path = path.harmless
        return path.count <= width ? path : "…" + path.suffix(width - 1)
    }

    private func kindTable(_ counts: Counts, _ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("", minimum: 10)]
                + ["NEW", "CHANGED", "SAME", "REMOVED"].map { .init($0, minimum: 11, alignment: .trailing) },
            style: style)
        var out = "\n" + table.header
        for kind in Kind.allCases {
            let tally = counts[keyPath: kind.tally]
            guard !tally.isEmpty else { continue }
            out += table.line([
                .init(kind.rawValue), .init(Numerals.grouped(tally.inserted), tally.inserted > 0 ? .good : nil),
                .init(Numerals.grouped(tally.updated)), .init(Numerals.grouped(tally.unchanged)),
                .init(Numerals.grouped(tally.removed), tally.removed > 0 ? .doubtful : nil),
            ])
        }
        return out
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("dry_run", dryRun)
        object.add("interrupted", interrupted)
        object.add("files", json: JSONText.array(files.map(Self.object)))
        var sum = JSONObject()
        Self.add(total, to: &sum)
        object.add("total", json: sum.text)
        object.add("refused_rows", json: JSONText.array(refusedRows.map(Self.object)))
        object.add("seconds", seconds)
        return object.text
    }

    private static func object(_ file: File) -> String {
        var object = JSONObject()
        object.add("file", file.path)
        object.add("format", file.format)
        object.add("batch", file.batch)
        object.add("resumed_after", file.resumedAfter)
        add(file.counts, to: &object)
        return object.text
    }

    private static func object(_ row: RefusedRow) -> String {
        var object = JSONObject()
        object.add("file", row.file)
        object.add("line", row.line)
        object.add("byte", row.byte)
        object.add("problem", row.problem)
        object.add("advice", row.advice)
        return object.text
    }

    private static func add(_ counts: Counts, to object: inout JSONObject) {
        object.add("records", counts.records)
        for kind in Kind.allCases {
            let tally = counts[keyPath: kind.tally]
            var member = JSONObject()
            member.add("inserted", tally.inserted)
            member.add("updated", tally.updated)
            member.add("unchanged", tally.unchanged)
            member.add("removed", tally.removed)
            object.add(kind.rawValue, json: member.text)
        }
        object.add("short_plays", counts.shortPlays)
        object.add("deleted_playlists", counts.deletedPlaylists)
        var reasons = JSONObject()
        for item in counts.passedOver { reasons.add(item.code, item.count) }
        object.add("passed_over", json: reasons.text)
        object.add("refused", counts.refused)
        object.add("warnings", counts.warnings)
    }
}
