/// What a person may ask of training.
public struct TrainOptions: Hashable, Sendable {
    /// The truth file; `-` is standard input, nil for training without labels.
    public var truth: String?
    /// `FIELD=COLUMN` for the left side of labelled pairs.
    public var left: [String]
    /// The same for the right side.
    public var right: [String]
    /// The profile to start from; the program's own where nil.
    public var from: String?
    /// The learned profile's name.
    public var name: String
    /// Parts of the truth that are held out in turn; 0 for none, else at least 2.
    public var folds: Int
    /// Whether the profile gets a calibration table.
    public var calibrate: Bool
    /// Threads that compare; the machine's cores where nil. The result does not depend on it.
    public var threads: Int?

    /// Five: each model then learns from four fifths of the truth (Kohavi: "A Study of Cross-Validation and Bootstrap",
    /// IJCAI 1995, finds little between 5 and 20).
    public static let defaultFolds = 5
    /// What the profile is called where nobody names it.
    public static let defaultName = "learned"

    public init(
        truth: String? = nil, left: [String] = [], right: [String] = [], from: String? = nil,
        name: String = Self.defaultName, folds: Int = Self.defaultFolds, calibrate: Bool = false, threads: Int? = nil
    ) {
        self.truth = truth
        self.left = left
        self.right = right
        self.from = from
        self.name = name
        self.folds = folds
        self.calibrate = calibrate
        self.threads = threads
    }
}
