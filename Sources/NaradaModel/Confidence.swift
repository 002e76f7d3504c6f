/// How sure a match is, as whole percent from 0 to 100.
///
/// 100 is kept for what no evidence can shake: a person's verdict, and a row that founded its own track.
public struct Confidence: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let percent: Int

    /// The confidence of `percent`, moved into 0...100.
    public init(percent: Int) {
        self.percent = min(max(percent, 0), 100)
    }

    /// `floor(100 · probability)`, at most 99: evidence is never certain. NaN counts as 0.
    public init(probability: Double) {
        guard probability > 0 else {
            percent = 0
            return
        }
        percent = Int((min(probability, 0.999) * 100).rounded(.down))
    }

    public static let certain = Confidence(percent: 100)

    public var description: String { String(percent) }

    public static func < (left: Confidence, right: Confidence) -> Bool { left.percent < right.percent }
}
