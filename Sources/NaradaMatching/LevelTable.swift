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

    /// A level as far as it is known beforehand.
    private struct Slot: BitwiseCopyable, Sendable {
        /// Bits, and bits where the artists agree; zero where something needs counting.
        let bits: SIMD2<Double>
        /// The findings' bits, and above them those of the needs: both are gathered at once.
        let flags: UInt32

        init(bits: SIMD2<Double>, findings: Findings, needs: Needs) {
            self.bits = bits
            flags = UInt32(findings.rawValue) | UInt32(needs.rawValue) << Self.needsShift
        }

        static let needsShift = UInt32(Findings.RawValue.bitWidth)

        @inline(__always)
        var isKnown: Bool { flags >> Self.needsShift == 0 }
    }

    /// What is known of a pair by its levels alone.
    struct Reading {
        var findings: Findings
        let needs: Needs
        /// The sum of the weights that need no counting, and the same where the artists agree.
        fileprivate let sums: SIMD2<Double>
    }

    /// By field and level.
    private let slots: Column<Slot>
    private let weights: Column<LevelWeight?>
    private let fieldCount: Int
    private let levelsPerField: Int

    init(_ fields: [ScoringModel.Field]) {
        fieldCount = fields.count
        let levelsPerField = fields.map(\.weights.count).max() ?? 0
        self.levelsPerField = levelsPerField
        let weights = fields.flatMap { field in
            field.weights + [LevelWeight?](repeating: nil, count: levelsPerField - field.weights.count)
        }
        let findings = fields.flatMap { field in
            field.findings + [Findings](repeating: [], count: levelsPerField - field.findings.count)
        }
        slots = Column(
            zip(weights, findings).map { weight, findings in
                Slot(bits: Self.bits(of: weight), findings: findings, needs: Needs(of: weight))
            })
        self.weights = Column(weights)
    }

    private static func bits(of weight: LevelWeight?) -> SIMD2<Double> {
        switch weight {
        case .fixed(let m, let u)?: SIMD2(repeating: log2(m / u))
        case .conditional(let m, let u, let uSameArtist)?: SIMD2(log2(m / u), log2(m / uSameArtist))
        default: .zero
        }
    }

    /// What the levels say by themselves, the weights summed from `start` in the order of the fields.
    @inline(__always)
    func reading(of levels: SIMD16<UInt8>, from start: Double) -> Reading {
        var flags = UInt32(0)
        // Whether the artists agree is known when all fields are read, so both sums are made side by side.
        var sums = SIMD2(repeating: start)
        forEachPlace(of: levels) { place in
            let slot = slots.numbers[place]
            sums += slot.bits
            flags |= slot.flags
        }
        return Reading(
            findings: Findings(rawValue: UInt16(truncatingIfNeeded: flags)),
            needs: Needs(rawValue: UInt8(truncatingIfNeeded: flags >> Slot.needsShift)), sums: sums)
    }

    /// The sum of the weights where no level needs counting, in bits.
    @inline(__always)
    func total(of reading: Reading) -> Double {
        reading.findings.contains(.artistsAgree) ? reading.sums.y : reading.sums.x
    }

    /// The sum of `start` and the weights of the levels in the order of the fields, in bits.
    func total(of levels: SIMD16<UInt8>, from start: Double, _ context: WeightContext) -> Double {
        // From the start once more: a sum of floats depends on the order.
        var total = start
        forEachPlace(of: levels) { place in
            let slot = slots.numbers[place]
            if slot.isKnown {
                total += context.artistsAgree ? slot.bits.y : slot.bits.x
            } else {
                total += weights.numbers[place]?.bits(in: context) ?? 0
            }
        }
        return total
    }

    /// Calls `body` with the place of each field's level, in the order of the fields.
    @inline(__always)
    private func forEachPlace(of levels: SIMD16<UInt8>, _ body: (Int) -> Void) {
        // From memory: a lane that is known at run time only would be read by way of a copy of the vector each time.
        withUnsafeBytes(of: levels) { levels in
            var first = 0
            for field in 0..<fieldCount {
                body(first + Int(levels[field]))
                first += levelsPerField
            }
        }
    }
}
