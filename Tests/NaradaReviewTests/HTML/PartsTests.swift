import NaradaModel
import NaradaTestSupport
import Testing

@testable import NaradaReview

@Suite struct PartsTests {
    private static let series = [ChartSeries("mapped", .blue), ChartSeries("wait <&>", .orange)]

    @Test func `a histogram`() throws {
        let chart = Histogram(
            "Confidence", axis: "confidence", series: Self.series,
            bars: [.init("0", [0, 0]), .init("50", [1, 12]), .init("99", [1_000_000, 0])])
        try GoldenFile.compare(chart.html.markup, to: "html/histogram.html")
        try WellFormed.elements(chart.html.markup)
        // Nothing to show is a frame, and no division by zero.
        let empty = Histogram("None", axis: "x", series: Self.series, bars: [])
        #expect(!empty.html.markup.contains("nan"))
    }

    @Test func `lines and bars over percent`() throws {
        let chart = LineChart(
            "Thresholds", axis: "threshold", lines: [.init(Self.series[0], [1, nil, 0.5, 0.25], isDashed: true)],
            bars: .init(Self.series[1], [0.5, nil]), marks: [85],
            numbers: HTMLTable("Numbers", columns: [.init("at"), .init("n", isNumber: true)], rows: [["0", "1"]]))
        try GoldenFile.compare(chart.html.markup, to: "html/lines.html")
        try WellFormed.elements(chart.html.markup)
    }

    @Test func `categories with bars`() throws {
        let table = BarTable(
            "Methods", heading: "method", series: Self.series,
            rows: [.init("ISRC", [40, 2]), .init("<b>other</b>", [0, 1]), .init("none", [0, 0])])
        try GoldenFile.compare(table.html.markup, to: "html/bars.html")
        let elements = try WellFormed.elements(table.html.markup)
        #expect(elements.allSatisfy { $0.name != "th" || $0.attributes["scope"] != nil })
        #expect(elements.contains { $0.name == "caption" })
    }

    @Test func `a waterfall falls from the prior to the total`() throws {
        let html = WaterfallTable(Samples.tied, accept: Confidence(percent: 85)).html.markup
        try GoldenFile.compare(html, to: "html/waterfall.html")
        try WellFormed.elements(html)
        #expect(WaterfallTable(Samples.rejected).html.markup.contains("Nothing to compare: album."))
    }

    @Test func `weights that are not finite are numbers without a bar`() throws {
        var evidence = Samples.accepted
        evidence.fields[0].weight = .infinity
        let html = WaterfallTable(evidence).html.markup
        #expect(html.contains("+∞"))
        #expect(!html.contains("inf"))
        #expect(!html.contains("nan"))
    }

    @Test func `two rows side by side`() throws {
        let html = SideBySideTable(row: Samples.entries[0].connectorTrack, track: Samples.entries[0].track).html.markup
        try GoldenFile.compare(html, to: "html/sides.html")
        try WellFormed.elements(html)
    }

    @Test func `a card is both rows, what is to be said of them, and the waterfall`() throws {
        let html = CardTests.live.html.markup
        try GoldenFile.compare(html, to: "html/card.html")
        try WellFormed.elements(html)
        for sentence in CardTests.live.sentences { #expect(html.contains(HTMLText.escaped(sentence))) }
    }

    struct ScaleRow: CustomTestStringConvertible {
        var highest: Int
        var labels: [String]
        var testDescription: String { "\(highest)" }
    }

    @Test(arguments: [
        ScaleRow(highest: 0, labels: ["0", "1"]), ScaleRow(highest: 1, labels: ["0", "1"]),
        ScaleRow(highest: 5, labels: ["0", "1", "2", "3", "4", "5"]),
        ScaleRow(highest: 6, labels: ["0", "2", "4", "6"]),
        ScaleRow(highest: 1_000_000, labels: ["0", "200,000", "400,000", "600,000", "800,000", "1,000,000"]),
        ScaleRow(highest: 1_000_001, labels: ["0", "500,000", "1,000,000", "1,500,000"]),
    ])
    func `an axis ends at a round number`(_ row: ScaleRow) {
        let scale = CountScale(highest: row.highest)
        #expect(scale.ticks.map(\.label) == row.labels)
        #expect(scale.part(row.highest) <= 1)
    }
}
