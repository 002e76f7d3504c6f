import NaradaModel

/// A track of an iTunes library, read from the values of its dictionary.
struct ITunesTrack {
    private let values: [String: String]
    private let latestYear: Int
    private(set) var notes: [(problem: String, advice: String)] = []

    init(values: [String: String], latestYear: Int) {
        self.values = values
        self.latestYear = latestYear
    }

    /// The sixteen hexadecimal digits of a `Persistent ID`, as iTunes writes them.
    static func id(_ key: UInt64) -> String {
        let digits = String(key, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The track; nil where it has neither name nor artist.
    var track: ImportedTrack? {
        mutating get {
            var track = ExportedTrack(
                title: text("Name"), artists: ExportedTrack.credit(text("Artist")), album: text("Album"))
            guard track.title != nil || !track.artists.artists.isEmpty else { return nil }
            track.durationMs = number("Total Time")
            track.releaseDate = releaseDate()
            track.metadata.add("album_artist", text("Album Artist"))
            track.metadata.add("composer", text("Composer"))
            track.metadata.add("genre", text("Genre"))
            track.metadata.add("date_added", text("Date Added"))
            track.metadata.add("last_played", text("Play Date UTC"))
            track.position = number("Track Number").flatMap { track in
                // One disc of one is no place worth telling: other services leave it out.
                let disc = text("Disc Count") == "1" ? nil : text("Disc Number")
                return TrackPosition(disc.map { "\($0)-\(track)" } ?? String(track))
            }
            if values["Compilation"] == "true" { track.metadata.add("compilation", true) }
            // Where the file lies is not kept: it names the person's folders and is of no use elsewhere.
            let key = text("Persistent ID").flatMap { UInt64($0, radix: 16) }
            return track.imported(id: key.map(Self.id))
        }
    }

    private func text(_ key: String) -> String? { values[key].flatMap { $0.isBlank ? nil : $0 } }

    private mutating func number(_ key: String) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text) { return number }
        notes.append(("the \"\(key)\" \(quoted(text)) is no number", "the track goes in without it"))
        return nil
    }

    private mutating func releaseDate() -> Timestamp? {
        guard let text = text("Release Date") ?? text("Year") else { return nil }
        switch DateText.read(text, latestYear: latestYear) {
        case .known(let date): return date
        case .refused:
            notes.append(("the date \(quoted(text)) is none of a release", "the track goes in without it"))
            return nil
        default: return nil
        }
    }
}
