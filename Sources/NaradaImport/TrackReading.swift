import Foundation
import NaradaModel

/// What one row says of a track, and what in it could not be understood.
///
/// A bad optional value does not cost the row: the row goes on without it, the file's own spelling is kept, and a
/// note says so.
struct TrackReading {
    /// Something that a person should know of the row.
    struct Note: Hashable {
        var problem: String
        var advice: String
    }

    /// The row's own id; nil where the file has none.
    private(set) var id: String?
    private(set) var title = ""
    private(set) var artists = ArtistCredit([])
    private(set) var album: String?
    private(set) var durationMs: Int?
    /// Whether something else than a length stands in its column.
    private(set) var hasStrangeLength = false
    private(set) var releaseDate: Timestamp?
    private(set) var position: TrackPosition?
    private(set) var isrcs: [ISRC] = []
    private(set) var mbids: [MBID] = []
    private(set) var spotifyID: String?
    private(set) var notes: [Note] = []
    /// Columns whose own spelling is kept beside what was read from it.
    private(set) var keptColumns: [Int] = []
    /// Identifiers that have no column of their own, and refused ones: `ImportedMetadata.reservedKeys` with JSON values.
    private(set) var identifiers: [(key: String, json: String)] = []

    /// Bytes of an id, at most. Ids are index keys; the longest in use are addresses of some hundred bytes.
    private static let idLimit = 512

    private let row: FileRow
    private let map: TrackFieldMap

    /// - Parameter isSlipped: whether the map names columns beside the fields' own, which a person should know.
    init(_ row: FileRow, map: TrackFieldMap, latestYear: Int, isSlipped: Bool = false) {
        self.row = row
        self.map = map
        if isSlipped {
            note(
                "the fields stand one column beside their own",
                "the row goes in as if they stood in place; look for a separator too many or too few")
        }
        readTitle()
        readArtists()
        readAlbum()
        readDuration()
        readDate(latestYear: latestYear)
        readPosition()
        readISRCs()
        readMBIDs()
        readSpotifyID()
        readID()
    }

    /// Whether the row names no recording at all.
    ///
    /// An album and a place on it name one, as a seat is named by its row and number.
    var isNameless: Bool { title.isEmpty && artists.artists.isEmpty && (album == nil || position == nil) }

    /// The facts that matchers see.
    var facts: TrackFacts {
        TrackFacts(
            title: title, artists: artists, album: album, durationMs: durationMs, releaseDate: releaseDate,
            position: position, isrcs: isrcs, mbids: mbids,
            serviceIDs: spotifyID.map { [ServiceID(service: "spotify", id: $0)] } ?? [])
    }

    // MARK: Names

    private mutating func readTitle() {
        guard let text = text(.title), !text.isBlank else { return }
        if isNested(.title) {
            note("the \(column(.title)) is no text", "write it as a string")
            keep(.title)
        } else {
            title = text
        }
    }

    private mutating func readArtists() {
        guard let text = text(.artists), !text.isBlank else { return }
        artists = ArtistText.credit(text)
        guard artists.artists.count > 1 else { return }
        // A divided text cannot be put together again from its names, since the separator is gone.
        let isJSON = text.trimmed.hasPrefix("[") || text.trimmed.hasPrefix("{")
        if !isJSON { keep(.artists) }
    }

    private mutating func readAlbum() {
        guard let text = text(.album), !text.isBlank else { return }
        guard isNested(.album) else {
            album = text
            return
        }
        // Services' own JSON has an object here: {"name":"…","id":"…"}.
        keep(.album)
        let object = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
        let name = (object?["name"] ?? object?["title"]) as? String
        if let name, !name.isBlank {
            album = name
        } else {
            note("the \(column(.album)) has no name", "the row goes in without an album")
        }
    }

    // MARK: Length and date

    private mutating func readDuration() {
        guard let text = text(.duration) else { return }
        switch DurationText.read(text, unit: map.durationUnit) {
        case .known(let milliseconds):
            durationMs = milliseconds
            if text != String(milliseconds) { keep(.duration) }
        case .unknown: keep(.duration)
        case .refused:
            keep(.duration)
            hasStrangeLength = true
            note(
                "the \(column(.duration)) \(quoted(text)) is no length",
                "the row goes in without it; write 3:52, 232 s or 232000 ms")
        }
    }

    private mutating func readDate(latestYear: Int) {
        guard let text = text(.releaseDate) else { return }
        switch DateText.read(text, latestYear: latestYear, mayBePlay: map.dateMayBePlay) {
        case .known(let date):
            releaseDate = date
            let isWholeDate = text.utf8.count == 10 && Timestamp(text) != nil
            if !isWholeDate { keep(.releaseDate) }
        case .unknown, .play: keep(.releaseDate)
        case .refused:
            keep(.releaseDate)
            note(
                "the \(column(.releaseDate)) \(quoted(text)) is no date of a release",
                "the row goes in without it; write 2014-09-16 or 2014")
        }
    }

