import NaradaModel

/// Spotify's extended streaming history: `Streaming_History_Audio_2023_4.json`, `endsong_3.json`.
///
/// The fields are described in the `ReadMeFirst_ExtendedStreamingHistory.pdf` of each download and at
/// https://support.spotify.com/article/understanding-my-data/. `ts` is when the stream ended.
struct SpotifyHistory: JSONInterpreter {
    static let shape = JSONShape.record.orArray
    static let isStateless = true

    private enum Field: Int {
        case ts, msPlayed, title, artist, album, trackURI, episode, episodeURI, audiobook, audiobookURI
        case username, address, addressDecrypted, userAgent, userAgentDecrypted
        case skipped
    }

    // In the order of `Field`. The account's name, its addresses and user agents are left out of what is kept: nobody
    // needs them to know what was played, and a library is easily shared.
    private var fields = JSONFields(
        [
            "ts", "ms_played", "master_metadata_track_name", "master_metadata_album_artist_name",
            "master_metadata_album_album_name", "spotify_track_uri", "episode_name", "spotify_episode_uri",
            "audiobook_title", "audiobook_uri", "username", "ip_addr", "ip_addr_decrypted", "user_agent",
            "user_agent_decrypted", "skipped",
        ], shared: 1)
    private var tracks = RecentTracks()
    private var hasToldOfQuotes = false

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        try read(json, into: &record, packing: nil)
    }

    mutating func read(
        _ json: JSONRecord, into record: inout ExportRecord, packing packer: PlayPacker?
    ) throws(JSONRecord.Problem) {
        fields.locate(in: json)
        if let name = fields.duplicate {
            throw JSONRecord.Problem(
                text: "the key \"\(name)\" stands twice in the record", advice: "keep one of the two")
        }
        if self[.title] == nil, self[.trackURI] == nil {
            if self[.episode] != nil || self[.episodeURI] != nil {
                record.passedOver = .podcast
            } else if self[.audiobook] != nil || self[.audiobookURI] != nil {
                record.passedOver = .audiobook
            } else if self[.ts] == nil {
                throw JSONRecord.Problem(
                    text: "the record has none of a history's keys", advice: "check that the file is what it is called")
            } else {
                record.passedOver = .unknownTrack
            }
            return
        }
        guard let playedAt = try SpotifyTime.read(self[.ts], "ts", json) else {
            throw JSONRecord.Problem(
                text: "the record has no \"ts\", so nobody knows when it was played", advice: "export the file again")
        }
        var msPlayed = try json.integer(self[.msPlayed])
        if json.isNumberInQuotes(self[.msPlayed]), !hasToldOfQuotes {
            hasToldOfQuotes = true
            record.warn("\"ms_played\" stands in quotes, here first", "it is read as the number that it is")
        }
        if let given = msPlayed, given < 0 {
            record.warn("the \"ms_played\" \(given) is less than nothing", "the play goes in without it")
            msPlayed = nil
        }
        guard try findTrack(json, into: &record) else { return }
        let skipped = json.flag(self[.skipped])
        let members = fields.others
        let hasContext: Bool
        if let packer, let track = tracks.number(in: packer) {
            hasContext = packer.plays.append(
                track: track, startedAt: ImportedPlay.start(of: .end, at: playedAt, msPlayed: msPlayed),
                msPlayed: msPlayed, counts: ImportedPlay.counts(msPlayed: msPlayed, skipped: skipped),
                contextLimit: json.bytes.count
            ) { json.writeObject(of: members, to: $0) }
        } else if let track = tracks.id {
            let context = json.object(of: members)
            record.events.append(
                .play(
                    ImportedPlay(
                        track: track, playedAt: playedAt, moment: .end, msPlayed: msPlayed, skipped: skipped,
                        context: context)))
            hasContext = context != nil
        } else {
            return
        }
        if !hasContext, !members.isEmpty {
            record.warn("a value of the record is not UTF-8", "the play goes in without its context")
        }
    }

    private subscript(_ field: Field) -> Int? { fields[field.rawValue] }

    /// Finds the record's track in `tracks`, or keeps it there and adds its event; false where it is none.
    private mutating func findTrack(
        _ json: JSONRecord, into record: inout ExportRecord
    ) throws(JSONRecord.Problem) -> Bool {
        tracks.begin()
        tracks.add(self[.trackURI].map { json.raw($0) })
        tracks.add(self[.title].map { json.raw($0) })
        tracks.add(self[.artist].map { json.raw($0) })
        tracks.add(self[.album].map { json.raw($0) })
        if tracks.isKnown() { return true }
        var track = ExportedTrack(
            title: try json.text(self[.title]), artists: ExportedTrack.credit(try json.text(self[.artist])),
            album: try json.text(self[.album]))
        guard
            let id = try SpotifyTrack.id(
                uri: json.text(self[.trackURI]), track: &track, record: &record)
        else { return false }
        let imported = track.imported(id: id)
        record.events.append(.track(imported, service: SpotifyTrack.service))
        tracks.keep(ServiceID(service: SpotifyTrack.service, id: imported.sourceID))
        return true
    }
}

/// Naming the tracks of Spotify's exports.
enum SpotifyTrack {
    static let service = "spotify"

    /// The id of the track at `uri`, whose own words fill what `track` lacks; where there is no address, one made of the
    /// names.
    ///
    /// nil where it is no track; the record then says why.
    static func id(uri: String?, track: inout ExportedTrack, record: inout ExportRecord) throws(JSONRecord.Problem)
        -> String?
    {
        guard let uri else {
            return TrackNameID.id(artist: track.artists.names.first, title: track.title) ?? track.contentID
        }
        switch SpotifyURI(uri) {
        case .track(let id):
            track.spotifyID = id
            return id
        case .local(let file):
            let told = file.track
            track.title = track.title ?? told.title
            if track.artists.artists.isEmpty { track.artists = told.artists }
            track.album = track.album ?? told.album
            track.durationMs = told.durationMs
            track.metadata = told.metadata
            return file.uri
        case .episode:
            record.passedOver = .podcast
            return nil
        case .other:
            throw JSONRecord.Problem(
                text: "\(quoted(uri)) is no address of a Spotify track", advice: "write spotify:track: and the id")
        }
    }
}

/// Times of Spotify's exports.
enum SpotifyTime {
    /// The time of a member; nil where there is none.
    ///
    /// - Throws: a problem that names the key where the text is no time.
    static func read(_ node: Int?, _ key: String, _ json: JSONRecord) throws(JSONRecord.Problem) -> Timestamp? {
        guard let node else { return nil }
        guard json.nodes[node].kind == .string, let time = ClockText.iso(json.raw(node)) else {
            throw JSONRecord.Problem(
                text: "the \(quoted(key)) \(json.shown(node).prefix(60)) is no time",
                advice: "write 2023-05-01T12:34:56Z")
        }
        return time
    }
}
