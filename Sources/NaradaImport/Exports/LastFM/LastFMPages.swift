import NaradaModel

/// Pages of Last.fm's API as JSON: `user.getRecentTracks` (plays) and `user.getLovedTracks` (likes), one or many in a file,
/// in an array or one after another.
///
///     {"recenttracks": {"track": [{"artist": {"mbid": "", "#text": "…"}, "name": "…", "mbid": "", "url": "…",
///         "album": {"mbid": "", "#text": "…"}, "date": {"uts": "1718150100", "#text": "11 Jun 2024, 20:35"}}],
///       "@attr": {"user": "…", "page": "1", "totalPages": "12"}}}
///
/// With `extended=1` the artist's name is under `name`, and each play says whether the track is `loved`. A page with one
/// track has an object where others have an array. Described at https://www.last.fm/api/show/user.getRecentTracks and
/// https://www.last.fm/api/show/user.getLovedTracks.
struct LastFMPages: JSONInterpreter {
    static let shape = page.orArray

    private static let page = JSONShape.object(
        [
            "recenttracks": .object(["track": play.orArray]), "lovedtracks": .object(["track": love.orArray]),
            "error": JSONShape(), "message": JSONShape(),
        ], name: "page", givesPlainMembers: true)
    private static let play = JSONShape(name: "play", isRecord: true)
    private static let love = JSONShape(name: "love", isRecord: true)

    private var tracks = RecentTracks()
    private var error: String?

    /// An answer of the API that is an error and no page: `{"error": 17, "message": "Login required"}`.
    mutating func read(_ key: String, _ value: JSONValue) {
        if key == "message" || key == "error" && error == nil { error = value.text }
    }

    mutating func end(_ name: String, into record: inout ExportRecord) {
        guard let error else { return }
        record.refuse("the page is an error of Last.fm: \(quoted(error))", "ask for the page again")
        self.error = nil
    }

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        let artist = json.member("artist")
        let album = json.member("album")
        let names = LastFMTrack.Names(
            artist: try name(of: artist, json), title: try json.text(json.member("name")),
            album: try name(of: album, json), mbid: try json.text(json.member("mbid")),
            artistMBID: try mbid(of: artist, json), albumMBID: try mbid(of: album, json))
        guard names.artist != nil || names.title != nil else {
            throw JSONRecord.Problem(text: "the track has neither name nor artist", advice: "ask for the page again")
        }
        if json.flag(json.member("nowplaying", of: json.member("@attr"))) == true {
            record.passedOver = .nowPlaying
            return
        }
        let date = json.member("date")
        let seconds = try json.word(json.member("uts", of: date))
        let spelled = try json.text(json.member("#text", of: date))
        let time = ClockText.epoch(seconds) ?? spelled.flatMap { ClockText.lastFM($0) }
        let isLove = json.name == "love"
        guard time != nil || isLove else {
            if let given = seconds ?? spelled {
                throw JSONRecord.Problem(
                    text: "the time \(quoted(given)) is none", advice: "ask for the page again")
            }
            throw JSONRecord.Problem(
                text: "the track has no \"date\", so nobody knows when it was played", advice: "ask for the page again")
        }
        let track = LastFMTrack.id(names: names, recent: &tracks, into: &record)
        if isLove {
            record.events.append(.like(ImportedLike(track: track.id, likedAt: time)))
        } else if let time {
            // `loved` is of the track and not of the play; that it is not loved says nothing of what a person thinks.
            if track.isNew, json.flag(json.member("loved")) == true {
                record.events.append(.like(ImportedLike(track: track.id)))
            }
            record.events.append(.play(ImportedPlay(track: track.id, playedAt: time)))
        }
    }

    /// The name of an artist or album, in the three forms of the API: a text, `#text` or `name`.
    private func name(of node: Int?, _ json: JSONRecord) throws(JSONRecord.Problem) -> String? {
        guard let node else { return nil }
        if json.nodes[node].kind == .string { return try json.text(node) }
        return try json.text(json.member("#text", of: node) ?? json.member("name", of: node))
    }

    private func mbid(of node: Int?, _ json: JSONRecord) throws(JSONRecord.Problem) -> String? {
        try json.text(json.member("mbid", of: node))
    }
}
