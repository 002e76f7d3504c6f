/// The fields of a track that a column can hold, in the order in which columns are given out.
public enum TrackField: String, Hashable, Sendable, CaseIterable {
    case id, title, artists, album, duration, isrc, mbid
    case releaseDate = "release_date"
    case position = "track_number"
    case spotifyID = "spotify_id"

    /// The column names that mean this field, the most specific first: of two columns that both fit, the one named
    /// earlier here is taken and the other is kept with the unknown columns.
    ///
    /// Compared by letters and digits alone (`ColumnName.key`), so `Artist Name(s)` is `artistnames`. Seen in exports of
    /// Spotify (account data, Exportify, Soundiiz, TuneMyMusic), iTunes and its search service, Last.fm,
    /// MusicBrainz, ListenBrainz, Deezer, and in published data sets.
    ///
    /// Left out on purpose: `track mbid`, which in MusicBrainz names a place on a release and not a recording;
    /// `ms played`, which is not the track's length; `played at` and `added at`, which are no release dates.
    var synonyms: [String] {
        switch self {
        case .id: ["id", "connectortrackid", "trackid", "songid"]
        case .title:
            // `track` comes last: in tagged files it is the track's number.
            [
                "title", "tracktitle", "trackname", "songtitle", "songname", "mastermetadatatrackname",
                "recordingtitle",
                "recordingname", "song", "name", "track",
            ]
        case .artists:
            // The credit of the track before that of the album, several names before one.
            [
                "artists", "artistnames", "trackartists", "trackartistnames", "trackartistcredit", "artistcredit",
                "artistcreditname", "trackartistname", "trackartist", "artistname", "artist", "songartist",
                "performers", "performer", "mastermetadataalbumartistname", "albumartists", "albumartistnames",
                "albumartistcredit", "albumartistname", "albumartist",
            ]
        case .album:
            [
                "album", "albumname", "albumtitle", "mastermetadataalbumalbumname", "releasetitle", "releasename",
                "release", "collectionname",
            ]
        case .duration:
            // With and without a unit at the end, see `DurationUnit`. A bare `time` may be the hour of a play.
            [
                "duration", "trackduration", "songduration", "recordingduration", "length", "tracklength", "songlength",
                "recordinglength", "tracktime", "totaltime", "playtime", "runtime", "time", "youtubeduration",
            ]
        case .isrc: ["isrc", "isrcs", "isrccode", "trackisrc", "recordingisrc"]
        case .mbid:
            // Taggers write the recording's id as MUSICBRAINZ_TRACKID, a name older than recordings.
            [
                "recordingmbid", "musicbrainzrecordingid", "recordingmusicbrainzid", "musicbrainztrackid",
                "musicbrainzid", "mbid",
            ]
        case .releaseDate:
            // `date` last: in listening histories it is the day of a play, which `DateText` tells by its clock time.
            ["releasedate", "albumreleasedate", "originalreleasedate", "released", "releaseyear", "year", "date"]
        case .position:
            // Not `position`, which in a playlist's file is the place there, and not `no`, which counts a file's lines.
            ["tracknumber", "trackno", "tracknum", "trackposition", "number"]
        case .spotifyID:
            [
                "spotifyid", "spotifytrackid", "spotifyuri", "spotifytrackuri", "trackuri", "spotifyurl",
                "spotifytrackurl", "trackurl",
            ]
        }
    }
}
