import NaradaModel

/// Scrobbles of Last.fm as CSV, in the two layouts that are common.
///
///     artist,album,title,date                                                   without a header, `31 Dec 2019 10:33`
///     uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid         with one
///
/// The first is written by https://benjaminbenben.com/lastfm-to-csv/, the second by https://lastfm.ghan.nl/export/. Last.fm
/// itself exports nothing. Times are UTC, and when the play began. Loved tracks of the second program
/// have the same header and are told by the file's name (`lovedtracks…`).
final class LastFMTable: ExportReader {
    static let headerless = ["artist", "album", "title", "date"]

    private let file: String
    private var rows: DelimitedReader
    private let isLoved: Bool
    private let artist: Int
    private let title: Int
    private let album: Int?
    private let seconds: Int?
    private let date: Int?
    private let trackMBID: Int?
    private let artistMBID: Int?
    private let albumMBID: Int?
    private var tracks = RecentTracks()
    private var lastMark: ReadMark?

    init(_ window: ByteWindow, line: Int) throws {
        file = window.name
        rows = try DelimitedReader(window: window, line: line) { LastFMTable.isHeaderless($0) ? Self.headerless : nil }
        isLoved = FileName(file).base.lowercased().contains("loved")
        let keys = rows.header.map(ColumnName.key)
        func column(_ names: String...) -> Int? { names.lazy.compactMap { keys.firstIndex(of: $0) }.first }
        guard let artist = column("artist", "artistname"), let title = column("track", "title", "trackname", "name")
        else {
            throw ImportFault.notThisFormat(
                file, format: .lastFMTable,
                missing: "columns for artist and track, and no four columns without a header")
        }
        self.artist = artist
        self.title = title
        album = column("album", "albumname")
        seconds = column("uts", "timestamp", "unixtime")
        date = column("utctime", "date", "datetime", "time")
        trackMBID = column("trackmbid", "mbid")
        artistMBID = column("artistmbid")
        albumMBID = column("albummbid")
    }

    /// Whether the first row is a scrobble: four fields, of which the last is a time or, for the track that was playing,
    /// blank.
    static func isHeaderless(_ row: [String]) -> Bool {
        row.count == headerless.count && (ClockText.lastFM(row[3]) != nil || row[3].isBlank && !row[0].isBlank)
    }

    var mark: ReadMark? { lastMark }

    func goOn(at mark: ReadMark) throws {
        try rows.jump(to: mark.offset, line: mark.line)
        lastMark = mark
    }

    func next() throws -> ExportRecord? {
        guard let item = try rows.next() else { return nil }
        let line =
            switch item {
            case .row(let row): row.line
            case .refused(let row): row.line
            }
        remember(line: line)
        var record = ExportRecord(place: FilePlace(line: line, offset: rows.offset))
        switch item {
        case .refused(let row): record.issues = [RowIssue(row: row, severity: .refused)]
        case .row(let row): read(row, into: &record)
        }
        for index in record.issues.indices { record.issues[index].row.file = file }
        return record
    }

    /// Keeps the last row that reads the same when reading begins with it: after a broken quote some do not.
    private func remember(line: Int) {
        if rows.isUntroubled || lastMark == nil {
            lastMark = ReadMark(offset: rows.offset, line: line, again: 1)
        } else {
            lastMark?.again += 1
        }
    }

    private func read(_ row: DelimitedReader.Row, into record: inout ExportRecord) {
        func field(_ column: Int?) -> String? { column.flatMap { row.fields[$0].isBlank ? nil : row.fields[$0] } }
        guard field(artist) != nil || field(title) != nil else {
            record.refuse("artist and title are blank", "fill in at least one")
            return
        }
        let time: Timestamp?
        if let text = field(seconds) ?? field(date) {
            time = ClockText.epoch(text) ?? ClockText.lastFM(text) ?? ClockText.iso(text)
            guard time != nil || isLoved else {
                record.refuse("the time \(quoted(text)) is none", "write 1577788380 or 31 Dec 2019 10:33")
                return
            }
        } else {
            time = nil
        }
        guard time != nil || isLoved else {
            record.passedOver = .nowPlaying
            return
        }
        let mbid = field(trackMBID)
        let track = LastFMTrack.id(
            names: LastFMTrack.Names(
                artist: field(artist), title: field(title), album: field(album), mbid: mbid,
                artistMBID: field(artistMBID), albumMBID: field(albumMBID)), recent: &tracks, into: &record)
        if let mbid, MBID(mbid) == nil {
            record.warn(
                "\(quoted(mbid)) is no MusicBrainz id", "the row goes in without it; write the 36 characters of the id")
        }
        if isLoved {
            record.events.append(.like(ImportedLike(track: track.id, likedAt: time)))
        } else if let time {
            record.events.append(.play(ImportedPlay(track: track.id, playedAt: time)))
        }
    }
}
