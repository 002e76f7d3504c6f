import Foundation
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct MappingExportTests {
    private static func mapping(_ entry: ReviewEntry, title: String? = nil) -> MappingExport {
        var row = entry.connectorTrack.facts
        if let title { row.title = title }
        return MappingExport(
            trackID: entry.track.id, origins: [ServiceID(service: "internal", id: title ?? "L1")],
            track: entry.track.facts, connectorTrackID: entry.connectorTrack.id,
            serviceID: entry.connectorTrack.serviceID, connectorTrack: row, method: title ?? entry.method,
            confidence: entry.confidence, matcherVersion: entry.evidence?.matcherVersion,
            createdAt: Timestamp("2026-11-22 10:00:00"), evidence: entry.evidence?.json)
    }

    @Test func `an export`() throws {
        let mappings = Samples.entries.map { Self.mapping($0) }
        try GoldenFile.compare(MappingExport.header + mappings.map(\.csv).joined(), to: "export.csv")
        try GoldenFile.compare(mappings.map(\.jsonLine).joined(), to: "export.jsonl")
    }

    @Test(arguments: Samples.hostileTitles.map(\.name))
    func `a hostile title is shown and not obeyed`(_ name: String) throws {
        let title = try #require(Samples.hostileTitles.first { $0.name == name }).title
        let mapping = Self.mapping(Samples.entries[0], title: title)
        let kept: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
        #expect(!mapping.csv.unicodeScalars.contains { $0.isObeyed && !kept.contains($0) })
        #expect(!mapping.jsonLine.unicodeScalars.dropLast().contains { $0.isObeyed })
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(mapping.jsonLine.utf8)) as? [String: Any])
        #expect(Array((line["title"] as? String ?? "?").utf8) == Array(title.utf8))
    }
}
