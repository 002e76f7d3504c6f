import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ExplanationTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var explanation: Explanation
        var style = TextStyle.plain
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "version-conflict",
            explanation: Samples.explanation(Samples.liveAgainstStudio, .review, 97, state: .waiting)),
        Row(name: "accepted", explanation: Samples.explanation(Samples.accepted, .accept, 99, state: .mapped)),
        Row(
            name: "accepted-wide-colour", explanation: Samples.explanation(Samples.accepted, .accept, 99),
            style: TextStyle(width: 110, colour: true)),
        Row(name: "rejected", explanation: Samples.explanation(Samples.rejected, .reject, 0)),
        Row(name: "tie", explanation: Samples.explanation(Samples.tied, .review, 52, state: .decided)),
        Row(
            name: "accept-at-100",
            explanation: Samples.explanation(
                Samples.accepted, .review, 99, settings: Settings(accept: .certain, review: Confidence(percent: 0)))),
        Row(
            name: "no-candidate",
            explanation: Explanation(
                connectorTrack: ConnectorTrack(
                    id: 3, serviceID: ServiceID(service: "lastfm", id: "\u{1B}x"),
                    facts: TrackFacts(title: "Untitled", artists: ArtistCredit(["?"]))),
                pair: nil, candidates: 0, settings: Settings())),
    ]

    @Test(arguments: rows)
    func `an explanation`(_ row: Row) throws {
        let text = row.explanation.text(style: row.style)
        try GoldenFile.compare(text, to: "explain/\(row.name).txt")
        try GoldenFile.compare(row.explanation.json + "\n", to: "explain/\(row.name).json")
        _ = try JSONSerialization.jsonObject(with: Data(row.explanation.json.utf8))
        let plain = row.explanation.text(style: TextStyle(width: row.style.width))
        #expect(plain.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= row.style.width })
    }

    struct QuietRow: CustomTestStringConvertible {
        var name: String
        var competition: Double
        /// Bits by which the runner-up lies behind.
        var margin: Double
        var saysRivals: Bool
        var saysRunnerUp: Bool
        var testDescription: String { name }
    }

    @Test(arguments: [
        QuietRow(name: "near", competition: -0.3, margin: 2.1, saysRivals: true, saysRunnerUp: true),
        QuietRow(name: "ten bits", competition: -0.01, margin: 9.9, saysRivals: true, saysRunnerUp: true),
        QuietRow(name: "far behind", competition: -0.004, margin: 30, saysRivals: false, saysRunnerUp: false),
        QuietRow(name: "it answers better", competition: -4, margin: -2, saysRivals: true, saysRunnerUp: true),
    ])
    func `what changes nothing is not said`(_ row: QuietRow) {
        var evidence = Samples.accepted
        evidence.competition = row.competition
        evidence.total += row.competition
        evidence.runnerUp = .init(trackID: 7, total: Samples.accepted.total - row.margin)
        let explanation = Samples.explanation(evidence, .accept, 99)
        let text = explanation.text(style: .plain)
        #expect(text.contains("rivals") == row.saysRivals)
        #expect(text.contains("rack 7, \"Hurt") == row.saysRunnerUp)
        #expect(!text.contains("-0.00"))
        #expect(WaterfallTable(evidence).html.markup.contains("rivals") == row.saysRivals)
        // A program gets all there is.
        #expect(explanation.json.contains(#""runner_up":{"track_id":7"#))
    }

    @Test func `long works are told apart by their movements`() {
        var evidence = Samples.rejected
        let work = "symphony no. 9 in d minor, op. 125, choral, berlin philharmonic: "
        evidence.fields[0].left = work + "iii. adagio"
        evidence.fields[0].right = work + "iv. presto"
        let text = Samples.explanation(evidence, .reject, 0).text(style: .plain)
        #expect(text.contains("iii. adagio"))
        #expect(text.contains("iv. presto"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
    }

    @Test(arguments: Samples.hostileTitles.map(\.name))
    func `a hostile title is shown and not obeyed`(_ name: String) throws {
        let title = try #require(Samples.hostileTitles.first { $0.name == name }).title
        var evidence = Samples.liveAgainstStudio
        evidence.fields.append(Samples.field(title, title, title, title + title, -20))
        evidence.matcherVersion = "v"
        let explanation = Explanation(
            connectorTrack: Samples.row(1, title, [title], album: title),
            pair: .init(
                track: Samples.track(2, title, [title]), evidence: evidence, method: .titleArtist,
                confidence: Confidence(percent: 0), zone: .reject, runnerUp: Samples.track(7, title, [title])),
            candidates: 1, settings: Settings())
        let text = explanation.text(style: .plain)
        #expect(!text.unicodeScalars.contains { $0.isObeyed && $0 != "\n" })
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        _ = try JSONSerialization.jsonObject(with: Data(explanation.json.utf8))
    }

    @Test func `the bits of a confidence give that confidence back`() throws {
        for percent in 1...99 {
            let confidence = Confidence(percent: percent)
            let bits = try #require(VerdictChange.bits(for: confidence))
            let hair = 1e-9
            #expect(Confidence(probability: Evidence.probability(ofBits: bits + hair)) == confidence)
            #expect(
                Confidence(probability: Evidence.probability(ofBits: bits - hair)).percent == percent - 1)
        }
        #expect(VerdictChange.bits(for: .certain) == nil)
        #expect(VerdictChange.bits(for: Confidence(percent: 0)) == nil)
    }

    struct ChangeRow: CustomTestStringConvertible {
        var name: String
        var reasons: [ReviewReason]
        var zone: Zone
        var testDescription: String { name }
    }

    @Test(arguments: [
        ChangeRow(name: "no other reason", reasons: [.versionConflict], zone: .accept),
        ChangeRow(name: "only the bits were missing", reasons: [.belowAcceptance], zone: .accept),
        ChangeRow(name: "a tie stays a tie", reasons: [.versionConflict, .tie], zone: .review),
        ChangeRow(name: "a part conflict is another field's", reasons: [.partConflict], zone: .review),
        ChangeRow(name: "an identifier was contradicted", reasons: [.identifierContradiction], zone: .accept),
        ChangeRow(name: "title or artists differ still", reasons: [.descriptionConflict], zone: .review),
        ChangeRow(name: "a person's no stays", reasons: [.rejectedByPerson], zone: .review),
    ])
    func `the pair without its costliest field`(_ row: ChangeRow) throws {
        var evidence = Samples.liveAgainstStudio
        evidence.reasons = row.reasons
        let change = VerdictChange(evidence: evidence, zone: .review, settings: Settings())
        let without = try #require(change.decisive)
        #expect(without.field.matcher == "version")
        #expect(abs(without.total - 13.28) < 1e-9)
        #expect(without.confidence.percent == 99)
        #expect(without.zone == row.zone)
    }

    struct BarRow: CustomTestStringConvertible {
        var weight: Double
        var longest: Double
        var bar: String
        var testDescription: String { "\(weight) of \(longest)" }
    }

    @Test(arguments: [
        BarRow(weight: 10, longest: 10, bar: "     │█████"),
        BarRow(weight: -10, longest: 10, bar: "█████│"),
        BarRow(weight: 5, longest: 10, bar: "     │███"),
        BarRow(weight: -0.01, longest: 10, bar: "    █│"),
        BarRow(weight: 0, longest: 10, bar: "     │"),
        BarRow(weight: 20, longest: 10, bar: "     │█████"),
        BarRow(weight: 1, longest: 0, bar: "     │"),
        BarRow(weight: .infinity, longest: 10, bar: "     │"),
        BarRow(weight: .nan, longest: 10, bar: "     │"),
    ])
    func `a bar around the axis`(_ row: BarRow) {
        #expect(Waterfall.bar(row.weight, longest: row.longest) == row.bar)
    }
}
