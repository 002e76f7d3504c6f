import NaradaModel

extension ExportFormat {
    /// The format that the beginning of a file tells, or else its name.
    ///
    /// What stands in a file is surer than how a person called it; an empty list is known by its name alone.
    ///
    /// - Throws: `ImportFault.unknownExport` where neither tells.
    init(guessing window: inout ByteWindow) throws {
        let start = try FileStart(&window)
        let name = FileName(window.name)
        guard let format = Self.format(start) ?? Self.format(name) else { throw ImportFault.unknownExport(window.name) }
        self = format
    }

    private static func format(_ start: FileStart) -> ExportFormat? {
        switch start.first {
        case UInt8(ascii: "<"):
            if start.contains("<plist") { return .iTunesLibrary }
            return start.contains("xspf.org/ns/") || start.contains("<trackList") ? .xspf : nil
        case UInt8(ascii: "#"): return start.contains("#EXTM3U") ? .m3u : nil
        case Byte.brace, Byte.bracket: return json(start)
        default: return table(start)
        }
    }

    /// By the keys that only one format has. Some hold those of others: a playlist of Spotify has tracks, as JSPF has.
    private static func json(_ start: FileStart) -> ExportFormat? {
        func has(_ keys: String...) -> Bool { keys.allSatisfy(start.hasKey) }
        if has("ms_played") || has("master_metadata_track_name") { return .spotifyHistory }
        if has("msPlayed") { return .spotifyStreaming }
        if has("recenttracks") || has("lovedtracks") { return .lastFMPages }
        if has("track_metadata") || has("listened_at") || has("recording_msid", "score") { return .listenBrainz }
        if has("playlist", "track") || has("playlist", "creator") { return .jspf }
        if has("playlists", "name") || has("playlists", "items") { return .spotifyPlaylists }
        if has("tracks", "uri") || has("tracks", "albums", "shows") { return .spotifyLibrary }
        let isRecording = has("id", "title") && (has("artist-credit") || has("first-release-date") || has("isrcs"))
        if has("recordings") || isRecording { return .musicBrainz }
        return start.first == Byte.brace && (has("title") || has("name") || has("track")) ? .jsonLines : nil
    }

    private static func table(_ start: FileStart) -> ExportFormat? {
        guard let row = start.firstRow else { return nil }
        if LastFMTable.isHeaderless(row) { return .lastFMTable }
        let keys = Set(row.map(ColumnName.key))
        if keys.contains("uts"), keys.contains("artist") { return .lastFMTable }
        if keys.isSuperset(of: ["artist", "album", "title", "date"]), keys.count == 4 { return .lastFMTable }
        if keys.contains("trackuri"), keys.contains("trackname"), keys.contains("addedat") { return .exportify }
        return TrackFieldMap(header: row)[.title] != nil && row.count > 1 ? .table : nil
    }

    private static func format(_ name: FileName) -> ExportFormat? {
        let base = name.base.lowercased()
        for format in [spotifyHistory, .spotifyStreaming, .spotifyPlaylists, .spotifyLibrary] {
            let isUsual = format.usualNames.contains { pattern in
                let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
                return parts.count == 2
                    ? base.hasPrefix(parts[0]) && base.hasSuffix(parts[1]) : base == pattern.lowercased()
            }
            if isUsual { return format }
        }
        guard let dot = base.lastIndex(of: ".") else { return nil }
        switch base[dot...] {
        case ".m3u", ".m3u8": return .m3u
        case ".xspf": return .xspf
        case ".jspf": return .jspf
        default: return nil
        }
    }
}

/// The beginning of a file, to tell its format by.
struct FileStart {
    /// Bytes that are looked at: the keys of a format stand in its first records, and behind a picture or a long
    /// description at worst.
    private static let size = 1 << 16

    private let bytes: [UInt8]

    /// Reads on, and drops nothing.
    init(_ window: inout ByteWindow) throws {
        while window.count < Self.size, try window.fill() {}
        bytes = window.withBytes(in: 0..<min(Self.size, window.count)) { Array($0) }
    }

    /// The first byte that is no white space.
    var first: UInt8? { bytes.first { !LineWindow.isBlank($0) } }

    func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return bytes.indices.dropLast(wanted.count - 1).contains { index in
            bytes[index] == first && bytes[index..<index + wanted.count].elementsEqual(wanted)
        }
    }

    /// Whether a JSON key of this name stands here: the name in quotes, and a colon behind it.
    func hasKey(_ name: String) -> Bool {
        let wanted = Array("\"\(name)\"".utf8)
        guard bytes.count >= wanted.count else { return false }
        for index in bytes.indices.dropLast(wanted.count - 1) where bytes[index] == Byte.quote {
            guard bytes[index..<index + wanted.count].elementsEqual(wanted) else { continue }
            let next = bytes[(index + wanted.count)...].first { !LineWindow.isBlank($0) }
            if next == UInt8(ascii: ":") { return true }
        }
        return false
    }

    /// The fields of the first row of a delimited file; nil where there is none.
    var firstRow: [String]? {
        guard !bytes.contains(Byte.nul) else { return nil }
        let source = ByteSource(bytes: bytes, name: "")
        let reader = try? DelimitedReader(window: ByteWindow(source), line: 1) { $0 }
        return reader?.header
    }
}
