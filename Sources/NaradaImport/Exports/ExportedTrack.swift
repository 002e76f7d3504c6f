import NaradaModel

/// What a record of an export says of a track, on its way to an `ImportedTrack`.
struct ExportedTrack {
    var title: String?
    var artists = ArtistCredit([])
    var album: String?
    /// Milliseconds; 0 and less count as not said.
    var durationMs: Int?
    var releaseDate: Timestamp?
    /// Where the track stands on its release.
    var position: TrackPosition?
    var isrcs: [ISRC] = []
    var mbid: MBID?
    var spotifyID: String?
    /// What has no place of its own.
    var metadata = MetadataObject()

    /// Bytes of an id, at most: as for the rows of tables.
    static let idLimit = 512
    private static let fingerprintDigits = 24

    /// The track under `id`; one that is missing or too long for a key is replaced by a fingerprint of the names.
    func imported(id: String?) -> ImportedTrack {
        var metadata = metadata
        if isrcs.count > 1 { metadata.add("isrcs", isrcs.map(\.code)) }
        metadata.add("mbid", mbid?.text)
        metadata.add("track_number", position?.description)
        metadata.add("spotify_id", spotifyID)
        return ImportedTrack(
            sourceID: id.flatMap { $0.isEmpty || $0.utf8.count > Self.idLimit ? nil : $0 } ?? contentID,
            title: title ?? "", artists: artists, album: album,
            durationMs: durationMs.flatMap { $0 > 0 ? $0 : nil }, releaseDate: releaseDate, position: position,
            isrcs: isrcs, mbid: mbid, spotifyID: spotifyID, rawMetadata: metadata.json)
    }

    /// `content:` and a fingerprint of title, artists and album, which name the same track in every export.
    var contentID: String {
        var hash = ContentHash()
        hash.update(field: title)
        for name in artists.names { hash.update(field: name) }
        hash.update(field: album)
        return "content:" + hash.hex.prefix(Self.fingerprintDigits)
    }

    /// A credit of one name as it stands; without a name, no credit.
    static func credit(_ name: String?) -> ArtistCredit { ArtistCredit(name.map { [$0] } ?? []) }
}
