import NaradaModel
import Testing

@testable import NaradaImport

/// Exports that are made to hurt. Nothing here looks at a clock; with anything worse than linear time and constant memory
/// these tests would not end.
@Suite struct HostileExportTests {
    /// A source of `prefix`, then `size` bytes of `filling`, then `suffix`, none of which is kept.
    private func source(_ prefix: String, _ filling: UInt8, size: Int, _ suffix: String) -> ByteSource {
        let chunk = [UInt8](repeating: filling, count: 1 << 20)
        var parts: [() -> [UInt8]] = [{ Array(prefix.utf8) }]
        parts += Array(repeating: { chunk }, count: size / chunk.count)
        parts.append { Array(suffix.utf8) }
        var next = 0
        return ByteSource(name: "f") { buffer in
            guard next < parts.count else { return 0 }
            let bytes = parts[next]()
            next += 1
            buffer.append(contentsOf: bytes)
            return bytes.count
        }
    }

    private static let play = #"{"ts":"2023-05-01T07:12:44Z","ms_played":40000,"master_metadata_track_name":"A"}"#
    private static let twoGigabytes = 2 << 30

    @Test func oneLineOfTwoGigabytes() throws {
        let export = try ReadExport(
            source(
                "[\(Self.play),{\"ts\":\"2023-05-01T07:12:44Z\",\"note\":\"", UInt8(ascii: "x"),
                size: Self.twoGigabytes, "\"},\(Self.play)]"), format: .spotifyHistory)
        #expect(export.plays.count == 2)
        #expect(export.issues == ["f:1: the record is longer than 8388608 bytes; shorten its values"])
        #expect(export.records.last?.place.offset ?? 0 > Self.twoGigabytes)
    }

    @Test func twoGigabytesOfAnXMLText() throws {
        let export = try ReadExport(
            source(
                "<playlist xmlns=\"http://xspf.org/ns/0/\"><trackList><track><title>", UInt8(ascii: "x"),
                size: Self.twoGigabytes,
                "</title><creator>B</creator></track><track><title>C</title></track></trackList></playlist>"))
        #expect(export.tracks.map(\.title) == ["", "C"])
        #expect(export.issues == ["f:1: warning: a text is longer than 1048576 bytes; shorten it"])
    }

    @Test func aMemberBesideTheRecordsIsNotKept() throws {
        let export = try ReadExport(
            source(
                "{\"junk\":[\"", UInt8(ascii: "x"), size: 64 << 20,
                "\"],\"playlists\":[{\"name\":\"A\",\"items\":[]}]}"), format: .spotifyPlaylists)
        #expect(export.playlists.map(\.name) == ["A"])
    }

    @Test(arguments: [
        "[", "{", "{\"ts\":", "{\"ts\":[", "[{\"ts\":\"", ",{\"ts\":\"x", "\\", "\"", "{\"ts\":1}{", "\0",
        "{\"ts\":{},",
        "[{\"ts\":1},{\"ts\":", ",{\"a\":[{\"ts\":1},", "\u{fe}", "{\"ts\":\"2023\n",
    ])
    func aPatternThirtyThousandTimes(pattern: String) throws {
        let text = "[\(Self.play)," + String(repeating: pattern, count: 30_000)
        for format in [ExportFormat.spotifyHistory, .spotifyPlaylists, .lastFMPages, .jspf, .listenBrainz] {
            let export = try ReadExport(text, name: "f", format: format)
            #expect(!export.issues.isEmpty || export.records.isEmpty)
        }
    }

    @Test(arguments: [
        "<", "<a>", "<a ", "</a>", "<!--", "<![CDATA[", "<!DOCTYPE [", "&", "&amp", "<track>", "<dict>",
        "<dict><key>Tracks</key>", "<key>", "]]>", "<a b='", "<?", "<a/>", "<!DOCTYPE a \"",
    ])
    func anXMLPatternThirtyThousandTimes(pattern: String) throws {
        let text = "<plist>" + String(repeating: pattern, count: 30_000)
        for format in [ExportFormat.xspf, .iTunesLibrary] {
            _ = try ReadExport(text, name: "f", format: format)
        }
    }

    @Test func entitiesAreNeverReadNorGrown() throws {
        let export = try ReadExport(
            """
            <?xml version="1.0"?>
            <!DOCTYPE playlist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY xxe SYSTEM "file:///etc/passwd"> <!-- ' -->]>
            <playlist xmlns="http://xspf.org/ns/0/"><trackList>
            <track><title>&b;</title><creator>A</creator></track>
            <track><title>&xxe;</title><creator>B</creator></track>
            <track><title>AT&T &amp; R&#xE9;my</title></track>
            </trackList></playlist>
            """, name: "f.xspf")
        #expect(export.tracks.map(\.title) == ["", "", "AT&T & Rémy"])
        #expect(
            export.issues == [
                "f.xspf:5: warning: the entity \"&b;\" is not read; write the character itself; entities that a file "
                    + "declares are never read",
                "f.xspf:6: warning: the entity \"&xxe;\" is not read; write the character itself; entities that a file "
                    + "declares are never read",
            ])
    }

    @Test func deepNestingIsRefused() throws {
        let deep = "{\"ts\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        let export = try ReadExport("[\(deep),\(Self.play)]", name: "f", format: .spotifyHistory)
        #expect(export.plays.count == 1)
        #expect(export.issues == ["f:1: the record nests deeper than 64; flatten it"])
        let elements = String(repeating: "<a>", count: 100)
        #expect(
            try ReadExport("<playlist>\(elements)", name: "f", format: .xspf).issues == [
                "f:1: elements nest deeper than 64; check that the file is what it is called"
            ])
    }

    @Test func aLineOfAPlaylistThatDoesNotEnd() throws {
        let export = try ReadExport(
            source("#EXTM3U\n#EXTINF:1,A - B\na.mp3\n", UInt8(ascii: "x"), size: 64 << 20, "\nb.mp3\n"), format: .m3u)
        #expect(export.tracks.map(\.title) == ["B", "b"])
        #expect(export.issues == ["f:4: the line is longer than 1048576 bytes; shorten it"])
    }

    @Test func seededNoiseNeverCrashes() throws {
        var random = SeededRandom(state: 7)
        for name in Fixture.names {
            let bytes = try Fixture.bytes(name)
            let format = try ReadExport(bytes, name: name).format
            for _ in 0..<30 {
                var broken = bytes
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let place = Int.random(in: 0..<broken.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: broken[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: broken.remove(at: place)
                    default:
                        broken.insert([0x22, 0x7b, 0x3c, 0x5d, 0x0a].randomElement(using: &random) ?? 0, at: place)
                    }
                }
                guard let whole = try? ReadExport(broken, name: name, format: format) else { continue }
                // Whatever is broken, leaving off and going on changes nothing.
                let middle = whole.positions[whole.records.count / 2]
                let rest = try ReadExport(broken, name: name, format: format, resuming: middle)
                let tail = whole.records.dropFirst(middle.records)
                #expect(ReadExport.lasting(rest.records) == ReadExport.lasting(tail))
            }
        }
    }
}
