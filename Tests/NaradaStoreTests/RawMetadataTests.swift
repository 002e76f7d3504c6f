@testable import NaradaStore
import NaradaTestSupport
import Testing

/// Metadata of plain texts is read by itself, to what the general parser reads.
@Suite struct RawMetadataTests {
    static func plain(_ text: String) -> [String: String]? {
        Array(text.utf8).withUnsafeBufferPointer { RawMetadata.plainMembers(of: $0) }.map {
            $0.compactMapValues { $0 as? String }
        }
    }

    /// The members that are asked for, and nil where any member is no text.
    static func parsed(_ text: String) -> [String: String]? {
        Array(text.utf8).withUnsafeBufferPointer { RawMetadata.parsedMembers(of: $0) }.map { members in
            members.filter { ["isrcs", "mbid", "mbids", "track_number"].contains($0.key) }
                .compactMapValues { $0 as? String }
        }
    }

    @Test(arguments: [
        #"{"number":"011","track_number":"11"}"#, #"{"track_number":""}"#, #"{"":"","mbid":"x, y"}"#,
        #"{"isrcs":"GBAYE9700101 USWB10101367","year":"1996"}"#, #"{"a":"{}","mbids":"[1]"}"#,
    ]) func plainTextsAreThoseOfTheParser(text: String) {
        let members = Self.plain(text)
        #expect(members != nil && members == Self.parsed(text))
    }

    @Test(arguments: [
        "", "{", "{}", "[]", #"{"a":1}"#, #"{"a":"b"} "#, #" {"a":"b"}"#, #"{"a": "b"}"#, #"{"a":"b",}"#, #"{"a":"b""#,
        #"{"a":"\u0062"}"#, #"{"\u006dbid":"x"}"#, #"{"a":"é"}"#, #"{"mbid":"x","mbid":"y"}"#, #"{"mbids":["x"]}"#,
        "{\"a\":\"\n\"}", #"{"a":{"b":"c"}}"#, #"{"a":"b"}}"#, #"{"a","b"}"#, #"{"a":"b" "c":"d"}"#,
    ]) func othersAreLeftToTheParser(text: String) { #expect(Self.plain(text) == nil) }

    @Test(arguments: UInt64(1)...2) func whatIsReadIsWhatTheParserReads(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "{", "}", ":", ",", "\"", "\"", "\"track_number\"", "\"mbid\"", "\"x\"", ":", ",", "a", "\\", "7", " ",
        ]
        var plain = 0
        for _ in 0..<20_000 {
            let text =
                "{\"track_number\":\"7\""
                + (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }.joined() + "}"
            guard let members = Self.plain(text) else { continue }
            plain += 1
            #expect(members == Self.parsed(text), "\(text)")
        }
        #expect(plain > 100)
    }
}
