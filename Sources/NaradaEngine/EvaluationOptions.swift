/// What a person may ask of an evaluation.
public struct EvaluationOptions: Hashable, Sendable {
    /// `FIELD=COLUMN` for the left side of labelled pairs.
    public var left: [String]
    /// The same for the right side.
    public var right: [String]
    /// Mistakes listed of each kind, at least 0.
    public var worst: Int
    /// Profile, thresholds and threads; the rest is not looked at.
    public var run: RunOptions

    /// Ten: enough to see a pattern.
    public static let defaultWorst = 10

    public init(
        left: [String] = [], right: [String] = [], worst: Int = Self.defaultWorst, run: RunOptions = RunOptions()
    ) {
        self.left = left
        self.right = right
        self.worst = worst
        self.run = run
    }
}
