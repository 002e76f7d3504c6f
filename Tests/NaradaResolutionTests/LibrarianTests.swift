import NaradaModel
import NaradaResolution
import NaradaTestSupport
import Testing

/// What a librarian would say, case by case. Confidences are the profile's; zones and reasons are promises.
@Suite struct LibrarianTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let library: [TrackFacts]
        let row: TrackFacts
        /// One of these zones, and nothing else.
        let zones: Set<Zone>
        /// The track that is accepted or asked about; nil where it does not matter.
        let track: Int64?
        /// Reasons that must be among those given.
        let reasons: [ReviewReason]

        init(
            _ name: String, _ library: [TrackFacts], _ row: TrackFacts, _ zones: Zone..., track: Int64? = nil,
            because reasons: [ReviewReason] = []
        ) {
            testDescription = name
            self.library = library
            self.row = row
            self.zones = Set(zones)
            self.track = track
            self.reasons = reasons
        }
    }

    @Test(arguments: rows) func decidesAsALibrarianWould(_ row: Row) throws {
        let decision = try Shelf(row.library).decide(row.row)
        #expect(row.zones.contains(decision.zone), "\(decision.gist)")
        if let track = row.track { #expect(decision.proposal?.trackID == track, "\(decision.gist)") }
        for reason in row.reasons {
            #expect(decision.proposal?.evidence.reasons.contains(reason) == true, "\(reason): \(decision.gist)")
        }
    }

    @Test(arguments: [
        "Numb is not In the End", "parts of one song", "a live take under the studio recording's code",
        "the older of two duplicates", "artist before the title", "movements that share a code",
        "two songs that answer equally well",
    ]) func explainsItself(name: String) throws {
        let row = try #require(Self.rows.first { $0.testDescription == name })
        let decision = try Shelf(row.library).decide(row.row)
        try GoldenFile.compare(decision.gist, to: "\(name.replacing(" ", with: "-").replacing("'", with: "")).txt")
    }
}
