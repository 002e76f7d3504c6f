import NaradaModel

/// Naming the tracks of Last.fm alike in every export.
enum LastFMTrack {
    static let service = "lastfm"

    struct Names {
        var artist: String?
        var title: String?
        var album: String?
        /// The recording in MusicBrainz as Last.fm has it: often that of another song, so evidence and no more.
        var mbid: String?
        var artistMBID: String?
        var albumMBID: String?
    }

    /// The track's id, and whether its event was added because it was not said lately.
    static func id(
        names: Names, recent: inout RecentTracks, into record: inout ExportRecord
    ) -> (id: ServiceID, isNew: Bool) {
        recent.begin()
        for text in [names.artist, names.title, names.album, names.mbid] {
            if var text { text.withUTF8 { recent.add($0) } } else { recent.add(nil) }
        }
        if let known = recent.find() { return (known, false) }
        var track = ExportedTrack(
            title: names.title, artists: ExportedTrack.credit(names.artist), album: names.album)
        track.mbid = names.mbid.flatMap { MBID($0) }
        track.metadata.add("artist_mbid", names.artistMBID)
        track.metadata.add("album_mbid", names.albumMBID)
        let imported = track.imported(id: TrackNameID.id(artist: names.artist, title: names.title))
        let id = ServiceID(service: service, id: imported.sourceID)
        record.events.append(.track(imported, service: service))
        recent.keep(id)
        return (id, true)
    }
}
