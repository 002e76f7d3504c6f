import NaradaModel

/// The playlists of Spotify's account data: `Playlist1.json`, `Playlist2.json` …
///
///     {"playlists": [{"name": "…", "lastModifiedDate": "2023-05-01", "items": [
///         {"track": {"trackName": "…", "artistName": "…", "albumName": "…", "trackUri": "spotify:track:…"},
///          "episode": null, "localTrack": null, "addedDate": "2023-04-30"}],
///       "description": null, "numberOfFollowers": 0}]}
///
/// A playlist has no id there; see `PlaylistNames`. Described at
/// https://support.spotify.com/article/understanding-my-data/.
struct SpotifyPlaylists: JSONInterpreter {
    static let shape = JSONShape.object([
        "playlists": .array(
            .object(["items": .array(.record)], name: "playlist", givesPlainMembers: true))
    ])

    private var names = PlaylistNames()
    private var playlist: PlaylistInProgress?
    private var followers: Int?

    private static let unnamed = "(unnamed playlist)"

    mutating func begin(_ name: String, into record: inout ExportRecord) {
        playlist = nil
        followers = nil
    }

    mutating func read(_ key: String, _ value: JSONValue) {
        switch key {
        case "name":
            let name = value.text ?? ""
            guard playlist == nil, !name.isBlank else { return }
            start(name)
        case "lastModifiedDate":
            let date = ClockText.iso(value.text)
            change { $0.modifiedAt = date }
        case "description":
            guard let text = value.text, !text.isBlank else { return }
            change { $0.description = text }
        case "numberOfFollowers":
            guard let count = value.text.flatMap({ Int($0) }), count > 0 else { return }
            var raw = MetadataObject()
            raw.add("followers", count)
            change { $0.rawMetadata = raw.json }
        default: break
        }
    }

    mutating func end(_ name: String, into record: inout ExportRecord) {
        change { _ in }
        playlist?.finish(into: &record)
        playlist = nil
    }

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        let track = json.member("track")
        let local = json.member("localTrack")
        guard track != nil || local != nil else {
            let isBook = json.member("audiobook") != nil
            record.passedOver = json.member("episode") != nil ? .podcast : isBook ? .audiobook : .unknownTrack
            return
        }
        var exported = ExportedTrack(
            title: try json.text(json.member("trackName", of: track)),
            artists: ExportedTrack.credit(try json.text(json.member("artistName", of: track))),
            album: try json.text(json.member("albumName", of: track)))
        let uri = try json.text(json.member("trackUri", of: track) ?? json.member("uri", of: local))
        if uri == nil, exported.title == nil {
            record.passedOver = .unknownTrack
            return
        }
        guard let id = try SpotifyTrack.id(uri: uri, track: &exported, record: &record) else { return }
        let addedNode = json.member("addedDate")
        let addedAt = addedNode.flatMap { ClockText.iso(json.raw($0)) }
        if addedNode != nil, addedAt == nil {
            record.warn("the \"addedDate\" is no date", "the entry goes in without it; write 2023-04-30")
        }
        let imported = exported.imported(id: id)
        record.events.append(.track(imported, service: SpotifyTrack.service))
        change { _ in }
        playlist?.add(
            ServiceID(service: SpotifyTrack.service, id: imported.sourceID), addedAt: addedAt, into: &record)
    }

    private mutating func start(_ name: String) {
        playlist = PlaylistInProgress(
            ImportedPlaylist(id: ServiceID(service: SpotifyTrack.service, id: names.id(name)), name: name))
    }

    /// Changes the playlist; one that has not said its name by now has none.
    private mutating func change(_ change: (inout ImportedPlaylist) -> Void) {
        if playlist == nil { start(Self.unnamed) }
        playlist?.change(change)
    }
}
