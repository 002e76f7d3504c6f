import NaradaModel

/// A playlist in XSPF version 1 (https://www.xspf.org/spec): `<playlist><trackList><track>…`.
final class XSPFPlaylist: ExportReader {
    private let file: String
    private let service: String
    private var xml: XMLScanner
    private var playlist: PlaylistInProgress
    private var track: ListedTrack?
    private var record: ExportRecord
    private var text = ""
    private var isFinished = false

    init(_ window: ByteWindow, line: Int, options: ExportFile.Options) {
        file = window.name
        service = options.service ?? TrackTable.unnamedService
        xml = XMLScanner(window, line: line)
        record = ExportRecord(place: xml.place)
        playlist = .ofFile(file, service: service)
    }

    var endedEarly: Bool { xml.endedEarly }

    func next() throws -> ExportRecord? {
        while let token = try xml.next() {
            switch token {
            case .start(let name): start(name)
            case .text(let piece): text += piece
            case .end(let name):
                if let record = end(name) { return record }
            case .damage(let problem, let advice):
                if track != nil, !xml.endedEarly {
                    record.warn(problem, advice)
                } else {
                    track = nil
                    var broken = ExportRecord(place: xml.place)
                    broken.refuse(problem, advice)
                    return signed(broken)
                }
            }
        }
        // Of a file that is cut off, a whole copy will say the rest.
        guard !isFinished, !xml.endedEarly else { return nil }
        isFinished = true
        var last = ExportRecord(place: xml.place)
        playlist.finish(into: &last)
        return last.isSilent ? nil : last
    }

    /// Elements of the playlist and of its tracks whose texts are read; those inside extensions bear the same names.
    private var isRead: Bool {
        xml.open.count == 2 && xml.open[0] == "playlist"
            || xml.open.count == 4 && xml.open[1] == "trackList" && xml.open[2] == "track"
    }

    private func start(_ name: String) {
        text = ""
        xml.wantsText = isRead
        if name == "track", xml.open.count == 3, xml.open[1] == "trackList" {
            track = ListedTrack()
            record = ExportRecord(place: xml.place)
        }
    }

    private func end(_ name: String) -> ExportRecord? {
        defer {
            text = ""
            xml.wantsText = false
        }
        switch xml.open.count {
        case 3 where xml.open[2] == "track" && track != nil: read(name, text.trimmed)
        case 2 where name == "track": return finishTrack()
        case 1 where xml.open[0] == "playlist": readPlaylist(name, text.trimmed)
        default: break
        }
        return nil
    }

    private func read(_ name: String, _ text: String) {
        guard !text.isEmpty else { return }
        switch name {
        case "title": track?.title = text
        case "creator": track?.artist = text
        case "album": track?.album = text
        // An identifier is meant to name the track wherever it lies.
        case "identifier": track?.addresses.insert(text, at: 0)
        case "location": track?.addresses.append(text)
        case "annotation": track?.metadata.add("annotation", text)
        case "trackNum": track?.position = TrackPosition(text)
        case "duration":
            // Milliseconds; some programs write a fraction.
            if let value = Double(text), value >= 0, value < Double(Int32.max) {
                track?.durationMs = Int(value)
            } else {
                record.warn("the duration \(quoted(text)) is no number of milliseconds", "the track goes in without it")
            }
        default: break
        }
    }

    private func finishTrack() -> ExportRecord? {
        guard let track else { return nil }
        self.track = nil
        var record = record
        guard track.title != nil || track.artist != nil || !track.addresses.isEmpty else {
            record.passedOver = .unknownTrack
            return signed(record)
        }
        let (imported, service) = track.imported(service: service)
        record.events.append(.track(imported, service: service))
        playlist.add(ServiceID(service: service, id: imported.sourceID), into: &record)
        return signed(record)
    }

    private func readPlaylist(_ name: String, _ text: String) {
        guard !text.isEmpty else { return }
        switch name {
        case "title": playlist.change { $0.name = text }
        case "annotation": playlist.change { $0.description = text }
        case "date": playlist.change { $0.modifiedAt = ClockText.iso(text) }
        case "identifier": playlist.take(identifier: text, service: service)
        case "creator":
            var raw = MetadataObject()
            raw.add("creator", text)
            playlist.change { $0.rawMetadata = raw.json }
        default: break
        }
    }

    private func signed(_ record: ExportRecord) -> ExportRecord {
        var record = record
        for index in record.issues.indices { record.issues[index].row.file = file }
        return record
    }
}

extension PlaylistInProgress {
    /// A playlist that is called like its file until it says otherwise.
    static func ofFile(_ file: String, service: String) -> PlaylistInProgress {
        let name = FileName(file).stem
        return PlaylistInProgress(ImportedPlaylist(id: ServiceID(service: service, id: "file:\(name)"), name: name))
    }

    /// Takes the playlist's own identifier, unless entries were handed out under another one.
    mutating func take(identifier: String, service: String) {
        guard !isTold, identifier.utf8.count <= ExportedTrack.idLimit else { return }
        let prefix = "https://listenbrainz.org/playlist/"
        if identifier.hasPrefix(prefix), let id = MBID(identifier.dropFirst(prefix.count).prefix(36)) {
            change { $0.id = ServiceID(service: ListenBrainzLines.service, id: id.text) }
        } else {
            change { $0.id = ServiceID(service: service, id: identifier) }
        }
    }
}
