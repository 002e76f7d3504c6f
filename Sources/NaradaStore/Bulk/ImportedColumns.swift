import NaradaModel

/// The columns that both upserts keep alike: what a row holds after an import.
///
/// What the import does not say stays as it was: one export lacks the album, another one the codes, and neither says
/// that there are none.
struct ImportedColumns: Equatable {
    var title: String
    var artists: String
    var album: String?
    var durationMs: Int64?
    var releaseDate: String?

    /// The columns of a row that is not there yet.
    init(_ row: ImportedTrack) {
        title = row.title
        artists = row.artists.json
        album = row.album
        durationMs = row.durationMs.map(Int64.init)
        releaseDate = row.releaseDate?.text
    }

    /// The columns of a stored row, the first of them at `first`.
    init(_ row: RawStatement, from first: Int32) {
        title = row.text(first) ?? ""
        artists = row.text(first + 1) ?? ""
        album = row.text(first + 2)
        durationMs = row.optionalInt64(first + 3)
        releaseDate = row.text(first + 4)
    }

    static let list = "title, artists, album, duration_ms, release_date"

    /// These columns with an import's laid over them.
    func merged(with row: ImportedTrack) -> ImportedColumns {
        var merged = ImportedColumns(row)
        if row.title.isEmpty { merged.title = title }
        merged.artists = row.artists.artists.isEmpty ? artists : Self.artists(artists, with: row.artists)
        merged.album = merged.album ?? album
        merged.durationMs = merged.durationMs ?? durationMs
        // A date that means the same keeps its spelling.
        if row.releaseDate == nil || releaseDate.flatMap({ Timestamp($0) }) == row.releaseDate {
            merged.releaseDate = releaseDate
        }
        return merged
    }

    /// These columns with an import's where they hold nothing.
    func filled(with row: ImportedTrack) -> ImportedColumns {
        var filled = self
        if title.isEmpty { filled.title = row.title }
        if !row.artists.artists.isEmpty, ArtistCredit(json: artists)?.artists.isEmpty ?? true {
            filled.artists = Self.artists(artists, with: row.artists)
        }
        filled.album = album ?? row.album
        filled.durationMs = durationMs ?? row.durationMs.map(Int64.init)
        filled.releaseDate = releaseDate ?? row.releaseDate?.text
        return filled
    }

    func bind(to statement: RawStatement, from first: Int32) {
        statement.bind(title, at: first)
        statement.bind(artists, at: first + 1)
        statement.bind(album, at: first + 2)
        statement.bind(durationMs, at: first + 3)
        statement.bind(releaseDate, at: first + 4)
    }

    /// Whether the bytes are the same: Swift's == takes a composed and a decomposed é for the same text.
    static func == (left: ImportedColumns, right: ImportedColumns) -> Bool {
        left.durationMs == right.durationMs && left.title.isWritten(like: right.title)
            && left.artists.isWritten(like: right.artists) && left.album.isWritten(like: right.album)
            && left.releaseDate.isWritten(like: right.releaseDate)
    }

    /// The credit's JSON in the form that the row had; the row's own text where the names are the same.
    ///
    /// Artist ids that the form cannot hold win over the form: nothing that was imported is lost.
    private static func artists(_ stored: String, with imported: ArtistCredit) -> String {
        guard let credit = ArtistCredit(json: stored) else { return imported.json }
        let bringsIDs = imported.artists.contains { $0.id != nil }
        let sameNames = credit.names.elementsEqual(imported.names, by: { $0.isWritten(like: $1) })
        if sameNames, !bringsIDs || credit.artists.elementsEqual(imported.artists, by: { $0.id == $1.id }) {
            return stored
        }
        return ArtistCredit(artists: imported.artists, form: bringsIDs ? .objects : credit.form).json
    }
}
