import Foundation

extension Evidence {
    /// The JSON of the `evidence` columns, one line, keys in this order:
    ///
    ///     {"v":1,"matcher":"3f…","prior":-9.97,"fields":[{"m":"title","level":"exact","l":"Hurt","r":"Hurt","w":9.5}],
    ///      "competition":-0.2,"total":20.1,"runner_up":{"track":7,"total":3.2},"margin":17.1,"reasons":["tie"]}
    ///
    /// `l`/`r` are left out where the row has no value; `competition`, `runner_up`, `margin` and `reasons` where there
    /// are none. Bits are rounded to three decimals.
    public var json: String {
        var out = #"{"v":1,"matcher":"# + JSONText.string(matcherVersion)
        out += #","prior":"# + JSONText.number(prior) + #","fields":["#
        for (index, field) in fields.enumerated() {
            if index > 0 { out += "," }
            out += #"{"m":"# + JSONText.string(field.matcher) + #","level":"# + JSONText.string(field.level)
            if let left = field.left { out += #","l":"# + JSONText.string(left) }
            if let right = field.right { out += #","r":"# + JSONText.string(right) }
            out += #","w":"# + JSONText.number(field.weight) + "}"
        }
        out += "]"
        if competition != 0 { out += #","competition":"# + JSONText.number(competition) }
        out += #","total":"# + JSONText.number(total)
        if let runnerUp {
            out += #","runner_up":{"track":"# + String(runnerUp.trackID)
            out += #","total":"# + JSONText.number(runnerUp.total) + "}"
        }
        if let margin { out += #","margin":"# + JSONText.number(margin) }
        if !reasons.isEmpty {
            out += #","reasons":"# + JSONText.array(reasons.map { JSONText.string($0.rawValue) })
        }
        return out + "}"
    }

    /// The evidence that `json` holds, or nil where it is none of ours.
    public init?(json: String) {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(json.utf8)), stored.v == 1 else {
            return nil
        }
        self.init(
            fields: stored.fields.map {
                Field(matcher: $0.m, level: $0.level, left: $0.l, right: $0.r, weight: $0.w)
            },
            prior: stored.prior, competition: stored.competition ?? 0, total: stored.total,
            runnerUp: stored.runner_up.map { RunnerUp(trackID: $0.track, total: $0.total) },
            reasons: (stored.reasons ?? []).compactMap(ReviewReason.init(rawValue:)),
            matcherVersion: stored.matcher)
    }

    // Property names are the keys of the JSON.
    private struct Stored: Decodable {
        struct Field: Decodable {
            var m: String
            var level: String
            var l: String?
            var r: String?
            var w: Double
        }
        struct RunnerUp: Decodable {
            var track: Int64
            var total: Double
        }
        var v: Int
        var matcher: String
        var prior: Double
        var competition: Double?
        var fields: [Field]
        var total: Double
        var runner_up: RunnerUp?
        var reasons: [String]?
    }
}
