import NaradaModel

/// The streaming history of Spotify's account data: `StreamingHistory0.json`, `StreamingHistory_music_0.json` and the
/// same for podcasts and audiobooks. One year, whole minutes, names without ids.
///
///     {"endTime": "2023-05-01 12:34", "artistName": "Portishead", "trackName": "Roads", "msPlayed": 300000}
///
/// Described at https://support.spotify.com/article/understanding-my-data/.
struct SpotifyStreaming: JSONInterpreter {
    static let shape = JSONShape.record.orArray
    static let isStateless = true

    /// What Spotify writes for tracks that it no longer knows.
    private static let unknownName = "Unknown Track"
    private static let unknownArtist = "Unknown Artist"

    private enum Field: Int { case endTime, artist, title, msPlayed, podcast, episode, audiobook, author }

    private var fields = JSONFields([
        "endTime", "artistName", "trackName", "msPlayed", "podcastName", "episodeName", "audiobookName", "authorName",
    ])
    private var tracks = RecentTracks()
    private var hasToldOfQuotes = false

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        fields.locate(in: json)
        if let name = fields.duplicate {
            throw JSONRecord.Problem(
                text: "the key \"\(name)\" stands twice in the record", advice: "keep one of the two")
        }
        if self[.podcast] != nil || self[.episode] != nil {
            record.passedOver = .podcast
            return
        }
        if self[.audiobook] != nil || self[.author] != nil {
            record.passedOver = .audiobook
            return
        }
        let title = try json.text(self[.title])
        let artist = try json.text(self[.artist])
        let isUnknown = title == Self.unknownName && artist == Self.unknownArtist
        guard title != nil || artist != nil, !isUnknown else {
            if self[.endTime] == nil {
                throw JSONRecord.Problem(
                    text: "the record has none of a history's keys", advice: "check that the file is what it is called")
            }
            record.passedOver = .unknownTrack
            return
        }
        guard let playedAt = try SpotifyTime.read(self[.endTime], "endTime", json) else {
            throw JSONRecord.Problem(
                text: "the record has no \"endTime\", so nobody knows when it was played",
                advice: "export the file again")
        }
        let msPlayed = try json.integer(self[.msPlayed])
        if json.isNumberInQuotes(self[.msPlayed]), !hasToldOfQuotes {
            hasToldOfQuotes = true
            record.warn("\"msPlayed\" stands in quotes, here first", "it is read as the number that it is")
        }
        let track = self.track(json, title: title, artist: artist, into: &record)
        record.events.append(
            .play(
                ImportedPlay(
                    track: track, playedAt: playedAt, moment: .end, msPlayed: msPlayed.flatMap { $0 < 0 ? nil : $0 },
                    context: json.object(of: fields.others))))
    }

    private subscript(_ field: Field) -> Int? { fields[field.rawValue] }

    private mutating func track(
        _ json: JSONRecord, title: String?, artist: String?, into record: inout ExportRecord
    ) -> ServiceID {
        tracks.begin()
        tracks.add(self[.title].map { json.raw($0) })
        tracks.add(self[.artist].map { json.raw($0) })
        if let known = tracks.find() { return known }
        let track = ExportedTrack(title: title, artists: ExportedTrack.credit(artist))
        let imported = track.imported(id: TrackNameID.id(artist: artist, title: title))
        let id = ServiceID(service: SpotifyTrack.service, id: imported.sourceID)
        record.events.append(.track(imported, service: SpotifyTrack.service))
        tracks.keep(id)
        return id
    }
}
