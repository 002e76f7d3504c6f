import Foundation
public import NaradaModel

/// Reads a file of pairs (CSV, TSV or JSON Lines), row by row, in constant memory.
///
/// The columns are those of a file of tracks with `left_` and `right_` before them: `left_title`, `left_artists`,
/// `left_album`, `left_duration_ms`, `left_isrc`, `left_mbid`, `left_release_date`, `left_spotify_id`, and every other
/// name that a file of tracks may use (`left_length`, `left_artist` …). `left_title` and `right_title` must be there.
/// Every other column is carried along.
public struct PairFile {
    private let format: ImportFormat?
    private let latestYear: Int

    /// - Parameters:
    ///   - format: nil to tell it from the file's name, then from its content.
    ///   - today: The day of the reading; releases of years after the next one are no dates.
    public init(format: ImportFormat? = nil, today: Timestamp = .now) {
        self.format = format
        latestYear = today.year + 1
    }

    /// Reads the pairs of `source` and returns the counts.
    ///
    /// - Parameters:
    ///   - onOpen: Called once, before any row, with the layout: make the `PairWriter` here.
    ///   - onPair: Called with each pair.
    ///   - onIssue: Called with each refused row, which is not written back, and each warning.
    /// - Throws: `ImportFault` where the source cannot be read or lacks a title column, or a column that scoring adds is
    ///   there already; and what the closures throw.
    public func read(
        _ source: ByteSource, onOpen: (PairLayout) throws -> Void, onPair: (PairRow) throws -> Void,
        onIssue: (RowIssue) throws -> Void
    ) throws -> ImportCounts {
        var reader = try FileRowReader(source, format: format, keepsText: true)
        var sides = Sides(header: reader.header ?? [])
        if let header = reader.header { try sides.check(header: header, file: source.name) }
        try onOpen(reader.layout)
        var counts = ImportCounts()
        func refuse(_ row: RefusedRow) throws {
            counts.refused += 1
            try onIssue(RowIssue(row: row, severity: .refused))
        }
        while let item = try reader.next() {
            switch item {
            case .refused(let row): try refuse(row)
            case .row(let row):
                if sides.header != row.names { sides = Sides(header: row.names) }
                if reader.header == nil, let problem = sides.problem {
                    try refuse(
                        RefusedRow(file: source.name, line: row.line, problem: problem.text, advice: problem.advice))
                    continue
                }
                let left = TrackReading(row, map: sides.left, latestYear: latestYear)
                let right = TrackReading(row, map: sides.right, latestYear: latestYear)
                for note in left.notes + right.notes {
                    counts.warnings += 1
                    try onIssue(
                        RowIssue(
                            row: RefusedRow(
                                file: source.name, line: row.line, problem: note.problem, advice: note.advice),
                            severity: .warning))
                }
                counts.imported += 1
                try onPair(
                    PairRow(line: row.line, left: left.facts, right: right.facts, original: row.original ?? ""))
            }
        }
        return counts
    }

    /// The columns of the two sides, and what keeps a file of them from being scored.
    private struct Sides {
        private let sides: PairSides

        init(header: [String]) { sides = PairSides(header: header) }

        var header: [String] { sides.header }
        var left: TrackFieldMap { sides.left }
        var right: TrackFieldMap { sides.right }

        private var takenColumn: String? { PairWriter.columns.first(where: header.contains) }

        func check(header: [String], file: String) throws {
            if let missing = sides.missingTitle {
                throw ImportFault.noPairColumns(file, missing: missing, header: header)
            }
            if let takenColumn { throw ImportFault.columnTaken(file, column: takenColumn) }
        }

        /// What is wrong with an object of these keys.
        var problem: (text: String, advice: String)? {
            if let missing = sides.missingTitle {
                return ("the object has no \(quoted(missing))", "add it, if only as \"\"")
            }
            return takenColumn.map { ("the object has a \(quoted($0)) already", "drop or rename it") }
        }
    }
}
