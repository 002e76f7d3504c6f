import Foundation
@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaResolution

/// What a calibration table changes of decisions, and what it may not.
@Suite struct CalibratedResolverTests {
    private static func resolver(_ points: (Double, Double)...) throws -> Resolver {
        let standard = try Profile.standard()
        let table = try #require(Calibration(points: points.map { .init(bits: $0.0, probability: $0.1) }))
        let profile = Profile(
            name: "calibrated", provenance: "", fields: standard.fields, assumedTracks: standard.assumedTracks,
            catalogueTracks: standard.catalogueTracks, workTwins: standard.workTwins,
            frequencySmoothing: standard.frequencySmoothing, tieMargin: standard.tieMargin,
            settings: standard.settings, calibration: table)
        return Resolver(model: ScoringModel(profile: profile))
    }

    private static func library(_ facts: TrackFacts...) -> Library {
        var library = Library()
        for (index, facts) in facts.enumerated() { library.add(id: Int64(index + 1), TrackFolder().fold(facts)) }
        return library
    }

    private let row = TrackFolder().fold(.sample())

    @Test func theTableIsTheConfidence() throws {
        let library = Self.library(.sample(), .sample(title: "Numb", artists: ["Linkin Park"]))
        let decision = try Self.resolver((-5, 0.1), (5, 0.7)).resolve(row, in: library)
        #expect(decision.zone == .review)
        #expect(decision.proposal?.confidence == Confidence(percent: 70))
        let sure = try Self.resolver((-5, 0.1), (5, 0.9)).resolve(row, in: library)
        #expect(sure.zone == .accept)
    }

    @Test func evidenceStillAddsUp() throws {
        let library = Self.library(.sample(), .sample(title: "Life on Mars? (Live)"), .sample(durationMs: 260_000))
        let evidence = try #require(
            Self.resolver((-5, 0.1), (5, 0.7)).resolve(row, in: library).proposal?.evidence)
        let sum = evidence.prior + evidence.fields.reduce(0) { $0 + $1.weight } + evidence.competition
        #expect(abs(sum - evidence.total) < 1e-9)
        #expect(evidence.fields.last?.matcher == "calibrated")
        let plain = Resolver(model: ScoringModel(profile: try Profile.standard())).resolve(row, in: library)
        let margin = try #require(plain.proposal?.evidence.margin)
        #expect(abs((evidence.margin ?? 0) - margin) < 1e-9)
        #expect(plain.proposal?.evidence.fields.contains { $0.matcher == "calibrated" } == false)
    }

    /// A flat table must not make ties of candidates that evidence tells apart, nor hide those that it does not.
    @Test func tiesAreTheModels() throws {
        let flat = try Self.resolver((-40, 0.02), (3, 0.5), (4, 0.95), (40, 0.96))
        let apart = flat.resolve(row, in: Self.library(.sample(), .sample(title: "Life on Mars? (Live)")))
        #expect(apart.zone == .accept)
        let bare = TrackFolder().fold(.sample(durationMs: nil))
        let tied = flat.resolve(bare, in: Self.library(.sample(durationMs: 200_000), .sample(durationMs: 260_000)))
        #expect(tied.zone == .review)
        #expect(tied.reasons.contains(.tie))
        #expect((tied.proposal?.confidence.percent ?? 100) <= 50)
    }

    @Test func noTableReachesCertainty() throws {
        let library = Self.library(.sample())
        let decision = try Self.resolver((0, 0.999_999)).resolve(row, in: library)
        #expect(decision.proposal?.confidence == Confidence(percent: 99))
    }

    @Test func aComparedPairIsJudgedAsThePairIs() throws {
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()))
        let folder = TrackFolder()
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        for other in [
            TrackFacts.sample(), .sample(title: "Life on Mars? (Live)"), .sample(artists: []),
            .sample(title: "David Bowie - Life on Mars?", artists: []),
            .sample(title: "live in 1973 Life on Mars? David Bowie full song", artists: []), .sample(title: "Numb"),
        ] {
            let track = folder.fold(other)
            let whole = resolver.judge(row, track, statistics)
            let (judgement, score) = resolver.judge(resolver.model.compare(row, track, statistics))
            #expect(judgement == whole.judgement)
            #expect(abs(score.total - whole.evidence.total) < 1e-9)
        }
    }
}
