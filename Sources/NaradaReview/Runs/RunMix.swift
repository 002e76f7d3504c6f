internal import Foundation
public import NaradaModel

/// How the rows of a run divide: by outcome, by what carried the mapping, by confidence. What drift is measured on.
public struct RunMix: Hashable, Sendable {
    /// A way to divide rows.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case outcome, method, confidence

        var label: String {
            switch self {
            case .outcome: "what became of the rows"
            case .method: "what carried the mappings"
            case .confidence: "how sure the mappings are"
            }
        }
    }

    /// Rows by the name of their part.
    public var parts: [Kind: [String: Int]]

    /// The mix of a run that has just ended.
    public init(_ report: RunReport) {
        parts = [
            .outcome: [
                "mapped": report.newMappings + report.changed + report.kept,
                "wait": report.toReview + report.demoted, "unmatched": report.unmatched,
            ],
            .method: Dictionary(uniqueKeysWithValues: report.byMethod.map { ($0.key.rawValue, $0.value) }),
            .confidence: Dictionary(uniqueKeysWithValues: report.byConfidence.map { ($0.key.rawValue, $0.value) }),
        ]
    }

    /// The mix of an earlier run from its stored counts, the JSON of its report; nil where they are none of ours.
    public init?(counts json: String) {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(json.utf8)) else { return nil }
        parts = [
            .outcome: [
                "mapped": stored.new_mappings + stored.changed + stored.kept,
                "wait": stored.to_review + (stored.demoted ?? 0), "unmatched": stored.unmatched,
            ],
            .method: stored.by_method ?? [:], .confidence: stored.by_confidence ?? [:],
        ]
    }

    // Property names are the keys of the JSON.
    private struct Stored: Decodable {
        var new_mappings: Int
        var changed: Int
        var kept: Int
        var to_review: Int
        var demoted: Int?
        var unmatched: Int
        var by_method: [String: Int]?
        var by_confidence: [String: Int]?
    }
}

/// A range of confidence, narrow where most mappings are; the raw value is its name in JSON.
public enum ConfidenceBand: String, Hashable, Sendable, CaseIterable {
    case below50 = "0-49"
    case from50 = "50-69"
    case from70 = "70-84"
    case from85 = "85-89"
    case from90 = "90-94"
    case from95 = "95-98"
    case at99 = "99"
    case certain = "100"

    /// The band that holds the confidence.
    public init(_ confidence: Confidence) {
        switch confidence.percent {
        case ..<50: self = .below50
        case ..<70: self = .from50
        case ..<85: self = .from70
        case ..<90: self = .from85
        case ..<95: self = .from90
        case ..<99: self = .from95
        case 99: self = .at99
        default: self = .certain
        }
    }
}
