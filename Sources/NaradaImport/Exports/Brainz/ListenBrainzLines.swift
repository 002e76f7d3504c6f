import NaradaModel

/// ListenBrainz's export: `listens/2024/3.jsonl` (plays) and `feedback.jsonl` (loves and hates), one JSON object a line.
///
///     {"listened_at": 1700000000, "inserted_at": 1700000300, "track_metadata": {"track_name": "…", "artist_name": "…",
///       "release_name": "…", "recording_msid": "…", "additional_info": {"duration_ms": 215000, "recording_mbid": "…", …},
///       "mbid_mapping": {"recording_mbid": "…", "recording_name": "…", "release_mbid": "…", "artists": […]}}}
///     {"recording_msid": "…", "recording_mbid": "…", "score": 1, "created": 1700000000}
///
/// As written by `listenbrainz/background/export.py` of https://github.com/metabrainz/listenbrainz-server, and described
/// at https://listenbrainz.readthedocs.io/en/latest/users/json.html. Arrays of the same objects, as the site once
/// exported them, are read too.
///
/// A track is named by its MessyBrainz id (`recording_msid`), which stands for the very names that were submitted. The
/// `mbid_mapping` is ListenBrainz's own guess: it is kept in the track's metadata under that name and never becomes its
/// `mbid`; what the player itself submitted does.
struct ListenBrainzLines: JSONInterpreter {
    static let shape = JSONShape.recordsOrArray
    static let isStateless = true
    static let service = "listenbrainz"

    private var tracks = RecentTracks()

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        if json.member("track_metadata") != nil || json.member("listened_at") != nil {
            try readListen(json, into: &record)
        } else if json.member("score") != nil {
            try readFeedback(json, into: &record)
        } else if json.member("pinned_until") != nil || json.member("blurb_content") != nil {
            record.passedOver = .pin
        } else {
            throw JSONRecord.Problem(
                text: "the record is neither a listen nor feedback", advice: "check that the file is what it is called")
        }
    }

    // MARK: Listens

    private mutating func readListen(
        _ json: JSONRecord, into record: inout ExportRecord
    ) throws(JSONRecord.Problem) {
        guard let seconds = try json.word(json.member("listened_at")) else {
            record.passedOver = .nowPlaying
            return
        }
        guard let playedAt = ClockText.epoch(seconds) else {
            throw JSONRecord.Problem(
                text: "the \"listened_at\" \(quoted(seconds)) is no time", advice: "write seconds since 1970")
        }
        let metadata = json.member("track_metadata")
        let info = json.member("additional_info", of: metadata)
        let msid = try msid(json, metadata, info)
        let title = try json.text(json.member("track_name", of: metadata))
        let artist = try json.text(json.member("artist_name", of: metadata))
        guard msid != nil || title != nil || artist != nil else {
            record.passedOver = .unknownTrack
            return
        }
        let track = try self.track(json, metadata, info, msid: msid, title: title, artist: artist, into: &record)
        let heard = try? json.integer(json.member("duration_played", of: info))
        record.events.append(
            .play(
                ImportedPlay(
                    track: track, playedAt: playedAt, msPlayed: heard.flatMap { Self.milliseconds(ofSeconds: $0) },
                    context: context(json, info))))
    }

    private func msid(_ json: JSONRecord, _ metadata: Int?, _ info: Int?) throws(JSONRecord.Problem) -> String? {
        try json.text(
            json.member("recording_msid", of: metadata) ?? json.member("recording_msid")
                ?? json.member("recording_msid", of: info))
    }

    private mutating func track(
        _ json: JSONRecord, _ metadata: Int?, _ info: Int?, msid: String?, title: String?, artist: String?,
        into record: inout ExportRecord
    ) throws(JSONRecord.Problem) -> ServiceID {
        tracks.begin()
        let album = json.member("release_name", of: metadata)
        let mapped = json.member("mbid_mapping", of: metadata)
        for node in [
            json.member("track_name", of: metadata), json.member("artist_name", of: metadata), album,
            json.member("recording_mbid", of: mapped), json.member("recording_mbid", of: info),
        ] {
            tracks.add(node.map { json.raw($0) })
        }
        if var msid { msid.withUTF8 { tracks.add($0) } }
        if let known = tracks.find() { return known }
        var track = ExportedTrack(title: title, artists: ExportedTrack.credit(artist), album: try json.text(album))
        track.durationMs = try duration(json, info)
        track.isrcs = try json.text(json.member("isrc", of: info)).map { ISRC.list(in: $0).codes } ?? []
        track.mbid = try json.text(json.member("recording_mbid", of: info)).flatMap { MBID($0) }
        track.spotifyID = try json.text(json.member("spotify_id", of: info)).flatMap { SpotifyTrackID.parse($0) }
        track.metadata.add("mbid_mapping", json: json.line(mapped))
        track.metadata.add("artist_mbids", json: json.line(json.member("artist_mbids", of: info)))
        track.metadata.add("release_mbid", try json.text(json.member("release_mbid", of: info)))
        track.metadata.add("origin_url", try json.text(json.member("origin_url", of: info)))
        let imported = track.imported(id: msid)
        let id = ServiceID(service: Self.service, id: imported.sourceID)
        record.events.append(.track(imported, service: Self.service))
        tracks.keep(id)
        return id
    }

    /// The track's length: `duration_ms`, else `duration` in seconds.
    private func duration(_ json: JSONRecord, _ info: Int?) throws(JSONRecord.Problem) -> Int? {
        if let milliseconds = try? json.integer(json.member("duration_ms", of: info)) { return milliseconds }
        guard let seconds = try? json.integer(json.member("duration", of: info)) else { return nil }
        return Self.milliseconds(ofSeconds: seconds)
    }

    private static func milliseconds(ofSeconds seconds: Int) -> Int? {
        (0...Int(Int32.max)).contains(seconds) ? seconds * 1000 : nil
    }

    /// What is of the play and not of the track: where it was heard, and when ListenBrainz took it in.
    private mutating func context(_ json: JSONRecord, _ info: Int?) -> String? {
        var members: [Int] = []
        if let inserted = json.member("inserted_at") { members.append(inserted) }
        for key in Self.contextKeys {
            if let node = json.member(key, of: info) { members.append(node) }
        }
        return json.object(of: members)
    }

    private static let contextKeys: [StaticString] = [
        "listening_from", "media_player", "media_player_version", "music_service", "music_service_name",
        "submission_client", "submission_client_version",
    ]

    // MARK: Feedback

    private mutating func readFeedback(
        _ json: JSONRecord, into record: inout ExportRecord
    ) throws(JSONRecord.Problem) {
        let score = try json.integer(json.member("score")) ?? 0
        let msid = try json.text(json.member("recording_msid"))
        let mbid = try json.text(json.member("recording_mbid")).flatMap { MBID($0) }
        guard msid != nil || mbid != nil else {
            record.passedOver = .unknownTrack
            return
        }
        guard (-1...1).contains(score) else {
            throw JSONRecord.Problem(text: "the \"score\" \(score) is none", advice: "write 1, 0 or -1")
        }
        // The export has no names here. What the listens say of the same id stays, since nothing is said.
        var track = ExportedTrack()
        track.mbid = mbid
        let imported = track.imported(id: msid ?? mbid.map { "mbid:\($0.text)" })
        record.events.append(.track(imported, service: Self.service))
        record.events.append(
            .like(
                ImportedLike(
                    track: ServiceID(service: Self.service, id: imported.sourceID), isLiked: score > 0,
                    likedAt: ClockText.epoch(try json.word(json.member("created"))))))
    }
}
