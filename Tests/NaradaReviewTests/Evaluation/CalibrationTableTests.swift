import NaradaModel
import Testing

@testable import NaradaReview

@Suite struct CalibrationTableTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var pairs: [(Int, Bool)]
        var expectedError: Double?
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "no pairs", pairs: [], expectedError: nil),
        Row(name: "certain and right", pairs: [(100, true), (0, false)], expectedError: 0),
        Row(name: "certain and wrong", pairs: [(100, false), (0, true)], expectedError: 1),
        Row(name: "half of fifty", pairs: [(50, true), (50, false)], expectedError: 0),
        // One bin of two: mean promise 0.95, half right: 0.45. One bin of one: promise 0.2, right: 0.8.
        Row(name: "two bins", pairs: [(90, true), (100, false), (20, true)], expectedError: (2 * 0.45 + 0.8) / 3),
    ])
    func `the expected calibration error`(_ row: Row) throws {
        let table = CalibrationTable(row.pairs.map { (confidence: Confidence(percent: $0.0), isRight: $0.1) })
        guard let expected = row.expectedError else {
            #expect(table.expectedError == nil)
            return
        }
        let error = try #require(table.expectedError)
        #expect(abs(error - expected) < 1e-12)
    }

    @Test(arguments: [(0, 0), (9, 0), (10, 1), (89, 8), (90, 9), (99, 9), (100, 9)])
    func `each confidence has its bin`(_ percent: Int, _ bin: Int) {
        var table = CalibrationTable()
        table.add(Confidence(percent: percent), isRight: true)
        #expect(table.bins.map(\.count).firstIndex(of: 1) == bin)
        #expect(table.bins[bin].confidences.contains(percent))
        #expect(table.count == 1)
    }

    @Test func `the bins cover every confidence once`() {
        #expect(CalibrationTable().bins.flatMap { Array($0.confidences) } == Array(0...100))
    }
}
