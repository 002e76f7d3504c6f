public import NaradaModel
import NaradaText

/// Everything that decides how pairs are scored: a file, so that changes to matching are reviewed like code.
public struct Profile: Hashable, Sendable {
    /// One matcher with the weights of its levels.
    public struct Field: Hashable, Sendable {
        /// The matcher's name in `MatcherCatalogue`.
        public var matcher: String
        /// A weight for each level that can be compared, by the level's name.
        public var weights: [String: LevelWeight]
    }

    public var name: String
    /// Where the numbers come from: which sets, which folds, or "set by hand".
    public var provenance: String
    /// Matchers in the order in which evidence lists them.
    public var fields: [Field]
    /// For `score`, which has no library: the row is taken to be one of this many tracks.
    public var assumedTracks: Int
    /// How many recordings an artist is taken to have published, by which a common title breeds twins.
    public var catalogueTracks: Double
    /// How many recordings by other performers a composed work is taken to have, which share its composer.
    public var workTwins: Double
    /// Tracks of a library at which counted frequencies weigh as much as the assumption that titles are rare.
    public var frequencySmoothing: Double
    /// A runner-up less than this many bits behind is a tie.
    public var tieMargin: Double
    public var settings: Settings
    /// What total match weights are worth as probabilities; nil where the model's own are taken.
    public var calibration: Calibration?
    /// Content hash of all of the above but the name and provenance, of the matchers and of the folding rules:
    /// 12 hexadecimal digits. Two runs with one version score alike.
    public let version: String

    init(
        name: String, provenance: String, fields: [Field], assumedTracks: Int, catalogueTracks: Double,
        workTwins: Double, frequencySmoothing: Double, tieMargin: Double, settings: Settings,
        calibration: Calibration? = nil
    ) {
        self.name = name
        self.provenance = provenance
        self.fields = fields
        self.assumedTracks = assumedTracks
        self.catalogueTracks = catalogueTracks
        self.workTwins = workTwins
        self.frequencySmoothing = frequencySmoothing
        self.tieMargin = tieMargin
        self.settings = settings
        self.calibration = calibration
        var hash = ContentHash(of: "\(NaradaText.rulesVersion) \(MatcherCatalogue.revision) \(DecisionRules.revision)")
        hash.update(field: "\(assumedTracks) \(catalogueTracks) \(workTwins) \(frequencySmoothing) \(tieMargin)")
        hash.update(field: "\(settings.accept) \(settings.review)")
        for field in fields {
            hash.update(field: field.matcher)
            for (level, weight) in field.weights.sorted(by: { $0.key < $1.key }) {
                hash.update(field: level)
                hash.update(field: "\(weight)")
            }
        }
        for point in calibration?.points ?? [] { hash.update(field: "\(point.bits) \(point.probability)") }
        version = hash.short
    }
}
