/// A piece of markup, in which every text is escaped because there is no way to put one in unescaped.
///
/// Only literals of the source are markup; what is interpolated is text, or markup already:
///
///     let cell: HTML = "<td>\(title)</td>"        // a title of "<b>" becomes &lt;b&gt;
///     let row: HTML = "<tr>\(cell)</tr>"          // markup stays markup
///
/// Interpolated texts are safe between tags and inside attributes with double quotes, and nowhere else: not as names of
/// elements or attributes, not inside `style`, `script`, or an attribute that is a script or an address. A literal inside
/// of an interpolation is a text too, as in `\(isLast ? "</ul>" : "")`; name its type where markup is meant.
/// What it chose not to be is a tree of elements: pages of megabytes are written once, from front to back.
public struct HTML: Hashable, Sendable {
    /// The markup as it is written to a file.
    public private(set) var markup: String

    /// Nothing.
    public init() { markup = "" }

    /// The text, escaped as `HTMLText.escaped` escapes.
    public init(text: some StringProtocol) { markup = HTMLText.escaped(text) }

    /// The text isolated from the direction of what stands around it, so that a Hebrew title does not turn the line
    /// over; cut with `…` after `limit` characters.
    public init(isolating text: String, limit: Int = Self.longestText) {
        let shown = text.prefix(limit + 1)
        let isCut = shown.count > limit
        markup = "<bdi>" + HTMLText.escaped(isCut ? shown.dropLast() + "…" : shown) + "</bdi>"
    }

    /// Characters of a text that pages show: the longest real titles have about 400.
    public static let longestText = 400

    public static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum += right
        return sum
    }
}

extension HTML: ExpressibleByStringInterpolation {
    // A static string can only be a literal: with `String` in its place, `HTML(stringLiteral: title)` would compile.
    public init(stringLiteral literal: StaticString) { markup = literal.description }

    public init(stringInterpolation interpolation: Interpolation) { markup = interpolation.markup }

    /// What an interpolated literal is gathered in.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        /// Markup that stands in the source, as it is.
        public mutating func appendLiteral(_ literal: StaticString) { markup += literal.description }
        /// A text, escaped.
        public mutating func appendInterpolation(_ text: some StringProtocol) { markup += HTMLText.escaped(text) }
        /// A number in decimal digits.
        public mutating func appendInterpolation(_ number: some BinaryInteger) { markup += String(number) }
        /// Markup that was made before, as it is.
        public mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
        /// Several pieces after each other.
        public mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
            for piece in pieces { markup += piece.markup }
        }
    }
}

extension Sequence<HTML> {
    /// The pieces after each other, with `separator` between them.
    public func joined(separator: HTML = "") -> HTML {
        var out = HTML()
        for (index, piece) in enumerated() {
            if index > 0 { out += separator }
            out += piece
        }
        return out
    }
}
