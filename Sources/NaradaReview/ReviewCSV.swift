internal import NaradaModel

/// The review list for spreadsheets: RFC 4180, a header, one entry per record, lines ended by CR LF.
///
/// Two liberties are taken with text fields, none with numbers:
/// - A field that a spreadsheet would run as a formula – it begins with `=`, `+`, `-`, `@`, a full-width twin of these,
///   a tab, a carriage return or a line feed – gets a leading apostrophe (OWASP, "CSV Injection").
/// - Characters that steer a terminal or a reader's eye are spelled out, `\u{202E}`; only tabs and line ends stay.
public struct ReviewCSV: ReviewWriter {
    /// The columns, in order. `reasons` are the codes of `ReviewReason`, separated by blanks; several artists are
    /// separated by `; `, several ISRCs by blanks; bits are log2 Bayes factors.
    public static let header = [
        "state", "confidence", "method", "reasons", "connector", "connector_id", "connector_track",
        "connector_title", "connector_artists", "connector_album", "connector_duration_ms", "connector_isrcs",
        "track", "title", "artists", "album", "duration_ms", "isrcs", "total_bits", "runner_up_track", "margin_bits",
        "matcher_version", "group", "pattern", "worth",
    ]

    public init() {}

    public mutating func begin() -> String { Self.record(Self.header) }

    public mutating func card(_ card: ReviewCard) -> String {
        let entry = card.entry
        let row = entry.connectorTrack
        let evidence = entry.evidence
        return Self.record(
            [
                entry.state.rawValue, entry.confidence.description, Self.field(entry.method),
                entry.reasons.map(\.rawValue).joined(separator: " "), Self.field(row.serviceID.service),
                Self.field(row.serviceID.id), String(row.id),
            ] + Self.fields(row.facts) + [String(entry.track.id)] + Self.fields(entry.track.facts) + [
                evidence.map { JSONText.number($0.total) } ?? "",
                (evidence?.runnerUp?.trackID).map { String($0) } ?? "",
                (evidence?.margin).map { JSONText.number($0) } ?? "", Self.field(evidence?.matcherVersion ?? ""),
                entry.pattern?.key ?? "",
                Self.field(entry.pattern?.sentence ?? ""), entry.worth.map { String($0) } ?? "",
            ])
    }

    public mutating func end(_ summary: ReviewSummary) -> String { "" }

    private static func fields(_ facts: TrackFacts) -> [String] {
        [
            field(facts.title), field(facts.artists.names.joined(separator: "; ")), field(facts.album ?? ""),
            facts.durationMs.map { String($0) } ?? "", facts.isrcs.map(\.code).joined(separator: " "),
        ]
    }

    /// A line of fields that are written already.
    static func record(_ fields: [String]) -> String { fields.joined(separator: ",") + "\r\n" }

    /// The field of a text, harmless and quoted where it must be.
    static func field(_ text: String) -> String {
        // Most fields are letters, digits and blanks.
        if let first = text.utf8.first, isPlain(first), text.utf8.allSatisfy({ $0 == 0x20 || isPlain($0) }) {
            return text
        }
        // Tabs and line ends are legal in a quoted field, and a title that has one is seen to have it.
        var safe = text.harmless(keeping: ["\t", "\r", "\n"])
        if let first = safe.unicodeScalars.first, Self.formulaStarts.contains(first) { safe = "'" + safe }
        guard safe.unicodeScalars.contains(where: { Self.needQuotes.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// Whether the byte is an ASCII letter or digit.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    /// RFC 4180 asks for the first four; spreadsheets of some countries split at the other two.
    private static let needQuotes: Set<Unicode.Scalar> = [",", "\"", "\r", "\n", ";", "\t"]
}
