import NaradaModel

/// The library of Spotify's account data: `YourLibrary.json`. Saved tracks are likes, without a time.
///
///     {"tracks": [{"artist": "…", "album": "…", "track": "…", "uri": "spotify:track:…"}], "albums": […], "shows": […],
///      "episodes": […], "bannedTracks": […], "artists": […], "bannedArtists": […], "other": […]}
///
/// Described at https://support.spotify.com/article/understanding-my-data/.
struct SpotifyLibrary: JSONInterpreter {
    static let shape = JSONShape.object(
        [
            "tracks": section("tracks"), "bannedTracks": section("bannedTracks"), "albums": section("albums"),
            "artists": section("artists"), "shows": section("shows"), "episodes": section("episodes"),
        ])

    private static func section(_ name: String) -> JSONShape { .array(JSONShape(name: name, isRecord: true)) }

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        // What a record is, its address says; the section it stands in only tells liked from banned.
        let uri = try json.text(json.member("uri"))
        if let uri {
            switch SpotifyURI(uri) {
            case .track, .local: break
            case .episode:
                record.passedOver = .podcast
                return
            case .other:
                record.passedOver = .otherItem
                return
            }
        }
        var track = ExportedTrack(
            title: try json.text(json.member("track")),
            artists: ExportedTrack.credit(try json.text(json.member("artist"))),
            album: try json.text(json.member("album")))
        guard uri != nil || track.title != nil else {
            record.passedOver = json.member("name") != nil ? .otherItem : .unknownTrack
            return
        }
        guard let id = try SpotifyTrack.id(uri: uri, track: &track, record: &record) else { return }
        let imported = track.imported(id: id)
        let serviceID = ServiceID(service: SpotifyTrack.service, id: imported.sourceID)
        record.events.append(.track(imported, service: SpotifyTrack.service))
        record.events.append(.like(ImportedLike(track: serviceID, isLiked: json.name != "bannedTracks")))
    }
}
