import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct DriftTests {
    static func mix(_ change: (inout RunReport) -> Void) -> RunMix {
        var report = RunReport(mode: .changed, matcherVersion: "v")
        (report.newMappings, report.toReview, report.unmatched) = (900, 50, 50)
        report.byMethod = [.isrc: 600, .titleArtistDuration: 300]
        report.byConfidence = [.at99: 800, .from95: 60, .from90: 40]
        change(&report)
        return RunMix(report)
    }

    struct Row: CustomTestStringConvertible {
        var name: String
        var now: RunMix
        var found: [RunMix.Kind]
        var part: String?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "the same", now: mix { _ in }, found: []),
        Row(name: "a little otherwise", now: mix { $0.byMethod = [.isrc: 560, .titleArtistDuration: 340] }, found: []),
        Row(
            name: "codes are gone", now: mix { $0.byMethod = [.titleArtistDuration: 900] }, found: [.method],
            part: "isrc"),
        Row(
            name: "half are without a track", now: mix { ($0.newMappings, $0.unmatched) = (450, 500) },
            found: [.outcome],
            part: "mapped"),
        Row(
            name: "less sure", now: mix { $0.byConfidence = [.at99: 300, .from85: 600] }, found: [.confidence],
            part: "85-89"),
        Row(name: "too few rows to say", now: mix { $0.byMethod = [.titleArtistDuration: 99] }, found: []),
    ])
    func `a run against the one before`(_ row: Row) {
        let before = Self.mix { _ in }
        let drift = RunDrift(of: row.now, against: before, previousRun: 3, matcherChanged: false)
        #expect(drift.findings.map(\.kind) == row.found)
        #expect(drift.findings.first?.part == row.part)
        // The index is the same in both directions.
        let back = RunDrift(of: before, against: row.now, previousRun: 3, matcherChanged: false)
        #expect(back.findings.map(\.kind) == row.found)
        #expect(zip(drift.findings, back.findings).allSatisfy { abs($0.index - $1.index) < 1e-9 })
    }

    @Test func `the stored counts of a run give its mix`() {
        var report = RunReport(mode: .changed, matcherVersion: "v")
        (report.newMappings, report.changed, report.toReview, report.demoted) = (5, 1, 2, 1)
        report.byMethod = [.isrc: 6]
        report.byConfidence = [.at99: 6]
        #expect(RunMix(counts: report.json)?.parts == RunMix(report).parts)
        #expect(RunMix(counts: "{}") == nil)
    }

    @Test(arguments: [
        (0, "0-49"), (49, "0-49"), (50, "50-69"), (84, "70-84"), (85, "85-89"), (98, "95-98"), (99, "99"), (100, "100"),
    ])
    func `a band of confidence`(_ percent: Int, _ band: String) {
        #expect(ConfidenceBand(Confidence(percent: percent)).rawValue == band)
    }
}