    /// A place that is none is left where it stood: it may be a number of another kind.
    private mutating func readPosition() {
        guard let text = text(.position), !text.isBlank else { return }
        position = TrackPosition(text)
        if let position { add("track_number", JSONText.string(position.description)) }
        if position?.description != text { keep(.position) }
    }

    // MARK: Identifiers

    private mutating func readISRCs() {
        guard let text = listText(.isrc), !UnknownWord.matches(text) else { return }
        let (codes, refused) = ISRC.list(in: text)
        isrcs = codes
        if codes.count > 1 { add("isrcs", JSONText.array(codes.map { JSONText.string($0.code) })) }
        guard !refused.isEmpty else { return }
        let joined = refused.joined(separator: " ")
        add("isrc_refused", JSONText.string(joined))
        note("the \(column(.isrc)) \(quoted(joined)) is no ISRC", "the row goes in without it; write USRC17607839")
    }

    private mutating func readMBIDs() {
        guard let text = listText(.mbid), !UnknownWord.matches(text) else { return }
        var found: Set<MBID> = []
        var refused: [String] = []
        for piece in text.split(whereSeparator: { " ,;|\t\n\r".contains($0) }) {
            // https://musicbrainz.org/recording/UUID
            let name =
                piece.hasPrefix("http") ? piece[(piece.lastIndex(of: "/") ?? piece.startIndex)...].dropFirst() : piece
            if let mbid = MBID(name) { found.insert(mbid) } else { refused.append(String(piece)) }
        }
        mbids = found.sorted()
        if let first = mbids.first { add("mbid", JSONText.string(first.text)) }
        if mbids.count > 1 { add("mbids", JSONText.array(mbids.map { JSONText.string($0.text) })) }
        guard !refused.isEmpty else { return }
        let joined = refused.joined(separator: " ")
        add("mbid_refused", JSONText.string(joined))
        note(
            "the \(column(.mbid)) \(quoted(joined)) is no MusicBrainz id",
            "the row goes in without it; write the 36 characters of the recording's id")
    }

    private mutating func readSpotifyID() {
        if let text = text(.spotifyID), !UnknownWord.matches(text) {
            spotifyID = SpotifyTrackID.parse(text)
            if spotifyID == nil { add("spotify_id_refused", JSONText.string(text)) }
            // A person's own files and podcasts stand in the same column and are no mistake.
            if spotifyID == nil, !text.hasPrefix("spotify:local:"), !text.hasPrefix("spotify:episode:") {
                note(
                    "the \(column(.spotifyID)) \(quoted(text)) is no Spotify track",
                    "the row goes in without it; write spotify:track: and the id")
            }
        } else if let text = text(.id) {
            spotifyID = SpotifyTrackID.inAddress(text)
        }
        if let spotifyID { add("spotify_id", JSONText.string(spotifyID)) }
    }

    private mutating func readID() {
        guard map[.id] != nil else {
            id = spotifyID
            return
        }
        let text = text(.id)?.trimmed ?? ""
        if let address = SpotifyTrackID.inAddress(text) {
            id = address
        } else if !text.isEmpty, text.utf8.count <= Self.idLimit {
            id = text
        } else {
            id = spotifyID
            note(
                text.isEmpty
                    ? "the \(column(.id)) is blank" : "the \(column(.id)) is longer than \(Self.idLimit) bytes",
                "the row is named by its \(spotifyID == nil ? "content" : "Spotify id")")
        }
    }

    // MARK: Columns

    private func text(_ field: TrackField) -> String? { row.text(at: map[field]) }

    private func column(_ field: TrackField) -> String { map[field].map { row.names[$0] } ?? field.rawValue }

    private func isNested(_ field: TrackField) -> Bool { map[field].map { row.values[$0].isNested } ?? false }

    /// The text of a field that may be a JSON array of strings, joined by blanks.
    private func listText(_ field: TrackField) -> String? {
        guard let text = text(field), isNested(field) else { return text(field) }
        let list = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [Any]
        return list.map { $0.compactMap { $0 as? String }.joined(separator: " ") } ?? text
    }

    private mutating func note(_ problem: String, _ advice: String) {
        notes.append(Note(problem: problem, advice: advice))
    }

    /// Keeps the file's own spelling under the column's name.
    private mutating func keep(_ field: TrackField) {
        if let column = map[field] { keptColumns.append(column) }
    }

    private mutating func add(_ key: String, _ json: String) {
        identifiers.append((key, json))
    }
}
