import Foundation
@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

@Suite struct CalibrationTests {
    private static func table(_ points: (Double, Double)...) throws -> Calibration {
        try #require(Calibration(points: points.map { .init(bits: $0.0, probability: $0.1) }))
    }

    /// A table that says what the model says.
    private static func identity() throws -> Calibration {
        try #require(
            Calibration(
                points: [-9.0, 0, 9].map { .init(bits: $0, probability: Evidence.probability(ofBits: $0)) }))
    }

    struct Bad: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let points: [Calibration.Point]
        init(_ name: String, _ points: (Double, Double)...) {
            testDescription = name
            self.points = points.map { .init(bits: $0.0, probability: $0.1) }
        }
    }

    @Test(arguments: [
        Bad("none"), Bad("certainty", (0, 1)), Bad("impossibility", (0, 0)), Bad("bits that fall", (1, 0.5), (0, 0.6)),
        Bad("bits that stand", (1, 0.5), (1, 0.6)), Bad("probabilities that fall", (0, 0.6), (1, 0.5)),
        Bad("not a number", (.nan, 0.5)), Bad("infinity", (.infinity, 0.5)), Bad("above 1", (0, 1.5)),
    ]) func whatIsNoTable(_ bad: Bad) { #expect(Calibration(points: bad.points) == nil) }

    @Test(arguments: [
        (bits: -100.0, probability: 0.1), (bits: -2, probability: 0.1), (bits: 0, probability: 0.5),
        (bits: 2, probability: 0.9), (bits: 100, probability: 0.9), (bits: 1, probability: 0.75),
    ]) func pointsAreMetAndEndsHold(_ row: (bits: Double, probability: Double)) throws {
        let table = try Self.table((-2, 0.1), (0, 0.5), (2, 0.9))
        #expect(abs(table.probability(ofBits: row.bits) - row.probability) < 1e-12)
    }

    @Test func moreBitsNeverMeanLess() throws {
        let table = try Self.table((-8, 0.001), (-1, 0.2), (0, 0.2), (3, 0.7), (9, 0.98))
        let values = stride(from: -12.0, through: 12, by: 0.1).map(table.probability(ofBits:))
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
    }

    /// All candidates together and "none of them" add up to 1, whatever the table.
    @Test func rivalsNeverAddUpToMoreThanOne() throws {
        var random = SplitMix64(seed: 21)
        let tables = [
            try Self.table((0, 0.97)), try Self.table((-6, 0.01), (0, 0.9), (1, 0.99)), try Self.identity(),
            try Self.table((-2, 0.3), (4, 0.6)),
        ]
        for number in 0..<400 {
            let table = tables[number % tables.count]
            let totals = (0...Int.random(in: 0...6, using: &random)).map { _ in
                Double.random(in: -20...30, using: &random)
            }
            var sum = 0.0
            for (index, total) in totals.enumerated() {
                var rivals = totals
                rivals.remove(at: index)
                let competition = table.competition(of: total, against: rivals)
                #expect(competition <= 0 && competition.isFinite)
                if rivals.isEmpty { #expect(competition == 0) }
                sum += Evidence.probability(ofBits: table.bits(of: total) + competition)
            }
            #expect(sum <= 1 + 1e-9, "\(totals)")
        }
    }

    @Test func theModelsOwnTableIsTheModel() throws {
        let table = try Self.identity()
        for (total, rivals) in [(5.0, [2.0]), (3, [3, 3]), (-4, [1]), (8, [-3, -2, -7])] {
            let model = -log2(rivals.reduce(1.0) { $0 + exp2($1) })
            #expect(abs(table.competition(of: total, against: rivals) - model) < 1e-6, "\(total) \(rivals)")
        }
    }

    @Test func equalRivalsShareAndAClearWinnerKeepsAll() throws {
        let table = try Self.table((-10, 0.01), (0, 0.6), (20, 0.98))
        let half = Evidence.probability(ofBits: table.bits(of: 20) + table.competition(of: 20, against: [20]))
        #expect(abs(half - 0.49) < 1e-6)
        let won = Evidence.probability(ofBits: table.bits(of: 20) + table.competition(of: 20, against: [8]))
        #expect(won > 0.979)
    }

    // MARK: Fitting

    /// Pairs that promise `2^bits` odds and keep half of the bits.
    private static func boastful(_ count: Int, seed: UInt64) -> [(bits: Double, isSame: Bool)] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let bits = Double.random(in: -12...12, using: &random)
            return (bits, random.chance(Evidence.probability(ofBits: bits / 2)))
        }
    }

    @Test func aBoastIsFoundOut() throws {
        let table = try #require(Calibration(fitting: Self.boastful(20_000, seed: 31)))
        #expect(table.points.count <= 30)
        for bits in stride(from: -8.0, through: 8, by: 1) {
            let truth = Evidence.probability(ofBits: bits / 2)
            #expect(abs(table.probability(ofBits: bits) - truth) < 0.05, "\(bits)")
        }
    }

    @Test func aTableRisesAndDoesNotHangOnTheOrder() throws {
        for seed in UInt64(0)..<20 {
            var pairs = Self.boastful(150, seed: seed)
            let table = try #require(Calibration(fitting: pairs))
            #expect(zip(table.points, table.points.dropFirst()).allSatisfy { $0.probability <= $1.probability })
            var random = SplitMix64(seed: seed)
            pairs.shuffle(using: &random)
            #expect(Calibration(fitting: pairs) == table)
        }
    }

    @Test func pairsThatAreAllRightPromiseNoCertainty() throws {
        let table = try #require(Calibration(fitting: (0..<200).map { (bits: Double($0) / 10, isSame: true) }))
        #expect(table.points.allSatisfy { $0.probability < 1 })
    }

    @Test func tooFewPairsGiveNoTable() {
        #expect(Calibration(fitting: Self.boastful(99, seed: 1)) == nil)
        #expect(Calibration(fitting: (0..<200).map { (bits: 1, isSame: $0 < 100) })?.points.count == 1)
    }
}
