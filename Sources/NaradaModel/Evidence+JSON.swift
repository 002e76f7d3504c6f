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
        var out = ""
        out.reserveCapacity(Self.usualLength)
        out += #"{"v":1,"matcher":"#
        JSONText.append(string: matcherVersion, to: &out)
        Self.append(prior, #","prior":"#, to: &out)
        out += #","fields":["#
        for (index, field) in fields.enumerated() {
            if index > 0 { out += "," }
            out += #"{"m":"#
            JSONText.append(string: field.matcher, to: &out)
            Self.append(field.level, #","level":"#, to: &out)
            if let left = field.left { Self.append(left, #","l":"#, to: &out) }
            if let right = field.right { Self.append(right, #","r":"#, to: &out) }
            Self.append(field.weight, #","w":"#, to: &out)
            out += "}"
        }
        out += "]"
        if competition != 0 { Self.append(competition, #","competition":"#, to: &out) }
        Self.append(total, #","total":"#, to: &out)
        if let runnerUp {
            out += #","runner_up":{"track":"#
            out += String(runnerUp.trackID)
            Self.append(runnerUp.total, #","total":"#, to: &out)
            out += "}"
        }
        if let margin { Self.append(margin, #","margin":"#, to: &out) }
        if !reasons.isEmpty {
            out += #","reasons":"#
            out += JSONText.array(reasons.map { JSONText.string($0.rawValue) })
        }
        out += "}"
        return out
    }

    /// Bytes of most evidence.
    private static let usualLength = 1_024

    private static func append(_ number: Double, _ key: String, to out: inout String) {
        out += key
        JSONText.append(number: number, to: &out)
    }

    private static func append(_ text: String, _ key: String, to out: inout String) {
        out += key
        JSONText.append(string: text, to: &out)
    }

    /// The evidence that `json` holds, or nil where it is none of ours.
    ///
    /// Cost: one pass for what this program wrote; some sixty times that for other spellings of the same.
    public init?(json: String) {
        if let evidence = EvidenceScanner.evidence(in: json) {
            self = evidence
        } else {
            self.init(decoding: json)
        }
    }

    /// The same by Foundation's decoder, whatever the order of the keys.
    init?(decoding json: String) {
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
