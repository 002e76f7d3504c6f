/// How text for a person is laid out: the caller knows the terminal, the renderers do not.
public struct TextStyle: Hashable, Sendable {
    /// Columns of a line, at least `minimumWidth`.
    public let width: Int
    /// Whether ANSI colours are written; off by default, since a file or pipe has no use for them.
    public let colour: Bool

    /// The width of a punched card, and since then of every terminal that does not say otherwise.
    public static let defaultWidth = 80
    /// Narrower than this no table of two titles can be read; lines are then longer than the terminal, and wrap.
    public static let minimumWidth = 60

    /// - Parameter width: columns; moved up to `minimumWidth`.
    public init(width: Int = Self.defaultWidth, colour: Bool = false) {
        self.width = max(width, Self.minimumWidth)
        self.colour = colour
    }

    /// Eighty columns without colour: what pipes and files get.
    public static let plain = TextStyle()
}
