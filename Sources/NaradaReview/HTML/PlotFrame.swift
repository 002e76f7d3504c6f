/// The frame of an SVG plot: grid, labels of both axes, and where a value stands. Both axes run from 0 to 1.
///
///     40 ┌─────────┐
///        │    ·    │
///      0 └─────────┘
///        0        100
struct PlotFrame {
    /// A place on an axis, 0...1, and what it says.
    struct Tick {
        var part: Double
        var label: String
    }

    /// Units of the drawing, which the page scales: on the narrowest telephone about one pixel each, so that the
    /// letters can still be read there.
    static let width = 400
    static let height = 240
    private static let left = 58
    private static let right = 14
    private static let top = 12
    private static let bottom = 40

    /// What stands under the horizontal axis.
    let label: String
    var horizontal: [Tick] = (0...5).map { Tick(part: Double($0) / 5, label: String($0 * 20)) }
    var vertical: [Tick] = (0...5).map { Tick(part: Double($0) / 5, label: $0 == 5 ? "1.0" : "0.\($0 * 2)") }

    /// The SVG of the frame with `content` inside; the figure around it says what it shows.
    func svg(title: String, _ content: HTML) -> HTML {
        var out: HTML = "<svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" aria-label=\"\(title)\">\n"
        for tick in vertical {
            let y = Self.y(tick.part)
            out += "<path class=\"grid\" d=\"M\(Self.x(0)) \(y)H\(Self.x(1))\"/>"
            out +=
                "<text class=\"tick\" x=\"\(Self.left - 6)\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(tick.label)</text>\n"
        }
        for tick in horizontal {
            out += "<text class=\"tick\" x=\"\(Self.x(tick.part))\" y=\"\(Self.height - 22)\" text-anchor=\"middle\">"
            out += "\(tick.label)</text>\n"
        }
        out += "<text class=\"tick\" x=\"\(Self.x(0.5))\" y=\"\(Self.height - 5)\" text-anchor=\"middle\">"
        return out + "\(label)</text>\n" + content + "</svg>\n"
    }

    /// A line through the points; where a value is missing the line is broken.
    static func line(_ points: [(x: Double, y: Double?)], _ ink: ChartInk, isDashed: Bool = false) -> HTML {
        var path = ""
        var isDrawing = false
        for point in points {
            guard let value = point.y else {
                isDrawing = false
                continue
            }
            path += (isDrawing ? "L" : "M") + "\(x(point.x)) \(y(value))"
            isDrawing = true
        }
        let dash = isDashed ? " dashed" : ""
        return path.isEmpty ? "" : "<path class=\"line \(ink.className)\(dash)\" d=\"\(path)\"/>\n"
    }

    /// A dashed upright line over the whole height.
    static func mark(at part: Double) -> HTML {
        "<path class=\"line ink-grey dashed\" d=\"M\(x(part)) \(y(0))V\(y(1))\"/>\n"
    }

    /// A bar between two values, over a part of the width.
    static func bar(from: Double, to: Double, _ values: ClosedRange<Double>, _ ink: ChartInk) -> HTML {
        let (left, right) = (x(from), x(to))
        let (low, high) = (y(values.lowerBound), y(values.upperBound))
        return "<path class=\"bar \(ink.className)\" d=\"M\(left) \(low)V\(high)H\(right)V\(low)Z\"/>\n"
    }

    private static func x(_ part: Double) -> String { number(Double(left) + part * Double(width - left - right)) }

    private static func y(_ part: Double) -> String {
        number(Double(height - bottom) - part * Double(height - top - bottom))
    }

    /// A tenth of a unit is finer than any screen shows, and keeps the file small.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
        return tenths < 0 ? "-" + digits : digits
    }
}
