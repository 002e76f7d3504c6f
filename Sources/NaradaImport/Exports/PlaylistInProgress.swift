import NaradaModel

/// A playlist while its file is read: says itself before its first entry, and again where it has learnt more since.
struct PlaylistInProgress {
    private(set) var playlist: ImportedPlaylist
    private(set) var isTold = false
    private var hasMore = false
    private(set) var nextIndex = 0

    init(_ playlist: ImportedPlaylist) {
        self.playlist = playlist
    }

    /// Takes what the file says of the playlist itself.
    mutating func change(_ change: (inout ImportedPlaylist) -> Void) {
        let before = playlist
        change(&playlist)
        if isTold, playlist != before { hasMore = true }
    }

    /// Adds the track as the next entry, and the playlist before its first one.
    mutating func add(
        _ track: ServiceID, addedAt: Timestamp? = nil, addedBy: String? = nil, into record: inout ExportRecord
    ) {
        tell(into: &record)
        record.events.append(
            .entry(
                ImportedEntry(
                    playlist: playlist.id, index: nextIndex, track: track, addedAt: addedAt, addedBy: addedBy)))
        nextIndex += 1
    }

    /// Says the playlist if it is not said yet.
    mutating func tell(into record: inout ExportRecord) {
        guard !isTold else { return }
        isTold = true
        record.events.append(.playlist(playlist))
    }

    /// Says the playlist at its end, if anything is left to say.
    mutating func finish(into record: inout ExportRecord) {
        tell(into: &record)
        guard hasMore else { return }
        hasMore = false
        record.events.append(.playlist(playlist))
    }
}

/// Ids for playlists whose export gives them none: `name:` and the name, with `(2)` for the second of a name.
struct PlaylistNames {
    /// Names that are remembered, at most. Nobody has a tenth as many playlists; behind it the place in the file tells
    /// them apart.
    private static let limit = 100_000
    private var seen: [String: Int] = [:]
    private var count = 0

    mutating func id(_ name: String) -> String {
        count += 1
        // An index key must stay short.
        let short = String(String.UnicodeScalarView(name.unicodeScalars.prefix(120)))
        guard seen.count < Self.limit else { return "name:\(short) #\(count)" }
        let copy = (seen[short] ?? 0) + 1
        seen[short] = copy
        return copy == 1 ? "name:\(short)" : "name:\(short) (\(copy))"
    }
}
