public import NaradaModel

/// Reads a file of tracks, row by row, in constant memory.
///
/// - A bad optional value (length, date, ISRC, MBID, Spotify id) is dropped with a warning and kept in `rawMetadata`.
/// - A row with neither title nor artists is refused. A row without a title alone goes in with an empty title and a
///   warning, since real exports have such rows and their identifiers still tell what they are.
/// - `ImportedTrack.sourceID` is the id column, else the Spotify id, else `content:` and a fingerprint of the texts of
///   the row's known fields, so that the same row has the same name on the next import.
/// - `rawMetadata` has every unknown column under its name; the file's own spelling of lengths, dates and credits that
///   were interpreted; `isrcs` and `mbids` where there are several; `mbid`, `spotify_id` and `track_number`, which a
///   connector's row has no column for; `isrc_refused`, `mbid_refused` and `spotify_id_refused`. A column of the file
///   that bears one of these eight names is called `mbid (2)` there.
public struct TrackFileImporter {
    private let format: ImportFormat?
    private let mappings: [FieldMapping]
    private let latestYear: Int

    /// - Parameters:
    ///   - format: nil to tell it from the file's name, then from its content.
    ///   - mappings: A person's word on which column holds which field.
    ///   - today: The day of the import; releases may be announced for the next year, and no later.
    public init(format: ImportFormat? = nil, mappings: [FieldMapping] = [], today: Timestamp = .now) {
        self.format = format
        self.mappings = mappings
        latestYear = today.year + 1
    }

    /// Reads the file at `path` (`-` for standard input) and returns the counts.
    ///
    /// - Parameters:
    ///   - onTrack: Called with each track and its line; what it throws ends the reading and is thrown on.
    ///   - onIssue: Called with each refused row and each warning; likewise.
    /// - Throws: `ImportFault` where the file cannot be read at all or has no title column.
    public func read(
        path: String, onTrack: (ImportedTrack, Int) throws -> Void, onIssue: (RowIssue) throws -> Void
    ) throws -> ImportCounts {
        try read(ByteSource(path: path), onTrack: onTrack, onIssue: onIssue)
    }

    /// As `read(path:onTrack:onIssue:)`, for bytes from anywhere.
    public func read(
        _ source: ByteSource, onTrack: (ImportedTrack, Int) throws -> Void, onIssue: (RowIssue) throws -> Void
    ) throws -> ImportCounts {
        var reader = try TrackRowReader(
            FileRowReader(source, format: format), file: source.name, mappings: mappings, latestYear: latestYear)
        var counts = ImportCounts()
        func report(_ row: RefusedRow, _ severity: RowIssue.Severity) throws {
            if severity == .refused { counts.refused += 1 } else { counts.warnings += 1 }
            try onIssue(RowIssue(row: row, severity: severity))
        }
        while let item = try reader.next() {
            switch item {
            case .refused(let row): try report(row, .refused)
            case .track(let track, let row, let notes):
                for note in notes { try report(note, .warning) }
                counts.imported += 1
                try onTrack(track, row.line)
            }
        }
        if counts.rows == 0 {
            try report(
                RefusedRow(
                    file: source.name, line: 1, problem: "no row follows the header",
                    advice: "export the file again if it should have tracks"), .warning)
        } else if let mapping = reader.missing.first {
            try report(
                RefusedRow(
                    file: source.name, line: 1,
                    problem: "no row has the key \(quoted(mapping.column ?? "")) for \(quoted(mapping.field.rawValue))",
                    advice: "check the spelling of --map"), .warning)
        }
        return counts
    }
}
