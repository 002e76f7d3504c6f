@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport

/// Compared pairs drawn from a model whose numbers are known.
struct SyntheticPairs {
    /// What one field's levels are drawn from, by level.
    struct Field {
        var matcher: String
        var m: [Double]
        var u: [Double]
        /// Part of the pairs in which a side has no value.
        var missing = 0.1
    }

    /// Fields whose levels partition and whose u hangs on nothing.
    static let fields = [
        Field(matcher: "isrc", m: [0.7, 0.3], u: [0.001, 0.999], missing: 0.5),
        Field(matcher: "parts", m: [0.8, 0.15, 0.05], u: [0.05, 0.35, 0.6]),
        Field(
            matcher: "duration", m: [0.5, 0.3, 0.1, 0.06, 0.03, 0.01], u: [0.02, 0.03, 0.05, 0.1, 0.2, 0.6]),
        Field(
            matcher: "version", m: [0.85, 0.05, 0.04, 0.03, 0.02, 0.01], u: [0.2, 0.1, 0.15, 0.15, 0.15, 0.25]),
        Field(matcher: "mbid", m: [0.9, 0.1], u: [0.001, 0.999], missing: 0.6),
    ]

    var random: SplitMix64

    /// A profile of these fields with other m: as flat as `flatness` says, 0...1.
    static func profile(_ fields: [Field] = Self.fields, flatness: Double = 0) throws -> Profile {
        let standard = try Profile.standard()
        return Profile(
            name: "synthetic", provenance: "",
            fields: fields.map { field in
                let levels = MatcherCatalogue.matcher(named: field.matcher)?.levels ?? []
                var weights: [String: LevelWeight] = [:]
                for (index, m) in field.m.enumerated() {
                    let flat = m * (1 - flatness) + flatness / Double(field.m.count)
                    weights[levels[index].name] = .fixed(m: flat, u: field.u[index])
                }
                return Profile.Field(matcher: field.matcher, weights: weights)
            }, assumedTracks: 1000, catalogueTracks: standard.catalogueTracks, workTwins: standard.workTwins,
            frequencySmoothing: standard.frequencySmoothing, tieMargin: standard.tieMargin,
            settings: standard.settings)
    }

    /// A pair of one recording or of two.
    mutating func next(
        isSame: Bool, fields: [Field] = Self.fields, libraryTracks: Double = 20
    ) -> ComparedPair {
        var levels = SIMD16<UInt8>(repeating: .max)
        for (index, field) in fields.enumerated() {
            let probabilities = isSame ? field.m : field.u
            guard !random.chance(field.missing) else {
                levels[index] = UInt8(probabilities.count)
                continue
            }
            var left = Double.random(in: 0..<1, using: &random)
            var level = 0
            while level < probabilities.count - 1, left >= probabilities[level] {
                left -= probabilities[level]
                level += 1
            }
            levels[index] = UInt8(level)
        }
        return Self.pair(levels, libraryTracks: libraryTracks)
    }

    static func pair(_ levels: SIMD16<UInt8>, libraryTracks: Double = 20) -> ComparedPair {
        ComparedPair(
            levels: levels,
            context: WeightContext(
                artistsAgree: true, artistsConflict: false, libraryTracks: libraryTracks, artistTracks: 3,
                albumTracks: 1, furtherTwins: 0,
                namesakes: 0),
            readingCost: 0, findings: [])
    }
}
