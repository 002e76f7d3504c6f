/// Lines over an axis of percent from 0 to 100.
public struct LineChart: Sendable {
    /// One line: its values at equal distances from 0 to 100, 0...1; nil where there is none, which breaks it.
    public struct Line: Hashable, Sendable {
        /// Its name and colour.
        public var series: ChartSeries
        /// At equal distances from 0 to 100.
        public var values: [Double?]
        /// Whether it is drawn in dashes, so that it is told apart without colours.
        public var isDashed: Bool

        public init(_ series: ChartSeries, _ values: [Double?], isDashed: Bool = false) {
            self.series = series
            self.values = values
            self.isDashed = isDashed
        }
    }

    /// The caption.
    public var title: String
    /// What stands below the horizontal axis.
    public var axis: String
    /// In the order in which they are drawn.
    public var lines: [Line]
    /// Bars behind the lines, one for each value; nil for none.
    public var bars: Line?
    /// Where dashed upright lines stand, 0...100.
    public var marks: [Int]
    /// What the numbers are, folded away below the plot.
    public var numbers: HTMLTable?
    var vertical: [PlotFrame.Tick]?

    public init(
        _ title: String, axis: String, lines: [Line], bars: Line? = nil,
        marks: [Int] = [], numbers: HTMLTable? = nil
    ) {
        self.title = title
        self.axis = axis
        self.lines = lines
        self.bars = bars
        self.marks = marks
        self.numbers = numbers
    }

    /// The figure: title, legend, lines, and the table folded away.
    public var html: HTML {
        var content = HTML()
        if let bars {
            let step = 1 / Double(max(bars.values.count, 1))
            for (index, value) in bars.values.enumerated() {
                guard let value else { continue }
                content += PlotFrame.bar(
                    from: (Double(index) + 0.1) * step, to: (Double(index) + 0.9) * step, 0...max(value, 0),
                    bars.series.ink)
            }
        }
        for mark in marks { content += PlotFrame.mark(at: Double(mark) / 100) }
        for line in lines {
            let last = Double(max(line.values.count - 1, 1))
            content += PlotFrame.line(
                line.values.enumerated().map { (Double($0.offset) / last, $0.element) }, line.series.ink,
                isDashed: line.isDashed)
        }
        var frame = PlotFrame(label: axis)
        if let vertical { frame.vertical = vertical }
        let legend = (bars.map { [$0.series] } ?? []) + lines.map(\.series)
        var out: HTML = """
            <figure>
            <figcaption>\(title)\(legend.legend)</figcaption>
            \(frame.svg(title: title, content))
            """
        if let numbers { out += "<details><summary>\(title): numbers</summary>\n\(numbers.html)</details>\n" }
        return out + "</figure>\n"
    }
}
