import NaradaModel

/// A playlist as Exportify writes it: one CSV file a playlist, named like the playlist.
///
/// The columns stand in `src/components/data` of https://github.com/watsonbox/exportify; https://exportify.net writes
/// fewer under slightly other names. All are found by name. The file `liked_songs.csv` (or `liked.csv`) holds the
/// likes and no playlist.
final class ExportifyTable: ExportReader {
    /// What speaks of the entry and not of the track.
    private static let entryColumns: Set<String> = ["addedby", "addedat", "popularity"]
    private static let likedNames: Set<String> = ["liked_songs", "liked songs", "liked"]

    private let file: String
    private var reader: TrackRowReader
    private var playlist: PlaylistInProgress?
    private var isFinished = false
    private let columns: [String: Int]

    init(_ window: ByteWindow, line: Int, options: ExportFile.Options) throws {
        file = window.name
        let rows = try FileRowReader(window: window, line: line, format: .csv)
        var columns: [String: Int] = [:]
        for (index, name) in (rows.header ?? []).enumerated() {
            let key = ColumnName.key(name)
            if columns[key] == nil { columns[key] = index }
        }
        self.columns = columns
        guard columns["trackuri"] != nil || columns["trackid"] != nil else {
            throw ImportFault.notThisFormat(file, format: .exportify, missing: "column \"Track URI\"")
        }
        reader = try TrackRowReader(
            rows, file: file, latestYear: options.today.year + 1, ignoring: Self.entryColumns)
        let name = FileName(file).stem
        guard !Self.likedNames.contains(name.lowercased()) else { return }
        playlist = PlaylistInProgress(
            ImportedPlaylist(
                id: ServiceID(service: SpotifyTrack.service, id: "file:\(name)"),
                // Exportify replaces blanks, so that a name is a file's name.
                name: name.replacing("_", with: " ")))
    }

    func next() throws -> ExportRecord? {
        guard let item = try reader.next() else { return end() }
        switch item {
        case .refused(let row):
            return ExportRecord(
                place: FilePlace(line: row.line, offset: reader.offset),
                issues: [RowIssue(row: row, severity: .refused)])
        case .track(let track, let row, let notes): return record(track, row, notes)
        }
    }

    /// A playlist without entries is still one.
    private func end() -> ExportRecord? {
        guard !isFinished else { return nil }
        isFinished = true
        var record = ExportRecord(place: FilePlace(line: 1, offset: 0))
        playlist?.finish(into: &record)
        return record.isSilent ? nil : record
    }

    private func record(_ track: ImportedTrack, _ row: FileRow, _ notes: [RefusedRow]) -> ExportRecord {
        var record = ExportRecord(
            place: FilePlace(line: row.line, offset: reader.offset),
            issues: notes.map { RowIssue(row: $0, severity: .warning) })
        func text(_ key: String) -> String? { row.text(at: columns[key]).flatMap { $0.isBlank ? nil : $0 } }
        var track = track
        if let uri = text("trackuri") {
            switch SpotifyURI(uri) {
            case .episode:
                return ExportRecord(place: record.place, passedOver: .podcast)
            case .local: track.sourceID = uri.utf8.count <= ExportedTrack.idLimit ? uri : track.sourceID
            default: break
            }
        }
        if let credit = credit(names: text("artistnames") ?? text("artistname"), uris: text("artisturis")) {
            track.artists = credit
        }
        let id = ServiceID(service: SpotifyTrack.service, id: track.sourceID)
        record.events.append(.track(track, service: SpotifyTrack.service))
        if let popularity = text("popularity").flatMap({ Double($0) }), (0...100).contains(popularity) {
            record.events.append(.metric(ImportedMetric(track: id, kind: .popularity, value: popularity)))
        }
        let addedAt = text("addedat").flatMap { ClockText.iso($0) }
        if let given = text("addedat"), addedAt == nil {
            record.issues.append(
                RowIssue(
                    row: RefusedRow(
                        file: file, line: row.line, problem: "the Added At \(quoted(given)) is no time",
                        advice: "the row goes in without it; write 2023-04-30T08:00:00Z"), severity: .warning))
        }
        if playlist == nil {
            record.events.append(.like(ImportedLike(track: id, likedAt: Self.known(addedAt))))
        } else {
            playlist?.add(id, addedAt: Self.known(addedAt), addedBy: text("addedby"), into: &record)
        }
        return record
    }

    /// Spotify says 1970 for what was added before it wrote such times down.
    private static func known(_ time: Timestamp?) -> Timestamp? { time.flatMap { $0.year > 1970 ? $0 : nil } }

    /// The credit where commas divide the names: nil unless that is certain.
    ///
    /// Exportify joins names with `, ` and writes a comma inside a name as `\,`; how many names there are, the column of
    /// their addresses tells. Where the counts differ the text stays one name.
    private func credit(names: String?, uris: String?) -> ArtistCredit? {
        guard let names, !names.contains(";") else { return nil }
        let escaped = names.replacing("\\,", with: "\u{0}")
        let pieces = escaped.split(separator: ", ").map { String($0.replacing("\u{0}", with: ",")).trimmed }
        if pieces.count == 1 { return names.contains("\\,") ? ArtistCredit(pieces) : nil }
        guard let uris, uris.split(separator: ",").count == pieces.count else { return nil }
        return ArtistCredit(pieces)
    }
}

/// The name of a file without its folders.
struct FileName {
    /// The last part of the path.
    let base: String
    /// `base` without its last ending.
    let stem: String

    init(_ path: String) {
        // Playlists written on Windows are read elsewhere.
        let base = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? path
        self.base = base
        let dot = base.lastIndex(of: ".")
        stem = dot.map { $0 > base.startIndex ? String(base[..<$0]) : base } ?? base
    }
}
