/// The colours that charts draw with, in light and dark; each is a class of `PageStyle`.
public enum ChartInk: String, Hashable, Sendable, CaseIterable {
    case blue, green, orange, red, grey

    var className: String { "ink-" + rawValue }
}

/// What one colour of a chart stands for.
public struct ChartSeries: Hashable, Sendable {
    /// Its word in the legend and the head of its column.
    public var name: String
    /// Its colour.
    public var ink: ChartInk

    public init(_ name: String, _ ink: ChartInk) {
        self.name = name
        self.ink = ink
    }
}

extension [ChartSeries] {
    /// The list of colours and their meanings.
    var legend: HTML {
        "<ul class=\"legend\">\(map { series -> HTML in "<li class=\"\(series.ink.className)\">\(series.name)</li>" })</ul>\n"
    }
}
