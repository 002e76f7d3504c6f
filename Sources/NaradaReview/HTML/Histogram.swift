/// Upright bars over a row of classes, each stacked of one part per series, with the numbers in a table below.
public struct Histogram: Hashable, Sendable {
    /// One class: its name, and its counts in the order of the series.
    public struct Bar: Hashable, Sendable {
        /// The name of the class.
        public var label: String
        /// One count per series.
        public var counts: [Int]
        /// What stands below the bar where the label is too long for it.
        public var tick: String

        public init(_ label: String, _ counts: [Int], tick: String? = nil) {
            self.label = label
            self.counts = counts
            self.tick = tick ?? label
        }

        var total: Int { counts.reduce(0, +) }
    }

    /// The caption.
    public var title: String
    /// What stands below the horizontal axis, and above the first column of the table.
    public var axis: String
    /// The parts of a bar, from the floor up.
    public var series: [ChartSeries]
    /// From left to right.
    public var bars: [Bar]

    public init(_ title: String, axis: String, series: [ChartSeries], bars: [Bar]) {
        self.title = title
        self.axis = axis
        self.series = series
        self.bars = bars
    }

    /// The figure: title, bars, legend, and the table folded away.
    public var html: HTML {
        let scale = CountScale(highest: bars.map(\.total).max() ?? 0)
        let step = 1 / Double(max(bars.count, 1))
        var content = HTML()
        for (index, bar) in bars.enumerated() {
            let (from, to) = ((Double(index) + 0.1) * step, (Double(index) + 0.9) * step)
            var floor = 0.0
            for (series, count) in zip(series, bar.counts) where count > 0 {
                // One of a million is still seen, as a line of a unit.
                let top = min(max(floor + scale.part(count), floor + Self.leastHeight), 1)
                content += PlotFrame.bar(from: from, to: to, floor...max(top, floor), series.ink)
                floor = top
            }
        }
        // Labels that would run into each other are left out.
        let each = Int((Double(bars.count) / Self.mostLabels).rounded(.up))
        let ticks = bars.enumerated().filter { each < 2 || $0.offset % each == 0 }.map {
            PlotFrame.Tick(part: (Double($0.offset) + 0.5) * step, label: $0.element.tick)
        }
        let frame = PlotFrame(label: axis, horizontal: ticks, vertical: scale.ticks)
        return """
            <figure>
            <figcaption>\(title)\(series.count > 1 ? series.legend : "")</figcaption>
            \(frame.svg(title: title, content))<details><summary>\(title): numbers</summary>
            \(table)</details>
            </figure>

            """
    }

    private var table: HTML {
        HTMLTable(
            title, hidesCaption: true,
            columns: [.init(axis)] + series.map { .init($0.name, isNumber: true) },
            rows: bars.filter { $0.total > 0 }.map { bar in
                [HTML(text: bar.label)] + bar.counts.map { HTML(text: Numerals.grouped($0)) }
            }
        ).html
    }

    /// Labels of a few characters that fit under the axis.
    private static let mostLabels = 11.0
    /// A part of the height: about one unit of the drawing.
    private static let leastHeight = 0.006
}
