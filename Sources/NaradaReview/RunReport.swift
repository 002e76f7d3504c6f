public import NaradaModel

/// What a run did.
public struct RunReport: Report, Hashable {
    /// Which rows the run looked at.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// New and changed rows, and unmatched ones whose time has come again.
        case changed
        /// Every row.
        case all
    }

    public var mode: Mode
    /// The connectors asked for; empty means all of them.
    public var connectors: [String]
    /// The connector rows that were looked at: each is new, changed, kept, demoted, to review or unmatched.
    public var connectorRows: Int
    /// Rows mapped that were not mapped before.
    public var newMappings: Int
    /// Rows whose mapping now names another track, method or confidence.
    public var changed: Int
    /// Rows whose mapping stays as it was.
    public var kept: Int
    /// Mappings that were taken back and not replaced, those of demoted rows apart.
    public var retired: Int
    /// Rows that this run mapped or found mapped, until a later row of their release showed the better claim; they now
    /// wait, and count neither as mapped nor among `toReview`.
    public var demoted: Int
    /// Rows that now wait for a person.
    public var toReview: Int
    /// These and the demoted rows by reason; a row may have several.
    public var reviewByReason: [ReviewReason: Int]
    /// Rows that are left without a track.
    public var unmatched: Int
    /// Tracks made for rows that had none.
    public var foundedTracks: Int
    /// Rows mapped (new, changed and kept) by what carried them.
    public var byMethod: [MatchMethod: Int]
    /// The same rows by how sure their mappings are.
    public var byConfidence: [ConfidenceBand: Int]
    /// How the run divides otherwise than the one before; nil where there is none to compare with.
    public var drift: RunDrift?
    /// Sets of internal tracks that are one recording, ids ascending: the library holds duplicates.
    public var internalDuplicates: Set<[Int64]>
    /// Pairs that were scored.
    public var pairs: Int
    /// Wall time.
    public var seconds: Double
    /// Whether there was no row to look at.
    public var nothingToDo: Bool
    /// Whether nothing was written, as asked.
    public var dryRun: Bool
    /// Whether the person stopped the run before its end.
    public var interrupted: Bool
    /// Content hash of the profile.
    public var matcherVersion: String
    /// The run's id in the database; nil where nothing was written.
    public var runID: Int64?

    public static let version = 1

    /// The report of a run that has done nothing yet.
    public init(mode: Mode, connectors: [String] = [], dryRun: Bool = false, matcherVersion: String) {
        self.mode = mode
        self.connectors = connectors
        self.dryRun = dryRun
        self.matcherVersion = matcherVersion
        connectorRows = 0
        newMappings = 0
        changed = 0
        kept = 0
        retired = 0
        demoted = 0
        toReview = 0
        reviewByReason = [:]
        unmatched = 0
        foundedTracks = 0
        byMethod = [:]
        byConfidence = [:]
        drift = nil
        internalDuplicates = []
        pairs = 0
        seconds = 0
        nothingToDo = false
        interrupted = false
        runID = nil
    }

    public var outcome: Outcome { interrupted ? .interrupted : .done }

    /// Connector rows per second of wall time; 0 where no time passed.
    public var rowsPerSecond: Double { seconds > 0 ? Double(connectorRows) / seconds : 0 }
    /// Pairs scored per connector row.
    public var candidatesPerRow: Double { connectorRows > 0 ? Double(pairs) / Double(connectorRows) : 0 }

    public func text(style: TextStyle) -> String {
        if nothingToDo {
            return """
                Nothing to do: no connector row is new or changed.
                "run --all" looks at every row again.

                """
        }
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        out += interrupted ? "Stopped before the end; the finished batches are kept.\n" : ""
        out += "Resolved \(Numerals.count(connectorRows, "connector row")) in \(Numerals.seconds(seconds))"
        out += " (\(Numerals.grouped(Int(rowsPerSecond))) rows/s, "
        out += "\(JSONText.number(candidatesPerRow, decimals: 1)) candidates per row).\n\n"
        var list = CountList(style: style)
        list.add(newMappings, "newly mapped")
        list.add(changed, "mapped otherwise than before")
        list.add(kept, "mapped as before")
        list.add(retired, "taken back")
        list.add(foundedTracks, "new tracks founded")
        list.add(toReview + demoted, "wait for a person", always: true)
        for reason in ReviewReason.allCases { list.add(reviewByReason[reason] ?? 0, reason.label, depth: 1) }
        list.add(unmatched, "without a track", always: true)
        out += list.text
        if !byMethod.isEmpty {
            var methods = CountList(style: style)
            for method in MatchMethod.allCases { methods.add(byMethod[method] ?? 0, method.label) }
            out += "\nMapped by\n" + methods.text
        }
        if !byConfidence.isEmpty {
            var bands = CountList(style: style)
            for band in ConfidenceBand.allCases.reversed() { bands.add(byConfidence[band] ?? 0, band.label) }
            out += "\nHow sure\n" + bands.text
        }
        for sentence in drift?.sentences ?? [] {
            out += "\n" + sentence.wrapped(to: style.width).map { $0.inked(.doubtful, style) + "\n" }.joined()
        }
        if toReview + demoted > 0, !dryRun { out += "\n\"review\" asks you about those that wait.\n" }
        if !internalDuplicates.isEmpty { out += "\n" + duplicatesText }
        let run = runID.map { "Run \($0), matcher" } ?? "Matcher"
        return out + "\n" + "\(run) \(matcherVersion.prefix(12)).".inked(.faint, style) + "\n"
    }

    private var duplicatesText: String {
        let sets = sortedDuplicates
        let shown = sets.prefix(Self.duplicatesShown).map { "  tracks " + $0.map(String.init).joined(separator: ", ") }
        let more =
            sets.count > shown.count
            ? ["  and \(Numerals.grouped(sets.count - shown.count)) more (--json lists all)"] : []
        return "Tracks that are one recording (rows went to the oldest)\n" + (shown + more).joined(separator: "\n")
            + "\n"
    }

    /// Enough to show the pattern without burying the counts.
    private static let duplicatesShown = 5

    private var sortedDuplicates: [[Int64]] { internalDuplicates.sorted { $0.lexicographicallyPrecedes($1) } }

    /// One JSON object; `review_by_reason` and `by_method` hold the codes that occurred, in their fixed order.
    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("run", runID)
        object.add("mode", mode.rawValue)
        object.add("connectors", connectors)
        object.add("dry_run", dryRun)
        object.add("interrupted", interrupted)
        object.add("nothing_to_do", nothingToDo)
        object.add("connector_rows", connectorRows)
        object.add("new_mappings", newMappings)
        object.add("changed", changed)
        object.add("kept", kept)
        object.add("retired", retired)
        object.add("founded_tracks", foundedTracks)
        object.add("demoted", demoted)
        object.add("to_review", toReview)
        object.add("review_by_reason", json: JSONObject.counts(reviewByReason))
        object.add("unmatched", unmatched)
        object.add("by_method", json: JSONObject.counts(byMethod))
        object.add("by_confidence", json: JSONObject.counts(byConfidence))
        object.add("drift", json: drift?.jsonObject ?? "null")
        let duplicates = sortedDuplicates.map { JSONText.array($0.map(String.init)) }
        object.add("internal_duplicates", json: JSONText.array(duplicates))
        object.add("pairs", pairs)
        object.add("candidates_per_row", candidatesPerRow)
        object.add("seconds", seconds)
        object.add("rows_per_second", json: JSONText.number(rowsPerSecond, decimals: 0))
        object.add("matcher_version", matcherVersion)
        return object.text
    }
}

extension ConfidenceBand {
    /// Words that follow a count.
    fileprivate var label: String {
        switch self {
        case .certain: "certain"
        case .at99: "at 99"
        default: "at " + rawValue.replacing("-", with: " to ")
        }
    }
}

extension JSONObject {
    /// The counts that are not zero, in the order of the cases.
    static func counts<Key: CaseIterable & Hashable & RawRepresentable<String>>(_ counts: [Key: Int]) -> String {
        var object = JSONObject()
        for key in Key.allCases { if let count = counts[key], count != 0 { object.add(key.rawValue, count) } }
        return object.text
    }
}
