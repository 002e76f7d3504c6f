import Foundation
import NaradaModel

/// A playlist in M3U or M3U8: one address a line, and lines that begin with `#` for what is known of the next one.
///
///     #EXTM3U
///     #PLAYLIST:Sunday
///     #EXTINF:258,Oasis - Wonderwall
///     ../Oasis/Wonderwall.mp3
///
/// No standard; these lines are those that Winamp began with and players write today. Text that is not UTF-8 is read as
/// Windows-1252, in which the oldest of these files are written.
final class M3UPlaylist: ExportReader {
    /// Bytes of a line, at most.
    private static let lineLimit = RecordScanner.fieldLimit

    private let file: String
    private let service: String
    private var window: LineWindow
    private var playlist: PlaylistInProgress
    private var track = ListedTrack()
    private var isEndless = false
    private var isFinished = false
    private var hasToldOfEncoding = false

    /// - Throws: `ImportFault.streamList` for the lists of stream pieces that share the format (RFC 8216).
    init(_ window: ByteWindow, line: Int, options: ExportFile.Options) throws {
        file = window.name
        service = options.service ?? TrackTable.unnamedService
        self.window = LineWindow(window, line: line)
        playlist = .ofFile(file, service: service)
        let size = FileHead.size
        while self.window.count < size, try self.window.fill() {}
        let head = self.window.bytes.withBytes(in: 0..<min(size, self.window.count)) {
            String(decoding: $0, as: UTF8.self)
        }
        if head.contains("#EXT-X-STREAM-INF") || head.contains("#EXT-X-TARGETDURATION") {
            throw ImportFault.streamList(file)
        }
    }

    func next() throws -> ExportRecord? {
        while true {
            var record = ExportRecord(place: window.place)
            guard let line = try nextLine(&record) else { break }
            read(line.trimmed, into: &record)
            if !record.isSilent {
                for index in record.issues.indices { record.issues[index].row.file = file }
                return record
            }
        }
        guard !isFinished else { return nil }
        isFinished = true
        var last = ExportRecord(place: window.place)
        playlist.finish(into: &last)
        return last.isSilent ? nil : last
    }

    // MARK: Lines

    /// The next line without its end; nil at the end of the file. One that is too long is empty, and an issue.
    private func nextLine(_ record: inout ExportRecord) throws -> String? {
        guard try window.byte(at: 0) != nil else { return nil }
        let ends = ByteSet(Byte.lineFeed, Byte.carriageReturn)
        var index = 0
        var isTooLong = false
        while true {
            index = window.bytes.index(ofFirst: ends, from: index)
            if index > Self.lineLimit || isTooLong {
                isTooLong = true
                window.drop(index)
                index = 0
                if window.count > 0 { break }
            } else if index < window.count {
                break
            }
            guard try window.fill() else { break }
        }
        if isTooLong {
            window.drop(min(1, window.count))
            record.refuse("the line is longer than \(Self.lineLimit) bytes", "shorten it")
            return ""
        }
        defer { window.drop(min(index + 1, window.count)) }
        if let text = window.bytes.text(in: 0..<index) { return text }
        if !hasToldOfEncoding {
            hasToldOfEncoding = true
            record.warn(
                "the line is not UTF-8", "it and others like it are read as Windows-1252; save the file as UTF-8")
        }
        return window.bytes.withBytes(in: 0..<index) { Windows1252.text($0) }
    }

    private func read(_ line: String, into record: inout ExportRecord) {
        guard !line.isEmpty else { return }
        guard line.hasPrefix("#") else {
            finishTrack(at: line, into: &record)
            return
        }
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = String(line[line.index(after: colon)...]).trimmed
        guard !value.isEmpty else { return }
        switch line[..<colon].uppercased() {
        case "#EXTINF": readInfo(value)
        case "#PLAYLIST": playlist.change { $0.name = value }
        case "#EXTALB": track.album = value
        case "#EXTART": track.artist = value
        default: break
        }
    }

    /// `258,Oasis - Wonderwall`, `-1 tvg-name="a, b",Radio`: seconds, properties, a comma, artist and title.
    private func readInfo(_ value: String) {
        let digits = value.prefix { $0.isNumber || $0 == "-" || $0 == "." }
        if let seconds = Double(digits) {
            isEndless = seconds < 0
            if seconds > 0, seconds < Double(Int32.max / 1000) { track.durationMs = Int(seconds * 1000) }
        }
        var rest = value[digits.endIndex...]
        var isQuoted = false
        while let first = rest.first, first != "," || isQuoted {
            if first == "\"" { isQuoted.toggle() }
            rest = rest.dropFirst()
        }
        let name = String(rest.dropFirst()).trimmed
        guard !name.isEmpty else { return }
        if let dash = name.range(of: " - "), dash.lowerBound > name.startIndex, dash.upperBound < name.endIndex {
            track.artist = track.artist ?? String(name[..<dash.lowerBound]).trimmed
            track.title = String(name[dash.upperBound...]).trimmed
        } else {
            track.title = name
        }
    }

    private func finishTrack(at address: String, into record: inout ExportRecord) {
        defer {
            track = ListedTrack()
            isEndless = false
        }
        guard !(isEndless && address.contains("://")) else {
            record.passedOver = .stream
            return
        }
        track.addresses = [address]
        let (imported, service) = track.imported(service: service)
        record.events.append(.track(imported, service: service))
        playlist.add(ServiceID(service: service, id: imported.sourceID), into: &record)
    }
}

/// Text of old Windows programs, of which every byte is some character.
enum Windows1252 {
    /// The characters of 0x80...0x9f (https://encoding.spec.whatwg.org/index-windows-1252.txt); elsewhere it is Latin-1.
    private static let special: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8d}", "Ž", "\u{8f}", "\u{90}", "‘",
        "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9d}", "ž", "Ÿ",
    ]

    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            scalars.append((0x80...0x9f).contains(byte) ? special[Int(byte - 0x80)] : Unicode.Scalar(byte))
        }
        return String(scalars)
    }
}
