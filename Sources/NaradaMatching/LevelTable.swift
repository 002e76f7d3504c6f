import Foundation

/// A profile's levels side by side, so that a pair is weighed by reading numbers: what the decision rules find in each
/// level, and its weight as far as it is known without counting anything in the library.
struct LevelTable: Sendable {
    /// What must be counted before a level can be weighed.
    struct Needs: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt8

        static let artist = Needs(rawValue: 1 << 0)
        static let artistWhereArtistsAgree = Needs(rawValue: 1 << 1)
        static let album = Needs(rawValue: 1 << 2)
        static let title = Needs(rawValue: 1 << 3)
        static let all: Needs = [.artist, .artistWhereArtistsAgree, .album, .title]

        /// - Parameter weight: nil for a level that cannot be compared and weighs nothing.
        init(of weight: LevelWeight?) {
            self =
                switch weight {
                case nil, .fixed?, .conditional?: []
                case .artistShare?: .artist
                case .albumShare?: [.album, .artistWhereArtistsAgree]
                case .impostors?: [.title, .artistWhereArtistsAgree]
                }
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    private let findings: Column<Findings>
    private let needs: Column<Needs>
    /// Bits, and bits where the artists agree; only where nothing needs counting.
    private let bits: Column<SIMD2<Double>>
    private let weights: [LevelWeight?]
    private let fieldCount: Int
    private let levelsPerField: Int

    init(_ fields: [ScoringModel.Field]) {
        fieldCount = fields.count
        let levelsPerField = fields.map(\.weights.count).max() ?? 0
        self.levelsPerField = levelsPerField
        func slots<Value>(_ values: (ScoringModel.Field) -> [Value], none: Value) -> [Value] {
            fields.flatMap { field in
                let values = values(field)
                return values + [Value](repeating: none, count: levelsPerField - values.count)
            }
        }
        weights = slots(\.weights, none: nil)
        findings = Column(slots(\.findings, none: []))
        needs = Column(weights.map(Needs.init))
        bits = Column(
            weights.map { weight in
                switch weight {
                case .fixed(let m, let u)?: SIMD2(repeating: log2(m / u))
                case .conditional(let m, let u, let uSameArtist)?: SIMD2(log2(m / u), log2(m / uSameArtist))
                default: .zero
                }
            })
    }

    /// What the rules find in the levels, and what must be counted to weigh them.
    @inline(__always)
    func reading(of levels: SIMD16<UInt8>) -> (findings: Findings, needs: Needs) {
        var (found, needed) = (UInt16(0), UInt8(0))
        for field in 0..<fieldCount {
            let slot = field * levelsPerField + Int(levels[field])
            found |= findings[slot].rawValue
            needed |= needs[slot].rawValue
        }
        return (Findings(rawValue: found), Needs(rawValue: needed))
    }

    /// The sum of `start` and the weights of the levels in the order of the fields, in bits.
    ///
    /// - Parameter context: nil where no level needs counting.
    @inline(__always)
    func total(of levels: SIMD16<UInt8>, from start: Double, artistsAgree: Bool, _ context: WeightContext?) -> Double {
        var total = start
        for field in 0..<fieldCount {
            let slot = field * levelsPerField + Int(levels[field])
            if let context, needs[slot] != [], let weight = weights[slot] {
                total += weight.bits(in: context)
            } else {
                total += artistsAgree ? bits[slot].y : bits[slot].x
            }
        }
        return total
    }
}
