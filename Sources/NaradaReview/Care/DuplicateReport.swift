public import NaradaModel

/// Internal tracks that look like one recording, and those that were merged.
public struct DuplicateReport: Report, Hashable {
    /// Two tracks that may be one.
    public struct Pair: Hashable, Sendable {
        public var zone: Zone
        public var confidence: Confidence
        public var method: MatchMethod
        public var reasons: [ReviewReason]
        /// The one to keep: the older.
        public var keep: Track
        public var lose: Track
        public var keepHolds: Holdings
        public var loseHolds: Holdings
        public var evidence: Evidence

        public init(
            zone: Zone, confidence: Confidence, method: MatchMethod, reasons: [ReviewReason], keep: Track, lose: Track,
            keepHolds: Holdings, loseHolds: Holdings, evidence: Evidence
        ) {
            self.zone = zone
            self.confidence = confidence
            self.method = method
            self.reasons = reasons
            self.keep = keep
            self.lose = lose
            self.keepHolds = keepHolds
            self.loseHolds = loseHolds
            self.evidence = evidence
        }

        /// The command that says yes.
        public var command: String { "narada-resolve merge \(keep.id) \(lose.id)" }
    }

    /// Tracks that were made one.
    public struct Merged: Hashable, Sendable {
        /// The edit that `undo` takes back; nil for a dry run.
        public var edit: Int64?
        public var keep: Int64
        public var losers: [Int64]

        public init(edit: Int64?, keep: Int64, losers: [Int64]) {
            self.edit = edit
            self.keep = keep
            self.losers = losers
        }
    }

    /// Tracks that were compared.
    public var tracks: Int
    /// The pairs that are shown, the surest first.
    public var pairs: [Pair]
    /// All pairs found, and those of them that would be accepted.
    public var total: Int
    public var accepted: Int
    /// What a merge from a confidence on did; empty where none was asked for.
    public var merged: [Merged]
    /// The confidence that it was asked for; nil where none was.
    public var mergedFrom: Int?
    public var dryRun: Bool
    public var matcherVersion: String

    public static let version = 1

    public init(
        tracks: Int, pairs: [Pair], total: Int, accepted: Int, merged: [Merged] = [], mergedFrom: Int? = nil,
        dryRun: Bool = false, matcherVersion: String
    ) {
        self.tracks = tracks
        self.pairs = pairs
        self.total = total
        self.accepted = accepted
        self.merged = merged
        self.mergedFrom = mergedFrom
        self.dryRun = dryRun
        self.matcherVersion = matcherVersion
    }

    public func text(style: TextStyle) -> String {
        var out = mergedFrom == nil ? "" : mergedText(style: style)
        if !pairs.isEmpty { out += (out.isEmpty ? "" : "\n") + table(style: style) + "\n" }
        let shown = pairs.count < total && !pairs.isEmpty ? "\(Numerals.grouped(pairs.count)) of " : ""
        let sure = "\(Numerals.grouped(accepted)) of them sure"
        let found =
            total == 0
            ? "No two of \(Numerals.count(tracks, "track")) look like one recording."
            : "\(shown)\(Numerals.count(total, "pair")) that may be one recording, \(sure), among "
                + "\(Numerals.count(tracks, "track"))."
        out += paragraph(found, style: style)
        guard total > 0, mergedFrom == nil else { return out }
        return out
            + paragraph(
                "\"dedupe reject ID ID\" says that two are not one, and they are not proposed again; "
                    + "\"dedupe --merge-above 95\" merges the sure ones from there on.", style: style)
    }

    private func mergedText(style: TextStyle) -> String {
        let losers = merged.reduce(0) { $0 + $1.losers.count }
        let verb = dryRun ? "would be merged" : losers == 1 ? "was merged" : "were merged"
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        guard losers > 0 else {
            return out + "Nothing to merge: no accepted pair has \(mergedFrom ?? 0) or more.\n"
        }
        for group in merged.prefix(Self.shownMerges) {
            let names = group.losers.map(String.init).joined(separator: ", ")
            let edit = group.edit.map { "e\($0)  " } ?? ""
            out += indented("\(edit)\(names) into \(group.keep)", 2, style: style)
        }
        if merged.count > Self.shownMerges {
            out += "  and \(Numerals.grouped(merged.count - Self.shownMerges)) more\n"
        }
        let last =
            "\(Numerals.count(losers, "track")) \(verb) into \(Numerals.grouped(merged.count)). "
            + (dryRun ? "" : "\"undo e…\" takes a merge back, \"edits\" lists them.")
        return out + paragraph(last, style: style)
    }

