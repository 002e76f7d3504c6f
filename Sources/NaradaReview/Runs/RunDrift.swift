internal import Foundation
internal import NaradaModel

/// Whether a run's rows divide otherwise than those of the run before: a sign that a source, the library or the matcher
/// changed in a way that nobody meant.
///
/// The measure is the population stability index, Σ (a − b) · ln(a / b) over the shares a and b of each part, as credit
/// scoring uses it to see whether a scored population has moved (Siddiqi, "Credit Risk Scorecards", 2006): below 0.1
/// nothing, from 0.25 a change that somebody should look at. Half a row is added to each part, so that an empty one
/// does not make it infinite.
public struct RunDrift: Hashable, Sendable {
    /// One division that moved.
    public struct Finding: Hashable, Sendable {
        public var kind: RunMix.Kind
        /// The index, 0 for equal shares.
        public var index: Double
        /// The part whose share moved most, and both its shares, 0...1.
        public var part: String
        public var before: Double
        public var after: Double
    }

    /// The run compared with.
    public var previousRun: Int64
    /// Whether the two were of one matcher version.
    public var matcherChanged: Bool
    /// The divisions that moved by `threshold` or more, in the order of `RunMix.Kind`.
    public var findings: [Finding]

    /// From here on a change is said.
    public static let threshold = 0.25
    /// Rows of a division that both runs must have. Of samples of 100 from one population the index of eight parts is
    /// 0.14 on average (about (parts − 1) · (1/n + 1/m)), well below the threshold.
    public static let leastRows = 100

    /// - Parameters:
    ///   - mix: the run that has ended.
    ///   - before: the run before it.
    public init(of mix: RunMix, against before: RunMix, previousRun: Int64, matcherChanged: Bool) {
        self.previousRun = previousRun
        self.matcherChanged = matcherChanged
        findings = RunMix.Kind.allCases.compactMap { kind in
            Self.finding(kind, mix.parts[kind] ?? [:], before: before.parts[kind] ?? [:])
        }
    }

    private static func finding(_ kind: RunMix.Kind, _ now: [String: Int], before: [String: Int]) -> Finding? {
        let (rows, rowsBefore) = (now.values.reduce(0, +), before.values.reduce(0, +))
        guard rows >= leastRows, rowsBefore >= leastRows else { return nil }
        let names = Set(now.keys).union(before.keys).sorted()
        var index = 0.0
        var moved: Finding?
        for name in names {
            func share(_ counts: [String: Int], of total: Int) -> Double {
                (Double(counts[name] ?? 0) + 0.5) / (Double(total) + 0.5 * Double(names.count))
            }
            let (a, b) = (share(now, of: rows), share(before, of: rowsBefore))
            index += (a - b) * log(a / b)
            if moved.map({ abs(a - b) > abs($0.after - $0.before) }) ?? true {
                moved = Finding(kind: kind, index: 0, part: name, before: b, after: a)
            }
        }
        guard index >= threshold, var moved else { return nil }
        moved.index = index
        return moved
    }

    /// Sentences for a person; empty where nothing moved.
    var sentences: [String] {
        findings.map { finding in
            let cause = matcherChanged ? ", with another matcher" : ""
            let part = finding.kind == .method ? finding.part.methodLabel : Self.label(finding.part)
            return "Unlike run \(previousRun)\(cause): \(finding.kind.label). \(part.harmless.capitalizedFirst): "
                + "\(Self.percent(finding.before)) then, \(Self.percent(finding.after)) now."
        }
    }

    private static func label(_ part: String) -> String {
        switch part {
        case "mapped": "mapped"
        case "wait": "waiting for a person"
        case "unmatched": "without a track"
        default: "confidence " + part.replacing("-", with: " to ")
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    var jsonObject: String {
        var object = JSONObject()
        object.add("previous_run", previousRun)
        object.add("matcher_changed", matcherChanged)
        let list = findings.map { finding in
            var member = JSONObject()
            member.add("kind", finding.kind.rawValue)
            member.add("index", finding.index)
            member.add("part", finding.part)
            member.add("share_before", json: JSONText.number(finding.before, decimals: 6))
            member.add("share_now", json: JSONText.number(finding.after, decimals: 6))
            return member.text
        }
        object.add("findings", json: JSONText.array(list))
        return object.text
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
