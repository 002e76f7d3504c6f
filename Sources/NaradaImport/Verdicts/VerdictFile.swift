public import NaradaModel

/// A verdict as a file has it: the connector's row by its name, the track by whatever names the file gives.
public struct FiledVerdict: Hashable, Sendable {
    /// The line, from 1, on which it begins.
    public var line: Int
    public var verdict: Verdict
    public var serviceID: ServiceID
    /// The track's id in the database that the file came from.
    public var trackID: Int64?
    /// Imported rows that the track came from.
    public var origins: [ServiceID]
    /// What the file says of the track; nil where it says nothing.
    public var track: TrackFacts?
    public var note: String?
}

/// Reads verdicts row by row, in constant memory: CSV, TSV or JSON Lines with `connector`, `connector_id` and `verdict`.
///
/// `verdict` is `accept`, `reject`, `new_track` or `skip`; a file without the column may have a `label` instead, 1 for
/// accept and 0 for reject. The track is named by `track`, `track_origins` (`SOURCE:ID`, several divided by blanks, or
/// a JSON list), and `right_title`, `right_artists`, `right_isrc`, `right_mbid`; `note` is carried along. So the files of
/// `review export` come back, and a list written by hand needs four columns.
public struct VerdictFile {
    /// Rows that hold a verdict of a connector's row must have these.
    private static let needed = ["connector", "connector_id"]

    private let file: String
    private let latestYear: Int
    private var reader: FileRowReader
    private var first: FileRowReader.Item?

    /// The opened file.
    ///
    /// - Parameter today: The day of the reading; releases of years after the next one are no dates.
    /// - Throws: `ImportFault` where the source cannot be read; `VerdictFault` where its columns are others.
    public init(_ source: ByteSource, today: Timestamp = .now) throws {
        file = source.name
        latestYear = today.year + 1
        reader = try FileRowReader(source, format: nil)
        var names = reader.header ?? []
        if reader.header == nil {
            first = try reader.next()
            if case .row(let row) = first { names = row.names }
        }
        let missing = Self.needed.first { !names.contains($0) }
        if let missing { throw VerdictFault.noColumn(file, missing: missing, header: names) }
        guard names.contains("verdict") || names.contains("label") else {
            throw VerdictFault.noColumn(file, missing: "verdict", header: names)
        }
    }

    /// Reads the verdicts to the end of the file.
    ///
    /// - Parameters:
    ///   - onVerdict: Called with each verdict.
    ///   - onIssue: Called with each refused row and each value left out.
    /// - Throws: `ImportFault` where the source cannot be read on, and what the closures throw.
    public mutating func forEach(
        _ onVerdict: (FiledVerdict) throws -> Void, onIssue: (RowIssue) throws -> Void
    ) throws {
        var sides = PairSides(header: [])
        while let item = try first ?? reader.next() {
            first = nil
            switch item {
            case .refused(let row): try onIssue(RowIssue(row: row, severity: .refused))
            case .row(let row):
                if sides.header != row.names { sides = PairSides(header: row.names) }
                switch verdict(row, sides) {
                case .success(let (verdict, notes)):
                    for note in notes { try onIssue(issue(row.line, note.problem, note.advice, .warning)) }
                    try onVerdict(verdict)
                case .failure(let problem): try onIssue(issue(row.line, problem.text, problem.advice, .refused))
                }
            }
        }
    }

    private func issue(_ line: Int, _ problem: String, _ advice: String, _ severity: RowIssue.Severity) -> RowIssue {
        RowIssue(row: RefusedRow(file: file, line: line, problem: problem, advice: advice), severity: severity)
    }

    /// The refusal of a line that the database has no place for.
    public func refusal(line: Int, problem: String, advice: String) -> RowIssue {
        issue(line, problem, advice, .refused)
    }

    private struct Problem: Error {
        var text: String
        var advice: String
    }

    private func verdict(
        _ row: FileRow, _ sides: PairSides
    ) -> Result<(FiledVerdict, [TrackReading.Note]), Problem> {
        func text(_ name: String) -> String {
            (row.names.firstIndex(of: name).flatMap { row.text(at: $0) } ?? "").trimmed
        }
        for name in Self.needed where text(name).isEmpty {
            return .failure(Problem(text: "the \(name) is blank", advice: "fill it in, or remove the row"))
        }
        guard let verdict = Self.verdict(text("verdict"), label: text("label")) else {
            let word = text("verdict").isEmpty ? text("label") : text("verdict")
            return .failure(
                Problem(
                    text: "\(quoted(word)) is no verdict", advice: "write accept, reject, new_track or skip"))
        }
        var trackID: Int64?
        if !text("track").isEmpty {
            guard let id = Int64(text("track")) else {
                return .failure(
                    Problem(text: "the track \(quoted(text("track"))) is no number", advice: "write the track's id"))
            }
            trackID = id
        }
        let right = sides.right[.title] == nil ? nil : TrackReading(row, map: sides.right, latestYear: latestYear)
        let says = right.map { !$0.isNameless } ?? false
        let note = text("note")
        return .success(
            (
                FiledVerdict(
                    line: row.line, verdict: verdict,
                    serviceID: ServiceID(service: text("connector"), id: text("connector_id")), trackID: trackID,
                    origins: Self.origins(text("track_origins")), track: says ? right?.facts : nil,
                    note: note.isEmpty ? nil : note), says ? right?.notes ?? [] : []
            ))
    }

    private static func verdict(_ word: String, label: String) -> Verdict? {
        guard word.isEmpty else { return Verdict(rawValue: word.lowercased()) }
        switch PairLabel(label) {
        case .same: return .accept
        case .different: return .reject
        case .unknown: return nil
        }
    }

    private static func origins(_ text: String) -> [ServiceID] {
        // The list of names of a JSON file is read like a credit, which is a list of names too.
        let listed = text.hasPrefix("[") ? ArtistCredit(json: text)?.names : nil
        return (listed ?? text.split(separator: " ").map(String.init)).compactMap { name in
            guard let colon = name.firstIndex(of: ":") else { return nil }
            return ServiceID(service: String(name[..<colon]), id: String(name[name.index(after: colon)...]))
        }
    }
}
