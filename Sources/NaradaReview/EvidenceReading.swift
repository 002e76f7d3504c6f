internal import NaradaModel

extension Evidence.Field {
    /// Whether a person learns something from the comparison: it weighs, or both sides have a value.
    var saysSomething: Bool { weight != 0 || (left != nil && right != nil) }
}

extension Evidence {
    /// What rivals take away, where that can be seen at two decimals; nil otherwise.
    var tellingCompetition: Double? { competition <= -Self.leastSeen ? competition : nil }

    /// The margin of a runner-up that is worth a word; nil where it lies so far behind that it changes nothing.
    var tellingMargin: Double? { margin.flatMap { $0 < Self.farBehind ? $0 : nil } }

    /// Bits that two decimals round to something.
    private static let leastSeen = 0.005
    /// Bits. A rival 10 bits behind is a thousand times less likely, and takes a tenth of a percent from the best one: no
    /// confidence, which is whole percent, and no verdict hangs on it.
    private static let farBehind = 10.0
}
