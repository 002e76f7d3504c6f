import Foundation
import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport
import Testing

@Suite struct ResolverTests {
    static let hurt = TrackFacts.sample(title: "Hurt", artists: ["Johnny Cash"], durationMs: 218_000)

    @Test func aRejectedPairIsNeverProposed() throws {
        let shelf = try Shelf([Self.hurt])
        #expect(shelf.decide(Self.hurt).zone == .accept)
        let decision = shelf.decide(Self.hurt, rejected: [1])
        #expect(decision.zone == .reject)
        #expect(decision.proposal?.trackID != 1)
    }

    @Test func theSecondBestTakesTheRejectedOnesPlace() throws {
        let shelf = try Shelf([Self.hurt, Self.hurt])
        #expect(shelf.decide(Self.hurt).proposal?.trackID == 1)
        #expect(shelf.decide(Self.hurt, rejected: [1]).proposal?.trackID == 2)
    }

    @Test func duplicatesAreReportedOldestFirst() throws {
        var later = Self.hurt
        later.album = "Unearthed"
        let decision = try Shelf([Self.hurt, .sample(), later]).decide(later)
        #expect(decision.zone == .accept)
        #expect(decision.proposal?.trackID == 1)
        #expect(decision.duplicates == [1, 3])
        #expect(try Shelf([Self.hurt]).decide(Self.hurt).duplicates == [])
    }

    @Test func aPersonMayAskAboutAnyTrack() throws {
        let shelf = try Shelf([Self.hurt, .sample()])
        let other = shelf.decide(Self.hurt, about: 2)
        #expect(other.zone == .reject)
        #expect(other.proposal?.trackID == 2)
        #expect(other.proposal?.evidence.runnerUp?.trackID == 1)
        // Asked about a rejected track, the answer is about it all the same.
        #expect(shelf.decide(Self.hurt, rejected: [1], about: 1).proposal?.trackID == 1)
        // A track that does not exist is not asked about.
        #expect(shelf.decide(Self.hurt, about: 99_999).proposal?.trackID == 1)
    }

    @Test func evidenceAddsUp() throws {
        let decision = try Shelf([Self.hurt, .sample(title: "Hurt", artists: ["Nine Inch Nails"])]).decide(Self.hurt)
        let evidence = try #require(decision.proposal?.evidence)
        let sum = evidence.fields.reduce(evidence.prior + evidence.competition) { $0 + $1.weight }
        #expect(abs(sum - evidence.total) < 1e-9)
        #expect(evidence.competition <= 0)
        #expect(decision.proposal?.confidence == Confidence(probability: evidence.probability))
        #expect(try evidence.matcherVersion == Profile.standard().version)
    }

    /// Read plainly or otherwise, with duplicates and rivals, accepted or not: the short way writes the same bytes.
    @Test func evidenceIsWrittenAlikeBothWays() throws {
        let library: [TrackFacts] = [
            Self.hurt, Self.hurt, .sample(title: "Hurt \"Live\"", artists: ["Nine Inch Nails"]),
            .sample(title: "Creep", artists: ["Radiohead"], isrcs: ["GBAYE9200070"]),
        ]
        let rows =
            library + [
                .sample(title: "Radiohead - Creep", artists: []), .sample(title: "Creep", artists: ["TLC"]),
                .sample(title: "Nobody\\Hurt", artists: ["Johnny Cash"]),
                .sample(title: "Hurt", artists: [], durationMs: nil),
            ]
        let table = try #require(
            Calibration(points: [.init(bits: -5, probability: 0.1), .init(bits: 5, probability: 0.7)]))
        for calibration in [nil, table] {
            var profile = try Profile.standard()
            profile.calibration = calibration
            let shelf = try Shelf(library, profile: profile)
            for row in rows {
                let proposal = try #require(shelf.decide(row).proposal)
                #expect(proposal.evidenceUTF8 == proposal.evidence.jsonUTF8, "\(row.title)")
                #expect(proposal.reasons == proposal.evidence.reasons)
                #expect(proposal.evidence.fields.contains { $0.matcher == "calibrated" } == (calibration != nil))
            }
        }
    }

    @Test func anEmptyLibraryAnswersNothing() throws {
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()))
        let decision = resolver.resolve(TrackFolder().fold(Self.hurt), in: Library())
        #expect(decision.zone == .reject && decision.proposal == nil && decision.comparisons == 0)
    }

    @Test func anEmptyRowIsNobody() throws {
        let decision = try Shelf([Self.hurt]).decide(.sample(title: "", artists: [], durationMs: nil))
        #expect(decision.zone == .reject)
    }

    @Test(arguments: [1, 50, 84, 85, 99, 100]) func thresholdsDecideAndNothingElse(accept: Int) throws {
        let folder = TrackFolder()
        let settings = Settings(accept: Confidence(percent: accept), review: Confidence(percent: 0))
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()), settings: settings)
        let statistics = LibraryStatistics(assumedTracks: 1_000)
        let judgement = resolver.judge(folder.fold(Self.hurt), folder.fold(Self.hurt), statistics).judgement
        // Evidence never reaches 100.
        #expect(judgement.zone == (judgement.confidence.percent >= accept ? .accept : .review))
        #expect(judgement.reasons == (judgement.zone == .accept ? [] : [.belowAcceptance]))
    }

    @Test func aTrackAddedLaterIsFound() throws {
        let shelf = try Shelf([.sample()])
        let folder = TrackFolder()
        let row = folder.fold(Self.hurt)
        var library = shelf.library
        let known = library.count
        #expect(shelf.resolver.resolve(row, in: library).zone == .reject)
        #expect(!library.hasCandidate(for: SearchKeys(row), from: known))
        library.add(id: 5_000, row)
        #expect(library.hasCandidate(for: SearchKeys(row), from: known))
        #expect(!library.hasCandidate(for: SearchKeys(row), from: known + 1))
        let decision = shelf.resolver.resolve(row, in: library)
        #expect(decision.zone == .accept && decision.proposal?.trackID == 5_000)
        // The copy that was taken before did not grow.
        #expect(shelf.library.count == known)
    }

    /// The short cut of few bits beside the confidence itself, closest at each threshold.
    @Test(arguments: [0, 1, 50, 84, 99, 100]) func bitsAreForReviewFromTheThresholdOn(review: Int) throws {
        let settings = Settings(accept: Confidence(percent: 100), review: Confidence(percent: review))
        let resolver = Resolver(model: ScoringModel(profile: try Profile.standard()), settings: settings)
        let odds = Double(review) / Double(100 - review)
        let near = (-20...20).map { log2(odds) + Double($0) * 1e-10 }
        for bits in near + (-400...400).map({ Double($0) / 4 }) + [-.infinity, .infinity] {
            #expect(resolver.isForReview(bits) == (Confidence(bits: bits) >= settings.review), "\(bits)")
        }
    }
}
