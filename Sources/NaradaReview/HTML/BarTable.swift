/// A table of categories with a lying bar each, stacked of one part per series: what a pie would be, but comparable.
public struct BarTable: Hashable, Sendable {
    /// One category and its counts in the order of the series.
    public struct Row: Hashable, Sendable {
        /// What heads the row.
        public var label: String
        /// One count per series.
        public var counts: [Int]

        public init(_ label: String, _ counts: [Int]) {
            self.label = label
            self.counts = counts
        }
    }

    /// The caption.
    public var title: String
    /// What the categories are: the title of the first column.
    public var heading: String
    /// The parts of a bar, from left to right.
    public var series: [ChartSeries]
    /// From top to bottom.
    public var rows: [Row]

    public init(_ title: String, heading: String, series: [ChartSeries], rows: [Row]) {
        self.title = title
        self.heading = heading
        self.series = series
        self.rows = rows
    }

    /// The table with its caption; the bars are left out of what a screen reader says, since the numbers stand beside.
    public var html: HTML {
        let longest = rows.map { $0.counts.reduce(0, +) }.max() ?? 0
        var table = HTMLTable(
            title,
            columns: [.init(heading)] + series.map { .init($0.name, isNumber: true) } + [.init("")])
        table.rows = rows.map { row in
            [HTML(isolating: row.label)] + row.counts.map { HTML(text: Numerals.grouped($0)) }
                + [bar(row.counts, longest: longest)]
        }
        return table.html
    }

    private func bar(_ counts: [Int], longest: Int) -> HTML {
        var x = 0.0
        var parts = HTML()
        for (series, count) in zip(series, counts) where count > 0 && longest > 0 {
            let end = max(x + Double(count) / Double(longest) * Self.width, x + Self.leastWidth)
            parts +=
                "<path class=\"bar \(series.ink.className)\" d=\"M\(PlotFrame.number(x)) 0H\(PlotFrame.number(end))"
            parts += "V10H\(PlotFrame.number(x))Z\"/>"
            x = end
        }
        // Series of one unit each may add up to a little more than the longest bar.
        return """
            <svg class="bars" viewBox="0 0 204 10" preserveAspectRatio="none" aria-hidden="true">\(parts)</svg>
            """
    }

    /// Units of the longest bar; the four units beyond it in the view are for `leastWidth`.
    private static let width = 200.0
    /// One of a million is still seen.
    private static let leastWidth = 1.0
}
