/// The frame of an SVG plot whose two axes run from 0 to 1: grid, labels, and where a value stands.
///
///     1.0 ┌─────────┐
///         │    ·    │
///     0.0 └─────────┘
///         0        100
struct PlotFrame {
    /// Units of the drawing; the page scales it.
    static let width = 460
    static let height = 260
    private static let left = 40
    private static let right = 12
    private static let top = 12
    private static let bottom = 36

    /// What stands under the horizontal axis.
    let label: String

    /// The SVG of the frame with `content` inside.
    ///
    /// - Parameter title: what a screen reader says of the plot.
    func svg(title: String, _ content: String) -> String {
        var out =
            #"<svg viewBox="0 0 \#(Self.width) \#(Self.height)" role="img" aria-label="\#(HTMLText.escaped(title))">"#
        out += "\n"
        for step in 0...5 {
            let part = Double(step) / 5
            let (x, y) = (Self.x(part), Self.y(part))
            out += #"<path class="grid" d="M\#(x) \#(Self.y(0))V\#(Self.y(1))M\#(Self.x(0)) \#(y)H\#(Self.x(1))"/>"#
            out += #"<text class="tick" x="\#(x)" y="\#(Self.height - 20)" text-anchor="middle">\#(step * 20)</text>"#
            let ratio = step == 5 ? "1.0" : "0.\(step * 2)"
            out += #"<text class="tick" x="\#(Self.left - 6)" y="\#(y)" dy="4" text-anchor="end">\#(ratio)</text>"#
            out += "\n"
        }
        out += #"<text class="tick" x="\#(Self.x(0.5))" y="\#(Self.height - 4)" text-anchor="middle">"#
        out += HTMLText.escaped(label) + "</text>\n"
        return out + content + "</svg>\n"
    }

    /// A line through the points; where a value is missing the line is broken.
    static func line(_ points: [(x: Double, y: Double?)], class name: String) -> String {
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
        return path.isEmpty ? "" : #"<path class="\#(name)" d="\#(path)"/>"# + "\n"
    }

    /// An upright line over the whole height.
    static func mark(at part: Double, class name: String) -> String {
        #"<path class="\#(name)" d="M\#(x(part)) \#(y(0))V\#(y(1))"/>"# + "\n"
    }

    /// A bar from the floor to `value`, over a part of the width.
    static func bar(from: Double, to: Double, value: Double, class name: String) -> String {
        let (left, right, top) = (x(from), x(to), y(value))
        return #"<path class="\#(name)" d="M\#(left) \#(y(0))V\#(top)H\#(right)V\#(y(0))Z"/>"# + "\n"
    }

    private static func x(_ part: Double) -> String { number(Double(left) + part * Double(width - left - right)) }

    private static func y(_ part: Double) -> String {
        number(Double(height - bottom) - part * Double(height - top - bottom))
    }

    /// A tenth of a unit is finer than any screen shows, and keeps the file small.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
