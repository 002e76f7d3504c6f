import Foundation
import NaradaModel

/// A track as a playlist of files lists it: some words, and addresses of many kinds.
struct ListedTrack {
    var title: String?
    var artist: String?
    var album: String?
    var durationMs: Int?
    /// Where the track stands on its release.
    var position: TrackPosition?
    /// Where it lies or is named, the surest first.
    var addresses: [String] = []
    var metadata = MetadataObject()

    /// The track under the service that one of its addresses names; else under `service`, by its first address.
    ///
    ///     https://musicbrainz.org/recording/UUID     musicbrainz, and the recording's MBID
    ///     spotify:track:ID, open.spotify.com/track/… spotify
    ///     file:///music/a.mp3, ../b.flac             service, the address as it stands
    ///     no address                                 service, a fingerprint of the words
    func imported(service: String) -> (track: ImportedTrack, service: String) {
        var track = ExportedTrack(
            title: title, artists: ExportedTrack.credit(artist), album: album, durationMs: durationMs)
        track.metadata = metadata
        track.position = position
        for address in addresses {
            if let mbid = Self.recording(address) {
                track.mbid = mbid
                return (track.imported(id: mbid.text), MusicBrainzRecordings.service)
            }
            if let id = SpotifyTrackID.inAddress(address) {
                track.spotifyID = id
                return (track.imported(id: id), SpotifyTrack.service)
            }
        }
        track.title = title ?? titleOfFile
        return (track.imported(id: addresses.first), service)
    }

    /// The file's name without its ending, where nothing else names the track.
    private var titleOfFile: String? {
        guard artist == nil, let address = addresses.first else { return nil }
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let stem = FileName(FormText.decoded(path, plusIsBlank: false)).stem
        return stem.isBlank ? nil : stem
    }

    /// The recording in `https://musicbrainz.org/recording/UUID`.
    static func recording(_ address: String) -> MBID? {
        guard address.utf8.count <= ExportedTrack.idLimit, let range = address.range(of: "musicbrainz.org/recording/")
        else { return nil }
        return MBID(address[range.upperBound...].prefix(36))
    }
}
