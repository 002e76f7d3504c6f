import NaradaEngine
import NaradaModel
import NaradaReview
import NaradaStore
import NaradaTestSupport
import Testing

/// Verdicts travel: out of one database, into another, and into the measure of a profile.
@Suite struct VerdictFileTests {
    private static func home(_ verdicts: Bool = true) throws -> Home {
        let home = try RunTests.home()
        try home.run()
        if verdicts {
            try home.engine.decide(.accept, on: .rows(["spotify:live"], trackID: nil), note: "he says so, \"live\"")
                .ignored()
            try home.engine.decide(.reject, on: .rows(["spotify:hurt"], trackID: nil)).ignored()
            try home.engine.decide(.newTrack, on: .rows(["spotify:numb"], trackID: nil)).ignored()
            try home.engine.decide(.skip, on: .rows(["spotify:creep"], trackID: nil)).ignored()
        }
        return home
    }

    private static func exported(_ format: ExportFormat, _ home: Home) throws -> String {
        var out = ""
        try home.engine.exportVerdicts(format) { out += $0 }
        return out
    }

    private static func take(
        _ text: String, into home: Home, name: String = "verdicts.csv", replace: Bool = false, dryRun: Bool = false
    ) throws -> (report: VerdictImportReport, issues: [String]) {
        let path = try home.folder.write(text, to: name)
        var issues: [String] = []
        let report = try home.engine.importVerdicts(path, replace: replace, dryRun: dryRun) { issues.append($0) }
        return (try #require(report as? VerdictImportReport), issues)
    }

    @Test(arguments: ExportFormat.allCases)
    func `a file of verdicts comes back as it went`(_ format: ExportFormat) throws {
        let text = try Self.exported(format, try Self.home())
        let other = try Self.home(false)
        let name = "verdicts.\(format.rawValue)"
        let (report, issues) = try Self.take(text, into: other, name: name)
        #expect(issues.isEmpty)
        #expect(report.recorded == 4 && report.conflicts == 0 && report.outcome == .done)
        func plain(_ text: String) -> String { text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]+/, with: "…") }
        #expect(plain(try Self.exported(format, other)) == plain(text))
        // A second time everything is there.
        let again = try Self.take(text, into: other, name: name).report
        #expect(again.recorded == 0 && again.unchanged == 4)
    }

    @Test(arguments: ExportFormat.allCases)
    func `the file is a truth file`(_ format: ExportFormat) throws {
        let home = try Self.home()
        let path = try home.folder.write(try Self.exported(format, home), to: "truth.\(format.rawValue)")
        let report = try #require(try home.engine.evaluate(path) as? EvaluationReport)
        #expect(report.truth == .labelledPairs && report.refused == 0)
        let counts = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.key, $0.value) })
        #expect(counts["same"] == 1 && counts["different"] == 1 && counts["unknown"] == 2)
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        var line: String
        var recorded = 0
        var unchanged = 0
        var conflicts = 0
        var refused = 0
        var replace = false
        var testDescription: String { name }
    }

    static let header = "connector,connector_id,verdict,track,track_origins,right_title,right_isrc,note\n"

    @Test(arguments: [
        Row(name: "the track by its id", line: "spotify,live,accept,1,,,,", unchanged: 1),
        Row(name: "another track than ours", line: "spotify,live,accept,2,,,,", conflicts: 1),
        Row(name: "another track, to replace ours", line: "spotify,live,accept,2,,,,", recorded: 1, replace: true),
        Row(name: "the contrary of ours", line: "spotify,live,reject,1,,,,", conflicts: 1),
        Row(name: "an acceptance of what we rejected", line: "spotify,hurt,accept,2,,,,", conflicts: 1),
        Row(name: "a rejection of a third track", line: "spotify,live,reject,2,,,,", recorded: 1),
        Row(name: "a new track where we accepted", line: "spotify,live,new_track,,,,,", conflicts: 1),
        Row(name: "not now, where more was said", line: "spotify,live,skip,,,,,", unchanged: 1),
        Row(name: "the track by its imported row", line: "spotify,creep,accept,,library:creep,,,", recorded: 1),
        Row(name: "the track by its ISRC", line: "spotify,creep,accept,,,Creep,GBAYE9200070,", recorded: 1),
        Row(name: "an ISRC with another title", line: "spotify,creep,accept,,,Other,GBAYE9200070,", refused: 1),
        Row(name: "an id with another title", line: "spotify,creep,accept,1,,Hurt,,", refused: 1),
        Row(name: "an unknown track", line: "spotify,creep,accept,99,,,,", refused: 1),
        Row(name: "an unknown row", line: "spotify,nobody,accept,1,,,,", refused: 1),
        Row(name: "an unknown word", line: "spotify,creep,maybe,1,,,,", refused: 1),
        Row(name: "a track that is no number", line: "spotify,creep,accept,one,,,,", refused: 1),
        Row(name: "no row", line: "spotify,,accept,1,,,,", refused: 1),
    ])
    func `a line of a file`(_ row: Row) throws {
        let home = try Self.home()
        let before = try home.lasting()
        let (report, issues) = try Self.take(Self.header + row.line + "\n", into: home, replace: row.replace)
        #expect(report.recorded == row.recorded)
        #expect(report.unchanged == row.unchanged)
        #expect(report.conflicts == row.conflicts)
        #expect(report.refused == row.refused)
        #expect(issues.count == row.conflicts + row.refused)
        #expect(issues.allSatisfy { $0.contains("verdicts.csv:2: ") })
        if row.recorded == 0 { #expect(try home.lasting() == before, "nothing is written") }
    }

    @Test func `a dry run writes nothing and says the same`() throws {
        let text = try Self.exported(.csv, try Self.home())
        let other = try Self.home(false)
        let before = try other.dump()
        let dry = try Self.take(text, into: other, dryRun: true).report
        #expect(try other.dump() == before)
        let real = try Self.take(text, into: other).report
        #expect(dry.recorded == real.recorded && dry.recorded == 4)
    }
}
