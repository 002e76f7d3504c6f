import NaradaModel

/// The library that iTunes and Apple's Music write: `Library.xml`, `iTunes Music Library.xml`
/// (File › Library › Export Library…).
///
///     <plist><dict> <key>Date</key><date>…</date>
///       <key>Tracks</key><dict> <key>101</key><dict> <key>Track ID</key><integer>101</integer> … </dict> … </dict>
///       <key>Playlists</key><array><dict> <key>Name</key>… <key>Playlist Items</key><array>
///           <dict><key>Track ID</key><integer>101</integer></dict> … </array></dict> … </array> </dict></plist>
///
/// Apple describes the file at https://support.apple.com/guide/music/mus27cd5060c and not its keys; they are those of real
/// libraries. A track is named by its `Persistent ID`: `Track ID` is another with each export. Since playlists name tracks
/// by `Track ID`, a table of both is kept, the one thing here that grows with the file.
final class ITunesLibrary: ExportReader {
    static let service = "apple_music"

    private let file: String
    private let latestYear: Int
    private var plist: PlistScanner
    private var date: Timestamp?
    /// Tracks by `Track ID`; nil for what is no music.
    private var tracks: [Int: UInt64?] = [:]
    private var values: [String: String] = [:]
    private var record: ExportRecord
    private var playlist: PlaylistInProgress?
    private var isPassedOver = false
    private var names = PlaylistNames()

    /// Keys of one track or playlist, at most; real ones have some sixty.
    private static let keyLimit = 512

    init(_ window: ByteWindow, line: Int, options: ExportFile.Options) {
        file = window.name
        latestYear = options.today.year + 1
        plist = PlistScanner(window, line: line)
        record = ExportRecord(place: plist.place)
    }

    var endedEarly: Bool { plist.endedEarly }

    func next() throws -> ExportRecord? {
        while let step = try plist.next() {
            if let record = take(step) {
                var record = record
                for index in record.issues.indices { record.issues[index].row.file = file }
                return record
            }
        }
        return nil
    }

    private func take(_ step: PlistScanner.Step) -> ExportRecord? {
        let path = plist.path
        switch step {
        case .begin:
            if isUnit(path) {
                values = [:]
                record = ExportRecord(place: plist.place)
                if path.count == 2, path[0] == "Playlists" { beginPlaylist() }
            } else if path.count == 3, path[2] == "Playlist Items" {
                return beginItems()
            }
        case .value(let text):
            if path == ["Date"] { date = ClockText.iso(text) }
            if let key = path.last, values.count < Self.keyLimit, path.count == 3 || path.count == 5 {
                values[key] = text
            }
        case .end:
            if path.count == 2, path[0] == "Tracks" { return finishTrack() }
            if path.count == 2, path[0] == "Playlists" { return finishPlaylist() }
            if path.count == 4, path[0] == "Playlists", path[2] == "Playlist Items" { return finishItem() }
        case .damage(let problem, let advice):
            if plist.endedEarly || path.count < 2 {
                var broken = ExportRecord(place: plist.place)
                broken.refuse(problem, advice)
                return broken
            }
            record.warn(problem, advice)
        }
        return nil
    }

    /// Whether the path is that of a track, a playlist or an item of one.
    private func isUnit(_ path: [String]) -> Bool {
        path.count == 2 && (path[0] == "Tracks" || path[0] == "Playlists")
            || path.count == 4 && path[0] == "Playlists" && path[2] == "Playlist Items"
    }

    // MARK: Tracks

