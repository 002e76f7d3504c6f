import Foundation

/// The exports of one made-up person, read by other means than the importers': what an import must find.
struct ExportFixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("fixtures/exports")

    /// The paths of all files, sorted.
    static func paths() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            folder.appendingPathComponent($0).path
        }
    }

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    typealias Object = [String: Any]

    static func json(_ name: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func objects(_ name: String) throws -> [Object] { try json(name) as? [Object] ?? [] }

    static func lines(_ name: String) throws -> [Object] {
        try text(name).split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? Object
        }
    }

    /// The rows of a CSV file: fields with or without quotes, no line ends inside them.
    static func rows(_ name: String) throws -> [[String]] {
        try text(name).split(separator: "\n").map { line in
            var fields = [""]
            var isQuoted = false
            for character in line where character != "\r" {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == ",", !isQuoted {
                    fields.append("")
                } else {
                    fields[fields.count - 1].append(character)
                }
            }
            return fields
        }
    }

    // MARK: What the files say

    /// A play by its service, its song, its time in the file's own words, and its length.
    struct Play: Hashable {
        var service: String
        var song: String
        var track: String
        var time: String
        var ms: Int?
    }

    static let histories = ["endsong_0.json", "Streaming_History_Audio_2023_4.json"]
    static let scrobblePages = ["lastfm-recenttracks-1.json", "lastfm-recenttracks-2-extended.json"]

    /// Every play of music, once, however many files tell of it.
    static func plays() throws -> Set<Play> {
        var plays: Set<Play> = []
        for play in try histories.flatMap(objects) {
            let title = play["master_metadata_track_name"] as? String
            let uri = play["spotify_track_uri"] as? String
            guard title != nil || uri != nil, let time = play["ts"] as? String else { continue }
            plays.insert(
                Play(
                    service: "spotify", song: song(title), track: uri ?? "", time: time, ms: play["ms_played"] as? Int))
        }
        for play in try objects("StreamingHistory_music_0.json") {
            guard let title = play["trackName"] as? String, title != "Unknown Track" else { continue }
            plays.insert(
                Play(
                    service: "spotify", song: song(title), track: title, time: play["endTime"] as? String ?? "",
                    ms: play["msPlayed"] as? Int))
        }
        func scrobble(_ artist: String, _ title: String, _ date: String) {
            let name = song(artist) + "/" + song(title)
            plays.insert(
                Play(service: "lastfm", song: song(title), track: name, time: date.replacing(",", with: ""), ms: nil))
        }
        for row in try rows("lastfm-plain.csv") where !row[3].isEmpty { scrobble(row[0], row[2], row[3]) }
        for row in try rows("recenttracks-fixture.csv").dropFirst() { scrobble(row[2], row[6], row[1]) }
        for track in try scrobblePages.flatMap(pageTracks) {
            guard let date = (track["date"] as? Object)?["#text"] as? String else { continue }
            scrobble(artist(track), track["name"] as? String ?? "", date)
        }
        for listen in try lines("listenbrainz-2023-11.jsonl") {
            let metadata = listen["track_metadata"] as? Object ?? [:]
            let title = metadata["track_name"] as? String
            let heard = (metadata["additional_info"] as? Object)?["duration_played"] as? Int
            plays.insert(
                Play(
                    service: "listenbrainz", song: song(title), track: song(title),
                    time: "\(listen["listened_at"] ?? "")", ms: heard.map { $0 * 1000 }))
        }
        return plays
    }

    /// The likes and dislikes as `service song`, and whether it is one.
    static func likes() throws -> [String: Bool] {
        var likes: [String: Bool] = [:]
        let library = try json("YourLibrary.json") as? Object ?? [:]
        for (section, isLiked) in [("tracks", true), ("bannedTracks", false)] {
            for track in library[section] as? [Object] ?? [] {
                likes["spotify " + song(track["track"] as? String)] = isLiked
            }
        }
        for row in try rows("liked_songs.csv").dropFirst() { likes["spotify " + song(row[1])] = true }
        for row in try rows("lovedtracks-fixture.csv").dropFirst() { likes["lastfm " + song(row[4])] = true }
        for track in try pageTracks("lastfm-lovedtracks.json") {
            likes["lastfm " + song(track["name"] as? String)] = true
        }
        for track in try scrobblePages.flatMap(pageTracks) where track["loved"] as? String == "1" {
            likes["lastfm " + song(track["name"] as? String)] = true
        }
        let listened = try Dictionary(
            lines("listenbrainz-2023-11.jsonl").compactMap { listen in
                (listen["track_metadata"] as? Object).map {
                    ($0["recording_msid"] as? String ?? "", song($0["track_name"] as? String))
                }
            }, uniquingKeysWith: { first, _ in first })
        for line in try lines("feedback.jsonl") {
            likes["listenbrainz " + (listened[line["recording_msid"] as? String ?? ""] ?? "")] =
                line["score"] as? Int == 1
        }
        for entry in try text("Library.xml").split(separator: "<key>Track ID</key>") {
            let name = entry.firstMatch(of: /<key>Name<\/key><string>(.*?)<\/string>/).map { String($0.output.1) }
            if entry.contains("<key>Loved</key><true/>") { likes["apple_music " + song(name)] = true }
            if entry.contains("<key>Disliked</key><true/>") { likes["apple_music " + song(name)] = false }
        }
        return likes
    }

    /// The entries of each playlist, by its name; two of one name add up.
    static func entries() throws -> [String: Int] {
        var entries: [String: Int] = [:]
        let spotify = (try json("Playlist1.json") as? Object)?["playlists"] as? [Object] ?? []
        for list in spotify {
            let items = list["items"] as? [Object] ?? []
            entries[list["name"] as? String ?? "", default: 0] += items.count {
                $0["track"] is Object || $0["localTrack"] is Object
            }
        }
        entries["sunday morning", default: 0] += try rows("sunday_morning.csv").count - 1
        let jspf = (try json("night-drive.jspf") as? Object)?["playlist"] as? Object ?? [:]
        entries[jspf["title"] as? String ?? ""] = (jspf["track"] as? [Any])?.count
        entries["Party & Tea"] = try text("party.xspf").matches(of: /<track>/).count
        entries["old"] = try text("old.m3u").split(whereSeparator: \.isNewline).count
        entries["Sunday radio"] = try text("radio.m3u8").split(whereSeparator: \.isNewline).count {
            !$0.hasPrefix("#") && !$0.hasPrefix("https://radio")
        }
        let library = try text("Library.xml")
        let lists = library.split(separator: "<key>Playlists</key>")[1].split(separator: "<key>Name</key>")
        for list in lists.dropFirst() {
            guard !list.contains("<key>Master</key>"), !list.contains("<key>Distinguished Kind</key>"),
                !list.contains("<key>Folder</key>"), let name = list.firstMatch(of: /<string>(.*?)<\/string>/)
            else { continue }
            // Only tracks that are music are in.
            entries[String(name.output.1), default: 0] += list.matches(of: /<key>Track ID<\/key><integer>10[13]</).count
        }
        return entries
    }

    private static func pageTracks(_ name: String) throws -> [Object] {
        let page = try json(name) as? Object ?? [:]
        let body = (page["recenttracks"] ?? page["lovedtracks"]) as? Object ?? [:]
        // A page with one track has no array.
        return body["track"] as? [Object] ?? (body["track"] as? Object).map { [$0] } ?? []
    }

    private static func artist(_ track: Object) -> String {
        let artist = track["artist"] as? Object
        return artist?["#text"] as? String ?? artist?["name"] as? String ?? ""
    }

    /// A title whatever its case and blanks; blank for none.
    static func song(_ title: String?) -> String {
        (title ?? "").lowercased().split(separator: " ").joined(separator: " ")
    }
}
