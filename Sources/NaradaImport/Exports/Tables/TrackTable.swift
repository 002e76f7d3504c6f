import NaradaModel

/// Plain tables and JSON Lines of tracks: the files of `TrackFileImporter`, as records.
final class TrackTable: ExportReader {
    private var reader: TrackRowReader
    private let service: String

    init(_ window: ByteWindow, line: Int, format: ImportFormat, options: ExportFile.Options) throws {
        let rows = try FileRowReader(window: window, line: line, format: format)
        reader = try TrackRowReader(rows, file: window.name, latestYear: options.today.year + 1)
        service = options.service ?? Self.unnamedService
    }

    /// Where neither the file nor a person says whose rows they are.
    static let unnamedService = "file"

    func next() throws -> ExportRecord? {
        switch try reader.next() {
        case nil: return nil
        case .refused(let row):
            return ExportRecord(
                place: FilePlace(line: row.line, offset: reader.offset),
                issues: [RowIssue(row: row, severity: .refused)])
        case .track(let track, let row, let notes):
            return ExportRecord(
                place: FilePlace(line: row.line, offset: reader.offset), events: [.track(track, service: service)],
                issues: notes.map { RowIssue(row: $0, severity: .warning) })
        }
    }
}
