import NaradaModel

/// A playlist in JSPF, the JSON form of XSPF (https://www.xspf.org/jspf), with what ListenBrainz adds to it
/// (https://musicbrainz.org/doc/jspf): who added a track and when.
struct JSPFPlaylist: JSONInterpreter {
    static let shape = JSONShape.object([
        "playlist": .object(
            [
                "track": .array(.record),
                "extension": .object([Self.playlistExtension: .object([:], givesPlainMembers: true)]),
            ], name: "playlist", givesPlainMembers: true)
    ]).orArray

    private static let playlistExtension = "https://musicbrainz.org/doc/jspf#playlist"
    private static let trackExtension: StaticString = "https://musicbrainz.org/doc/jspf#track"

    private let file: String
    private let service: String
    private var playlist: PlaylistInProgress

    init(file: String, options: ExportFile.Options) {
        self.file = file
        service = options.service ?? TrackTable.unnamedService
        playlist = .ofFile(file, service: service)
    }

    mutating func begin(_ name: String, into record: inout ExportRecord) {
        playlist = .ofFile(file, service: service)
    }

    mutating func end(_ name: String, into record: inout ExportRecord) {
        playlist.finish(into: &record)
    }

    mutating func read(_ key: String, _ value: JSONValue) {
        guard let text = value.text, !text.isBlank else { return }
        switch key {
        case "title": playlist.change { $0.name = text }
        case "annotation": playlist.change { $0.description = text }
        case "identifier": playlist.take(identifier: text, service: service)
        case "date":
            // What ListenBrainz says of the last change is later and surer.
            playlist.change { $0.modifiedAt = $0.modifiedAt ?? ClockText.iso(text) }
        case "last_modified_at": playlist.change { $0.modifiedAt = ClockText.iso(text) ?? $0.modifiedAt }
        case "creator":
            var raw = MetadataObject()
            raw.add("creator", text)
            playlist.change { $0.rawMetadata = $0.rawMetadata ?? raw.json }
        default: break
        }
    }

    mutating func read(_ json: JSONRecord, into record: inout ExportRecord) throws(JSONRecord.Problem) {
        var track = ListedTrack(
            title: try json.text(json.member("title")), artist: try json.text(json.member("creator")),
            album: try json.text(json.member("album")))
        for key in [StaticString("identifier"), "location"] {
            let node = json.member(key)
            // A text in ListenBrainz' older files, an array of texts in the specification.
            for each in node.map({ json.nodes[$0].kind == .array ? json.elements(of: $0) : [$0] }) ?? [] {
                if let address = try json.text(each) { track.addresses.append(address.trimmed) }
            }
        }
        guard track.title != nil || track.artist != nil || !track.addresses.isEmpty else {
            record.passedOver = .unknownTrack
            return
        }
        track.durationMs = try json.integer(json.member("duration"))
        track.metadata.add("annotation", try json.text(json.member("annotation")))
        let more = json.member(Self.trackExtension, of: json.member("extension"))
        track.metadata.add("artist_identifiers", json: json.line(json.member("artist_identifiers", of: more)))
        let (imported, service) = track.imported(service: service)
        record.events.append(.track(imported, service: service))
        playlist.add(
            ServiceID(service: service, id: imported.sourceID),
            addedAt: ClockText.iso(try json.text(json.member("added_at", of: more))),
            addedBy: try json.text(json.member("added_by", of: more)), into: &record)
    }
}
