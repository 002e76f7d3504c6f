import Foundation
@testable import NaradaMatching
import NaradaTestSupport
import Testing

@Suite struct LevelWeightTests {
    /// The formulas of the documentation, in logarithms of another base and step by step.
    static func slowBits(_ weight: LevelWeight, _ context: WeightContext) -> Double {
        var impostors: Double
        switch weight {
        case .fixed(_, let u): impostors = u
        case .conditional(_, let u, let same): impostors = context.artistsAgree ? same : u
        case .artistShare(_, let share):
            impostors = context.artistTracks / context.libraryTracks * share
            if impostors > 1 { impostors = 1 }
        case .albumShare(_, let share, let same):
            if context.artistsAgree {
                impostors = context.albumTracks / context.artistTracks * share
                if impostors > same { impostors = same }
            } else {
                impostors = context.albumTracks / context.libraryTracks * share
                if context.artistsConflict && impostors < 0.01 { impostors = 0.01 }
                if impostors > 0.15 { impostors = 0.15 }
            }
        case .impostors(_, let twins, let namesakes):
            if context.artistsAgree {
                impostors = (context.furtherTwins + twins) / context.artistTracks
            } else {
                impostors = (context.namesakes + namesakes) / context.libraryTracks
            }
            if impostors > 0.5 { impostors = 0.5 }
        }
        return (log(weight.m) - log(impostors)) / log(2)
    }

    static func context(_ random: inout SplitMix64) -> WeightContext {
        let library = Double(Int.random(in: 1...1_000_000, using: &random))
        let agree = random.chance(0.5)
        return WeightContext(
            artistsAgree: agree, artistsConflict: !agree && random.chance(0.5), libraryTracks: library,
            artistTracks: Double.random(in: 1...max(1, min(library, 5_000)), using: &random).rounded(),
            albumTracks: Double.random(in: 1...max(1, min(library, 60)), using: &random).rounded(),
            furtherTwins: random.chance(0.5) ? 0 : Double.random(in: 0...60, using: &random),
            namesakes: random.chance(0.5) ? 0 : Double(Int.random(in: 0...500, using: &random)))
    }

    @Test func bitsAreThoseOfTheSlowTwin() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<5_000 {
            func share() -> Double { Double.random(in: 1e-9...1, using: &random) }
            let weight: LevelWeight =
                switch Int.random(in: 0..<5, using: &random) {
                case 0: .fixed(m: share(), u: share())
                case 1: .conditional(m: share(), u: share(), uSameArtist: share())
                case 2: .artistShare(m: share(), share: share())
                case 3: .albumShare(m: share(), share: share(), uSameArtist: share())
                default: .impostors(m: share(), twins: 10 * share(), namesakes: 10 * share())
                }
            let context = Self.context(&random)
            let bits = weight.bits(in: context)
            #expect(bits.isFinite)
            #expect(abs(bits - Self.slowBits(weight, context)) < 1e-9, "\(weight) in \(context)")
        }
    }

    @Test func evenOddsWeighNothing() {
        let context = WeightContext(
            artistsAgree: true, artistsConflict: false, libraryTracks: 1, artistTracks: 1, albumTracks: 1,
            furtherTwins: 0, namesakes: 0)
        #expect(LevelWeight.fixed(m: 0.25, u: 0.25).bits(in: context) == 0)
        #expect(LevelWeight.fixed(m: 0.5, u: 0.0625).bits(in: context) == 3)
    }
}
