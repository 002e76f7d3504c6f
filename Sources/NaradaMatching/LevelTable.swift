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

    /// What is known of a pair by its levels alone.
    struct Reading {
        var findings: Findings
        let needs: Needs
    }

    // By field and level, each number apart from the others: few are read of a pair.
    /// The findings' bits, and above them those of the needs: both are gathered at once.
    private let flags: Column<UInt32>
    /// Bits, and bits where the artists agree; zero where something needs counting.
    private let bits: Column<Double>
    private let bitsOfArtist: Column<Double>
    private let weights: Column<LevelWeight?>
    private let fieldCount: Int
    /// By field: the place of its first level.
    private let firstPlaces: SIMD16<UInt8>

    private static let needsShift = UInt32(Findings.RawValue.bitWidth)

    init(_ fields: [ScoringModel.Field]) {
        fieldCount = fields.count
        let levelsPerField = fields.map(\.weights.count).max() ?? 0
        // Places are bytes, and fields are lanes.
        precondition(
            fields.count <= SIMD16<UInt8>.scalarCount && fields.count * levelsPerField <= Int(UInt8.max) + 1,
            "too many fields or levels")
        var firstPlaces = SIMD16<UInt8>(repeating: 0)
        for field in fields.indices { firstPlaces[field] = UInt8(field * levelsPerField) }
        self.firstPlaces = firstPlaces
        let weights = fields.flatMap { field in
            field.weights + [LevelWeight?](repeating: nil, count: levelsPerField - field.weights.count)
        }
        let findings = fields.flatMap { field in
            field.findings + [Findings](repeating: [], count: levelsPerField - field.findings.count)
        }
        flags = Column(
            zip(weights, findings).map { weight, findings in
                UInt32(findings.rawValue) | UInt32(Needs(of: weight).rawValue) << Self.needsShift
            })
        bits = Column(weights.map { Self.bits(of: $0, artistsAgree: false) })
        bitsOfArtist = Column(weights.map { Self.bits(of: $0, artistsAgree: true) })
        self.weights = Column(weights)
    }

    private static func bits(of weight: LevelWeight?, artistsAgree: Bool) -> Double {
        switch weight {
        case .fixed(let m, let u)?: log2(m / u)
        case .conditional(let m, let u, let uSameArtist)?: log2(m / (artistsAgree ? uSameArtist : u))
        default: 0
        }
    }

    /// What the levels say by themselves.
    @inline(__always)
    func reading(of levels: SIMD16<UInt8>) -> Reading {
        var all = UInt32(0)
        forEachPlace(of: levels) { all |= flags.numbers[$0] }
        return Reading(
            findings: Findings(rawValue: UInt16(truncatingIfNeeded: all)),
            needs: Needs(rawValue: UInt8(truncatingIfNeeded: all >> Self.needsShift)))
    }

    /// The sum of `start` and the weights in the order of the fields, in bits, where no level needs counting.
    @inline(__always)
    func total(of levels: SIMD16<UInt8>, from start: Double, artistsAgree: Bool) -> Double {
        let bits = artistsAgree ? bitsOfArtist.numbers : bits.numbers
        var total = start
        forEachPlace(of: levels) { total += bits[$0] }
        return total
    }

    /// The same where levels may need what the context has counted.
    @inline(__always)
    func total(of levels: SIMD16<UInt8>, from start: Double, _ context: WeightContext) -> Double {
        let bits = context.artistsAgree ? bitsOfArtist.numbers : bits.numbers
        var total = start
        forEachPlace(of: levels) { place in
            let isKnown = flags.numbers[place] >> Self.needsShift == 0
            total += isKnown ? bits[place] : counted(place, context)
        }
        return total
    }

    /// The weight of a level that needs counting.
    private func counted(_ place: Int, _ context: WeightContext) -> Double {
        weights.numbers[place]?.bits(in: context) ?? 0
    }

    /// Calls `body` with the place of each field's level, in the order of the fields.
    @inline(__always)
    private func forEachPlace(of levels: SIMD16<UInt8>, _ body: (Int) -> Void) {
        // From memory: a lane that is known at run time only would be read by way of a copy of the vector each time.
        withUnsafeBytes(of: levels &+ firstPlaces) { places in
            for field in 0..<fieldCount { body(Int(places[field])) }
        }
    }
}
