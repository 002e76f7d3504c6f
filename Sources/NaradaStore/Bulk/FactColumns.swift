import NaradaModel

/// How the columns of a `tracks` row become `Track`, wherever a query has them.
enum TrackColumns {
    private static let names = [
        "id", "title", "artists", "album", "duration_ms", "release_date", "spotify_id", "isrc", "mbid", "track_number",
    ]
    /// The columns for the table alias `t`, in the order that `read` expects.
    static let list = list(alias: "t")
    static let count = Int32(names.count)

    /// The same for another alias.
    static func list(alias: String) -> String { names.map { "\(alias).\($0)" }.joined(separator: ", ") }

    /// The track whose columns begin at `first`.
    static func read(_ row: RawStatement, from first: Int32 = 0) -> Track {
        let isrcs = row.text(first + 7).map { ISRC.list(in: $0).codes } ?? []
        let mbids = row.text(first + 8).flatMap { MBID($0) }.map { [$0] } ?? []
        let spotifyID = row.text(first + 6).map { [ServiceID(service: SpotifyColumn.service, id: $0)] } ?? []
        return Track(
            id: row.int64(first),
            facts: DescriptionColumns.read(
                row, from: first + 1, position: row.text(first + 9).flatMap { TrackPosition($0) }, isrcs: isrcs,
                mbids: mbids, serviceIDs: spotifyID))
    }

    /// What the `isrc` column holds for the codes: one, or several separated by blanks; nil for none.
    static func text(of isrcs: [ISRC]) -> String? {
        isrcs.isEmpty ? nil : isrcs.map(\.code).joined(separator: " ")
    }
}

/// How the columns of a `connector_tracks` row become `ConnectorTrack`, wherever a query has them.
enum ConnectorTrackColumns {
    /// The columns for the table alias `c`, in the order that `read` expects.
    static let list = """
        c.id, c.title, c.artists, c.album, c.duration_ms, c.release_date, c.connector_name, c.connector_track_id, \
        c.isrc, c.raw_metadata
        """
    static let count: Int32 = 10

    /// The service whose own track ids are MusicBrainz recording ids.
    static let musicBrainz = "musicbrainz"

    /// The connector track whose columns begin at `first`.
    static func read(_ row: RawStatement, from first: Int32 = 0) -> ConnectorTrack {
        let serviceID = ServiceID(service: row.text(first + 6) ?? "", id: row.text(first + 7) ?? "")
        var isrcs = row.text(first + 8).map { ISRC.list(in: $0).codes } ?? []
        var mbids: [MBID] = []
        var position: TrackPosition?
        if let further = row.withBytes(of: first + 9, RawMetadata.further(in:)) {
            isrcs = isrcs.isEmpty ? further.isrcs : Set(isrcs).union(further.isrcs).sorted()
            mbids = further.mbids
            position = further.position
        }
        if serviceID.service == musicBrainz, let own = MBID(serviceID.id), !mbids.contains(own) {
            mbids = (mbids + [own]).sorted()
        }
        return ConnectorTrack(
            id: row.int64(first), serviceID: serviceID,
            facts: DescriptionColumns.read(
                row, from: first + 1, position: position, isrcs: isrcs, mbids: mbids, serviceIDs: [serviceID]))
    }
}

/// The column `tracks.spotify_id` and the service it belongs to.
enum SpotifyColumn {
    static let service = "spotify"
}

/// Title, artists, album, length and date, which stand side by side in both lists above.
private enum DescriptionColumns {
    /// The facts whose five columns begin at `first`.
    ///
    /// Artists in none of the three forms read as no artist, which no matcher can compare: a row of another program must
    /// not stop a run, and guessing names from its text would be evidence that nobody gave.
    static func read(
        _ row: RawStatement, from first: Int32, position: TrackPosition? = nil, isrcs: [ISRC], mbids: [MBID],
        serviceIDs: [ServiceID]
    ) -> TrackFacts {
        TrackFacts(
            title: row.text(first) ?? "",
            artists: row.text(first + 1).flatMap { ArtistCredit(json: $0) } ?? ArtistCredit([]),
            album: row.text(first + 2),
            durationMs: row.optionalInt64(first + 3).map(Int.init),
            releaseDate: row.timestamp(first + 4),
            position: position, isrcs: isrcs, mbids: mbids, serviceIDs: serviceIDs)
    }
}
