import NaradaModel

/// Recordings of MusicBrainz as its web service and its data dumps write them: one object, one a line, or many under
/// `recordings`.
///
///     {"id": "…", "title": "…", "length": 215000, "disambiguation": "live", "video": false,
///      "artist-credit": [{"name": "…", "joinphrase": " feat. ", "artist": {"id": "…", "name": "…"}}, …],
///      "isrcs": ["…"], "first-release-date": "1987-10-01", "releases": [{"title": "…", "date": "1987-11"}, …]}
///
/// Described at https://musicbrainz.org/doc/MusicBrainz_API and https://musicbrainz.org/doc/Development/JSON_Data_Dumps.
struct MusicBrainzRecordings: JSONInterpreter {
    // A list is told from a recording by what it holds, and either may stand in an array or follow another.
    static let shape = JSONShape.recordsOrArray
    static let service = "musicbrainz"

    /// Lists of the web service: `{"recordings": […], "recording-count": 25}`.
    static let listShape = JSONShape.object(["recordings": .array(.record)]).orArray

    private let latestYear: Int

    init(today: Timestamp) {
        latestYear = today.year + 1
    }

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        guard let given = try json.text(json.member("id")) else {
            throw JSONRecord.Problem(text: "the recording has no \"id\"", advice: "export it again")
        }
        guard let mbid = MBID(given) else {
            throw JSONRecord.Problem(
                text: "the \"id\" \(quoted(given)) is no MusicBrainz id", advice: "write the 36 characters of the id")
        }
        var track = ExportedTrack(title: try json.text(json.member("title")), artists: try credit(json))
        guard track.title != nil || !track.artists.artists.isEmpty else {
            throw JSONRecord.Problem(text: "the recording has neither title nor artists", advice: "export it again")
        }
        track.durationMs = try json.integer(json.member("length"))
        track.mbid = mbid
        readCodes(json, into: &track, &record)
        let release = try firstRelease(json)
        track.album = release.title
        let date = try json.text(json.member("first-release-date")) ?? release.date
        track.releaseDate = self.date(date)
        if let date, track.releaseDate == nil, !UnknownWord.matches(date) {
            record.warn("the date \(quoted(date)) is none of a release", "the recording goes in without it")
        }
        track.metadata.add("disambiguation", try json.text(json.member("disambiguation")))
        if json.flag(json.member("video")) == true { track.metadata.add("video", true) }
        if let date, date.utf8.count != 10 { track.metadata.add("first-release-date", date) }
        record.events.append(.track(track.imported(id: mbid.text), service: Self.service))
    }

    private func readCodes(_ json: JSONRecord, into track: inout ExportedTrack, _ record: inout ExportRecord) {
        var codes: Set<ISRC> = []
        for node in json.elements(of: json.member("isrcs")) {
            // Lookups list codes, browsing lists objects with an id.
            let text = (try? json.text(node)) ?? (try? json.text(json.member("id", of: node)))
            guard let text else { continue }
            if let code = ISRC(text) {
                codes.insert(code)
            } else {
                record.warn("\(quoted(text)) is no ISRC", "the recording goes in without it")
            }
        }
        track.isrcs = codes.sorted()
    }

    /// The credit with the artists' ids. Join phrases are left out: names in order are what a row can hold.
    private func credit(_ json: JSONRecord) throws(JSONRecord.Problem) -> ArtistCredit {
        var artists: [ArtistCredit.Artist] = []
        for node in json.elements(of: json.member("artist-credit")) {
            let artist = json.member("artist", of: node)
            // A search answers with join phrases as bare texts between the artists.
            guard json.nodes[node].kind == .object else { continue }
            guard let name = try json.text(json.member("name", of: node) ?? json.member("name", of: artist)) else {
                continue
            }
            artists.append(ArtistCredit.Artist(name: name, id: try json.text(json.member("id", of: artist))))
        }
        return ArtistCredit(artists: artists, form: artists.isEmpty ? .names : .objects)
    }

    /// The release that came out first; of several on one day, or without a date, the one that is named first.
    private func firstRelease(_ json: JSONRecord) throws(JSONRecord.Problem) -> (title: String?, date: String?) {
        var best: (title: String?, date: String?) = (nil, nil)
        for node in json.elements(of: json.member("releases")) {
            let title = try json.text(json.member("title", of: node))
            let date = try json.text(json.member("date", of: node))
            guard let title else { continue }
            // `1987` comes before `1987-10` in text order, and is the weaker of the two.
            let isEarlier = date.map { each in best.date.map { each < $0 } ?? true } ?? false
            if best.title == nil || isEarlier { best = (title, date) }
        }
        return best
    }

    private func date(_ text: String?) -> Timestamp? {
        guard let text, case .known(let date) = DateText.read(text, latestYear: latestYear) else { return nil }
        return date
    }
}
