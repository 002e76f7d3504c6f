import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct ReviewListTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var format: ReviewFormat
        var style = TextStyle.plain
        var testDescription: String { name }
    }

    static func write(
        _ entries: [ReviewEntry], as format: ReviewFormat, style: TextStyle = .plain, total: Int? = nil
    ) -> String {
        var writer = format.writer(style: style)
        var out = writer.begin()
        for entry in entries { out += writer.entry(entry) }
        return out + writer.end(ReviewSummary(listed: entries.count, total: total ?? entries.count))
    }

    @Test(arguments: [
        Row(name: "table-80.txt", format: .table),
        Row(name: "table-120.txt", format: .table, style: TextStyle(width: 120)),
        Row(name: "table-colour.txt", format: .table, style: TextStyle(colour: true)),
        Row(name: "list.csv", format: .csv),
        Row(name: "list.json", format: .json),
    ])
    func `a review list`(_ row: Row) throws {
        try GoldenFile.compare(Self.write(Samples.entries, as: row.format, style: row.style, total: 41), to: row.name)
    }

    @Test(arguments: [
        (ReviewFormat.table, "No pair to show."), (.csv, "state,confidence"), (.json, #"{"version":1,"entries":["#),
    ])
    func `a list without entries is still a list`(_ format: ReviewFormat, _ start: String) throws {
        let text = Self.write([], as: format)
        #expect(text.hasPrefix(start))
        if format == .json { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        if format == .table { #expect(text.hasSuffix("No pair to show.\n")) }
    }

    private static func hostile(_ title: String) -> ReviewEntry {
        ReviewEntry(
            state: .waiting, connectorTrack: Samples.row(1, title, [title, "B"], album: title),
            track: Samples.track(2, title, [title]), method: .titleArtist, confidence: Confidence(percent: 60),
            reasons: [.belowAcceptance],
            evidence: Evidence(
                fields: [Samples.field(title, title, title, title, 1)], prior: -1, total: 0, matcherVersion: "v"))
    }

    @Test(arguments: Samples.hostileTitles.map(\.name), [ReviewFormat.table, .csv, .json])
    func `a hostile title is shown and not obeyed`(_ name: String, _ format: ReviewFormat) throws {
        let title = try #require(Samples.hostileTitles.first { $0.name == name }).title
        let text = Self.write([Self.hostile(title)], as: format)
        let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r", "\t"] : ["\n"]
        #expect(!text.unicodeScalars.contains { $0.isObeyed && !allowed.contains($0) })
        switch format {
        case .table:
            let lines = text.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= TextStyle.defaultWidth })
        case .csv:
            let records = try #require(CSVReading.records(text))
            #expect(records.count == 2)
            #expect(records.allSatisfy { $0.count == ReviewCSV.header.count })
            let formulaStarts: [Character] = ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n"]
            #expect(records[1].prefix(18).allSatisfy { $0.first.map { !formulaStarts.contains($0) } ?? true })
        case .json:
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let entry = try #require((document["entries"] as? [[String: Any]])?.first)
            let track = try #require(entry["track"] as? [String: Any])
            // JSON loses nothing: what a program reads is what the database holds.
            #expect(Array((track["title"] as? String ?? "?").utf8) == Array(title.utf8))
        // `HostileReportTests` has these.
        case .markdown, .html: break
        }
    }

    struct FieldRow: CustomTestStringConvertible {
        var name: String
        var text: String
        var field: String
        var testDescription: String { name }
    }

    @Test(arguments: [
        FieldRow(name: "plain", text: "Hurt", field: "Hurt"),
        FieldRow(name: "comma", text: "a,b", field: "\"a,b\""),
        FieldRow(name: "quote", text: "\"Heroes\"", field: "\"\"\"Heroes\"\"\""),
        FieldRow(name: "line end", text: "a\r\nb", field: "\"a\r\nb\""),
        FieldRow(name: "semicolon", text: "a;=b", field: "\"a;=b\""),
        FieldRow(name: "equals", text: "=1+1", field: "'=1+1"),
        FieldRow(name: "plus", text: "+44", field: "'+44"),
        FieldRow(name: "minus", text: "-", field: "'-"),
        FieldRow(name: "at", text: "@home", field: "'@home"),
        FieldRow(name: "tab", text: "\t=1", field: "\"'\t=1\""),
        FieldRow(name: "carriage return", text: "\r=1", field: "\"'\r=1\""),
        FieldRow(name: "full-width equals", text: "＝1", field: "'＝1"),
        FieldRow(name: "equals inside", text: "E=mc²", field: "E=mc²"),
        FieldRow(name: "NUL", text: "a\u{0}", field: #"a\u{0}"#),
    ])
    func `a field of a spreadsheet`(_ row: FieldRow) {
        #expect(Array(ReviewCSV.field(row.text).utf8) == Array(row.field.utf8))
    }

    @Test func `numbers below zero stay numbers`() throws {
        var entry = Samples.entries[0]
        entry.evidence = Samples.rejected
        let records = try #require(CSVReading.records(Self.write([entry], as: .csv)))
        let column = try #require(ReviewCSV.header.firstIndex(of: "total_bits"))
        #expect(records[1][column] == "-8.22")
    }
}
