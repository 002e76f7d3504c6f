public import NaradaModel

/// Why a connector row is, may be, or is not a track: the evidence of one pair and what would change its verdict.
public struct Explanation: Report, Hashable {
    /// The pair that was compared.
    public struct Pair: Hashable, Sendable {
        public var track: Track
        public var evidence: Evidence
        public var method: MatchMethod
        public var confidence: Confidence
        public var zone: Zone
        /// The track behind `evidence.runnerUp`; nil where there is none or it was not read.
        public var runnerUp: Track?

        public init(
            track: Track, evidence: Evidence, method: MatchMethod, confidence: Confidence, zone: Zone,
            runnerUp: Track? = nil
        ) {
            self.track = track
            self.evidence = evidence
            self.method = method
            self.confidence = confidence
            self.zone = zone
            self.runnerUp = runnerUp
        }
    }

    /// The row that is explained.
    public var connectorTrack: ConnectorTrack
    /// nil where no track was a candidate.
    public var pair: Pair?
    /// How the database has the pair; nil where it has neither a mapping nor a waiting item.
    public var state: ReviewEntry.State?
    /// The tracks that were compared with the row.
    public var candidates: Int
    /// The thresholds that its verdict is measured by.
    public var settings: Settings

    public static let version = 1

    public init(
        connectorTrack: ConnectorTrack, pair: Pair?, state: ReviewEntry.State? = nil, candidates: Int,
        settings: Settings
    ) {
        self.connectorTrack = connectorTrack
        self.pair = pair
        self.state = state
        self.candidates = candidates
        self.settings = settings
    }

    /// One JSON object: `version`, `connector_track`, `state`, `candidates`, `thresholds`, `pair`. The pair holds the
    /// waterfall (`prior`, `fields`, `competition`, `total`), the verdict and `what_if`; it is null where there was no candidate.
    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("connector_track", json: connectorTrack.jsonObject)
        object.add("state", state?.rawValue)
        object.add("candidates", candidates)
        var thresholds = JSONObject()
        thresholds.add("accept", settings.accept.percent)
        thresholds.add("review", settings.review.percent)
        thresholds.add("accept_bits", VerdictChange.bits(for: settings.accept))
        thresholds.add("review_bits", VerdictChange.bits(for: settings.review))
        object.add("thresholds", json: thresholds.text)
        object.add("pair", json: pair.map { $0.jsonObject(settings: settings) } ?? "null")
        return object.text
    }
}

extension Explanation.Pair {
    func jsonObject(settings: Settings) -> String {
        var object = JSONObject()
        object.add("track", json: track.jsonObject)
        object.add("prior", evidence.prior)
        object.add(
            "fields",
            json: JSONText.array(
                evidence.fields.map { field in
                    var member = JSONObject()
                    member.add("matcher", field.matcher)
                    member.add("level", field.level)
                    member.add("connector_value", field.left)
                    member.add("track_value", field.right)
                    member.add("bits", field.weight)
                    return member.text
                }))
        object.add("competition", evidence.competition)
        object.add("total", evidence.total)
        let probability = evidence.probability
        object.add("probability", json: JSONText.number(probability, decimals: 6))
        object.add("confidence", confidence.percent)
        object.add("zone", zone.rawValue)
        object.add("method", method.rawValue)
        object.add(
            "reasons",
            json: JSONText.array(
                evidence.reasons.map { reason in
                    var member = JSONObject()
                    member.add("code", reason.rawValue)
                    member.add("label", reason.label)
                    return member.text
                }))
        object.add("runner_up", json: runnerUpObject)
        object.add("matcher_version", evidence.matcherVersion)
        object.add("what_if", json: whatIfObject(settings: settings))
        return object.text
    }

    private var runnerUpObject: String {
        guard let stored = evidence.runnerUp else { return "null" }
        var object = JSONObject()
        object.add("track_id", stored.trackID)
        object.add("title", runnerUp?.facts.title)
        object.add("artists", runnerUp?.facts.artists.names ?? [])
        object.add("total", stored.total)
        object.add("margin", evidence.margin)
        return object.text
    }

    private func whatIfObject(settings: Settings) -> String {
        let change = VerdictChange(evidence: evidence, zone: zone, settings: settings)
        var object = JSONObject()
        object.add("accept_spare_bits", change.acceptSpare)
        object.add("review_spare_bits", change.reviewSpare)
        if let without = change.decisive {
            object.add("without_field", without.field.matcher)
            object.add("without_total", without.total)
            object.add("without_confidence", without.confidence.percent)
            object.add("without_zone", without.zone.rawValue)
        }
        object.add("nothing_to_compare", change.silent)
        return object.text
    }
}
