import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct PatternTests {
    /// A waiting pair with these titles, levels and reasons.
    static func pair(
        _ left: String, _ right: String, _ fields: [Evidence.Field], _ reasons: [ReviewReason] = [.belowAcceptance]
    ) -> ReviewEntry {
        ReviewEntry(
            state: .waiting, connectorTrack: Samples.row(1, left, ["A"]), track: Samples.track(2, right, ["A"]),
            method: .titleArtist, confidence: Confidence(percent: 70), reasons: reasons,
            evidence: Evidence(fields: fields, prior: -10, total: 1, reasons: reasons, matcherVersion: "v"))
    }

    static func same(_ duration: String = "within_1s") -> [Evidence.Field] {
        [
            Samples.field("title", "exact", "x", "x", 9), Samples.field("artists", "exact", "A", "A", 9),
            Samples.field("duration", duration, "3:00", "3:01", 2),
        ]
    }

    static func version(_ left: String?, _ right: String?, _ level: String = "other_kind") -> [Evidence.Field] {
        same() + [Samples.field("version", level, left, right, -8)]
    }

    static func artist(_ left: String, _ right: String) -> [Evidence.Field] {
        [
            Samples.field("title", "exact", "x", "x", 9), Samples.field("artists", "other", left, right, -4),
            Samples.field("duration", "within_1s", "3:00", "3:01", 2),
        ]
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        var one: ReviewEntry
        var other: ReviewEntry
        var sentence: String
        var areAlike = true
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "remasters of two years", one: pair("Karma Police - 2011 Remaster", "Karma Police", same()),
            other: pair("Hurt – 1999 remaster", "Hurt", same("within_3s")),
            sentence: "– YYYY Remaster, same artist, ≤ 3 s"),
        Row(
            name: "the mark on the other side", one: pair("Karma Police - 2011 Remaster", "Karma Police", same()),
            other: pair("Hurt", "Hurt (2009 Remaster)", same()), sentence: "– YYYY Remaster, same artist, ≤ 3 s"),
        Row(
            name: "a remaster and a mix", one: pair("Karma Police - 2011 Remaster", "Karma Police", same()),
            other: pair("Hurt - 2011 Mix", "Hurt", same()), sentence: "– YYYY Remaster, same artist, ≤ 3 s",
            areAlike: false),
        Row(
            name: "two concerts", one: pair("Creep (Live)", "Creep", version("live: glastonbury", nil)),
            other: pair("Hurt - Live in Prague", "Hurt", version("live: prague", nil)),
            sentence: "live against studio, same title, same artist, ≤ 3 s"),
        Row(
            name: "live and remix", one: pair("Creep (Live)", "Creep", version("live", nil)),
            other: pair("Creep (Remix)", "Creep", version("remix", nil)),
            sentence: "live against studio, same title, same artist, ≤ 3 s", areAlike: false),
        Row(
            name: "an alias, both ways round", one: pair("x", "x", artist("Prince", "The Artist")),
            other: pair("y", "y", artist("The Artist", "PRINCE")),
            sentence: "same title, artist \"Prince\" = \"The Artist\", ≤ 3 s"),
        Row(
            name: "two aliases", one: pair("x", "x", artist("Prince", "The Artist")),
            other: pair("y", "y", artist("Prince", "TAFKAP")),
            sentence: "same title, artist \"Prince\" = \"The Artist\", ≤ 3 s", areAlike: false),
        Row(
            name: "lengths far apart", one: pair("x", "x", same("beyond")), other: pair("y", "y", same("within_30s")),
            sentence: "same title, same artist, lengths differ"),
        Row(
            name: "another reason", one: pair("x", "x", same(), [.tie]), other: pair("x", "x", same()),
            sentence: "two tracks answer alike, same title, same artist, ≤ 3 s", areAlike: false),
        Row(
            name: "a matcher of tomorrow",
            one: pair("x", "x", same() + [Samples.field("tempo", "far", "90", "180", -1)]),
            other: pair("x", "x", same()),
            sentence: "same title, same artist, ≤ 3 s"),
    ]

    @Test(arguments: rows)
    func `a pattern`(_ row: Row) {
        let (one, other) = (ReviewPattern(of: row.one), ReviewPattern(of: row.other))
        #expect(one.sentence == row.sentence)
        #expect((one.key == other.key) == row.areAlike)
        #expect(one == ReviewPattern(of: row.one), "pure")
        #expect(one.key.count == 8)
    }

    @Test(
        arguments: [
            ("Hurt", "Hurt", nil), ("Hurt", "Numb", nil), ("Hurt - 2011 Remaster", "Hurt", "– YYYY Remaster"),
            ("Hurt [Remastered]", "hurt", "– Remastered"), ("Hurt (Remastered 2011)", "Hurt", "– Remastered YYYY"),
            ("Hurt - Mono", "Hurt - Stereo", "– Mono against – Stereo"),
            ("Hurt Pt. 2", "Hurt", "– Pt N"), ("Hurt a b c d e f", "Hurt", nil), ("", "Hurt", nil), ("", "", nil),
        ] as [(String, String, String?)])
    func `what stands behind a title`(_ left: String, _ right: String, _ tail: String?) {
        #expect(TitleTail.difference(left, right) == tail)
        #expect(TitleTail.difference(right, left) == tail)
    }
}
