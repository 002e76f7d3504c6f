import Foundation

extension Evidence {
    /// The JSON of the `evidence` columns, one line, keys in this order:
    ///
    ///     {"v":1,"matcher":"3f…","prior":-9.97,"fields":[{"m":"title","level":"exact","l":"Hurt","r":"Hurt","w":9.5}],
    ///      "competition":-0.2,"total":20.1,"runner_up":{"track":7,"total":3.2},"margin":17.1,"reasons":["tie"]}
    ///
    /// `l`/`r` are left out where the row has no value; `competition`, `runner_up`, `margin` and `reasons` where there
    /// are none. Bits are rounded to three decimals.
    public var json: String { writing(addOwnFields) { $0.text } }

    /// The same JSON in UTF-8, for whoever writes it on: a `String` of it would be checked letter by letter.
    public var jsonUTF8: [UInt8] { jsonUTF8(addOwnFields) }

    /// The same with the fields that `addFields` adds in the place of its own.
    public func jsonUTF8(_ addFields: (inout EvidenceFieldsJSON) -> Void) -> [UInt8] { writing(addFields) { $0.utf8 } }

    private func addOwnFields(to json: inout EvidenceFieldsJSON) {
        for field in fields {
            json.add(
                Heading(matcher: field.matcher, level: field.level), left: field.left, right: field.right,
                weight: field.weight)
        }
    }

    /// What `finish` makes of the JSON, which is written on the stack where it is as long as usual.
    private func writing<Result>(
        _ addFields: (inout EvidenceFieldsJSON) -> Void, _ finish: (borrowing JSONBytes) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.usualLength) { room in
            var json = EvidenceFieldsJSON(lent: room)
            write(to: &json, addFields)
            return finish(json.out)
        }
    }

    private func write(to json: inout EvidenceFieldsJSON, _ addFields: (inout EvidenceFieldsJSON) -> Void) {
        json.out.add(#"{"v":1,"matcher":"#)
        json.out.add(string: matcherVersion)
        json.out.add(#","prior":"#)
        json.out.add(prior, decimals: Self.decimals)
        json.out.add(#","fields":["#)
        addFields(&json)
        json.out.add("]")
        if competition != 0 {
            json.out.add(#","competition":"#)
            json.out.add(competition, decimals: Self.decimals)
        }
        json.out.add(#","total":"#)
        json.out.add(total, decimals: Self.decimals)
        if let runnerUp {
            json.out.add(#","runner_up":{"track":"#)
            json.out.add(runnerUp.trackID)
            json.out.add(#","total":"#)
            json.out.add(runnerUp.total, decimals: Self.decimals)
            json.out.add("}")
        }
        if let margin {
            json.out.add(#","margin":"#)
            json.out.add(margin, decimals: Self.decimals)
        }
        if !reasons.isEmpty {
            json.out.add(#","reasons":"#)
            json.out.add(json: JSONText.array(reasons.map { JSONText.string($0.rawValue) }))
        }
        json.out.add("}")
    }

    /// Bytes that evidence rarely has, and as many as the standard library lends on the stack.
    private static let usualLength = 1_024
    /// Digits that bits are rounded to.
    static let decimals = 3

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