    /// Merges that are listed for a person.
    private static let shownMerges = 20
    /// Columns of the evidence that are shown.
    private static let longestEvidence = 300

    private func table(style: TextStyle) -> String {
        let table = TextTable(
            columns: [
                .init("CONF", minimum: 4, alignment: .trailing), .init("TRACK", minimum: 7, alignment: .trailing),
                .init("TITLE", minimum: 10, share: 4), .init("ARTISTS", minimum: 8, share: 3),
                .init("ALBUM", minimum: 6, share: 2), .init("LENGTH", minimum: 7, alignment: .trailing),
            ], style: style)
        func cells(_ track: Track) -> [TextTable.Cell] {
            let facts = track.facts
            return [
                .init("\(track.id)"), .init(facts.title), .init(facts.artists.display), .init(facts.album ?? ""),
                .init(Numerals.length(milliseconds: facts.durationMs)),
            ]
        }
        let indent = table.start(ofColumn: 2)
        return table.header
            + pairs.map { pair in
                table.line([.init("\(pair.confidence)", pair.zone.ink)] + cells(pair.keep))
                    + table.line([""] + cells(pair.lose))
                    + indented(Self.why(pair), indent, style: style)
                    + indented(Self.evidence(pair), indent, style: style)
                    + indented(
                        "\(pair.keep.id) has \(pair.keepHolds.text); \(pair.lose.id) has \(pair.loseHolds.text)",
                        indent, style: style)
                    + indented(pair.command, indent, style: style)
            }.joined()
    }

    private static func why(_ pair: Pair) -> String {
        pair.zone == .accept
            ? "one recording by \(pair.method.label)"
            : "look at it: \(pair.reasons.map(\.label).joined(separator: "; "))"
    }

    /// The fields that said anything, the heaviest first.
    private static func evidence(_ pair: Pair) -> String {
        let fields = pair.evidence.fields.enumerated().filter { $0.element.weight != 0 }.sorted {
            (abs($1.element.weight), $0.offset) < (abs($0.element.weight), $1.offset)
        }
        return fields.map { "\($0.element.matcher) \($0.element.level) \(Numerals.bits($0.element.weight))" }
            .joined(separator: ", ").prefix(harmlessFor: longestEvidence)
    }

    private func indented(_ text: String, _ indent: Int, style: TextStyle) -> String {
        text.wrapped(to: style.width - indent).map {
            String(repeating: " ", count: indent) + $0.inked(.faint, style) + "\n"
        }.joined()
    }

    private func paragraph(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("tracks", tracks)
        let list = pairs.map { pair in
            var member = JSONObject()
            member.add("zone", pair.zone.rawValue)
            member.add("confidence", pair.confidence.percent)
            member.add("method", pair.method.rawValue)
            member.add("reasons", pair.reasons.map(\.rawValue))
            member.add("keep", json: pair.keep.jsonObject)
            member.add("lose", json: pair.lose.jsonObject)
            member.add("keep_holds", json: pair.keepHolds.jsonObject)
            member.add("lose_holds", json: pair.loseHolds.jsonObject)
            member.add("evidence", json: pair.evidence.json)
            member.add("command", pair.command)
            return member.text
        }
        object.add("pairs", json: JSONText.array(list))
        object.add("total", total)
        object.add("accepted", accepted)
        object.add("merged_from", mergedFrom)
        let merges = merged.map { group in
            var member = JSONObject()
            member.add("edit", group.edit)
            member.add("keep", group.keep)
            member.add("losers", json: JSONText.array(group.losers.map(String.init)))
            return member.text
        }
        object.add("merged", json: JSONText.array(merges))
        object.add("dry_run", dryRun)
        object.add("matcher_version", matcherVersion)
        return object.text
    }
}