    private func finishTrack() -> ExportRecord {
        let number = values["Track ID"].flatMap { Int($0) }
        if let reason = reasonToPassOver {
            if let number { tracks[number] = .some(nil) }
            record.passedOver = reason
            return record
        }
        var reader = ITunesTrack(values: values, latestYear: latestYear)
        guard let track = reader.track else {
            record.passedOver = .unknownTrack
            return record
        }
        for note in reader.notes { record.warn(note.problem, note.advice) }
        if values["Persistent ID"] == nil {
            record.warn("the track has no \"Persistent ID\"", "it is named by its content; playlists cannot name it")
        } else if let number, let key = UInt64(track.sourceID, radix: 16) {
            tracks[number] = key
        }
        let id = ServiceID(service: Self.service, id: track.sourceID)
        record.events.append(.track(track, service: Self.service))
        for (key, kind) in [
            ("Play Count", ImportedMetric.Kind.playCount), ("Skip Count", .skipCount), ("Rating", .rating),
        ] {
            guard let value = values[key].flatMap({ Double($0) }), value > 0,
                // A rating that iTunes worked out from the album's is no person's.
                kind != .rating || values["Rating Computed"] != "true"
            else { continue }
            record.events.append(.metric(ImportedMetric(track: id, kind: kind, value: value, collectedAt: date)))
        }
        if values["Loved"] == "true" || values["Favorited"] == "true" {
            record.events.append(.like(ImportedLike(track: id)))
        } else if values["Disliked"] == "true" {
            record.events.append(.like(ImportedLike(track: id, isLiked: false)))
        }
        return record
    }

    private var reasonToPassOver: PassedOver? {
        func isTrue(_ key: String) -> Bool { values[key] == "true" }
        if isTrue("Podcast") { return .podcast }
        if isTrue("Movie") || isTrue("TV Show") || isTrue("Has Video") && !isTrue("Music Video") { return .video }
        let genre = values["Genre"]?.lowercased() ?? ""
        let kind = values["Kind"]?.lowercased() ?? ""
        if isTrue("Audiobook") || genre == "audiobook" || genre == "audiobooks" || kind.contains("audiobook")
            || kind.contains("audible")
        {
            return .audiobook
        }
        if values["Track Type"] == "URL" { return .stream }
        return nil
    }

    // MARK: Playlists

    private func beginPlaylist() {
        playlist = nil
        isPassedOver = false
    }

    /// What the program keeps of itself has one of these keys, or is the whole library.
    private var isOwn: Bool {
        values["Master"] == "true" || values["Distinguished Kind"] != nil || values["Folder"] == "true"
    }

    private func beginItems() -> ExportRecord? {
        isPassedOver = isOwn
        if !isPassedOver { startPlaylist() }
        return nil
    }

    private func startPlaylist() {
        guard playlist == nil else { return }
        let name = values["Name"].flatMap { $0.isBlank ? nil : $0 } ?? "(unnamed playlist)"
        var list = ImportedPlaylist(
            id: ServiceID(service: Self.service, id: values["Playlist Persistent ID"] ?? names.id(name)), name: name,
            description: values["Description"].flatMap { $0.isBlank ? nil : $0 })
        var raw = MetadataObject()
        raw.add("folder", values["Parent Persistent ID"])
        if values["Smart Info"] != nil { raw.add("smart", true) }
        list.rawMetadata = raw.json
        playlist = PlaylistInProgress(list)
    }

    private func finishPlaylist() -> ExportRecord? {
        defer { playlist = nil }
        var record = ExportRecord(place: plist.place)
        if isPassedOver || isOwn {
            record.passedOver = .systemPlaylist
            return record
        }
        startPlaylist()
        playlist?.finish(into: &record)
        return record.isSilent ? nil : record
    }

    private func finishItem() -> ExportRecord? {
        guard !isPassedOver else { return nil }
        var record = record
        guard let number = values["Track ID"].flatMap({ Int($0) }) else {
            record.refuse("the playlist's item has no \"Track ID\"", "export the library again")
            return record
        }
        switch tracks[number] {
        case .some(.some(let key)):
            playlist?.add(ServiceID(service: Self.service, id: ITunesTrack.id(key)), into: &record)
        case .some(.none): record.passedOver = .otherItem
        case .none: record.passedOver = .unknownTrack
        }
        return record
    }
}
