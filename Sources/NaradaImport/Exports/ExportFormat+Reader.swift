extension ExportFormat {
    /// A reader of the format at the start of `window`, whose text was opened.
    ///
    /// - Throws: `ImportFault` where the file cannot be of the format.
    func reader(_ window: ByteWindow, line: Int, options: ExportFile.Options) throws -> any ExportReader {
        var window = window
        switch self {
        case .spotifyHistory: return JSONRecordReader(window, line: line, SpotifyHistory(), SpotifyHistory.shape)
        case .spotifyStreaming: return JSONRecordReader(window, line: line, SpotifyStreaming(), SpotifyStreaming.shape)
        case .spotifyPlaylists: return JSONRecordReader(window, line: line, SpotifyPlaylists(), SpotifyPlaylists.shape)
        case .spotifyLibrary: return JSONRecordReader(window, line: line, SpotifyLibrary(), SpotifyLibrary.shape)
        case .exportify: return try ExportifyTable(window, line: line, options: options)
        case .lastFMTable: return try LastFMTable(window, line: line)
        case .lastFMPages: return JSONRecordReader(window, line: line, LastFMPages(), LastFMPages.shape)
        case .listenBrainz: return JSONRecordReader(window, line: line, ListenBrainzLines(), ListenBrainzLines.shape)
        case .musicBrainz:
            let isList = try FileStart(&window).hasKey("recordings")
            return JSONRecordReader(
                window, line: line, MusicBrainzRecordings(today: options.today),
                isList ? MusicBrainzRecordings.listShape : MusicBrainzRecordings.shape)
        case .iTunesLibrary: return ITunesLibrary(window, line: line, options: options)
        case .xspf: return XSPFPlaylist(window, line: line, options: options)
        case .jspf:
            return JSONRecordReader(
                window, line: line, JSPFPlaylist(file: window.name, options: options), JSPFPlaylist.shape)
        case .m3u: return try M3UPlaylist(window, line: line, options: options)
        case .table: return try TrackTable(window, line: line, format: .csv, options: options)
        case .jsonLines: return try TrackTable(window, line: line, format: .jsonl, options: options)
        }
    }
}
