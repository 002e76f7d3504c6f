internal import Foundation
internal import NaradaModel

/// What would change a verdict: pure arithmetic on the evidence and the two thresholds.
struct VerdictChange: Hashable, Sendable {
    /// The pair as it would stand if one field had not been compared.
    struct Without: Hashable, Sendable {
        var field: Evidence.Field
        var total: Double
        var confidence: Confidence
        var zone: Zone
    }

    /// Bits by which the total passes acceptance, negative where they are missing; nil where acceptance asks for 100,
    /// which no evidence reaches, or for 0, which needs none.
    var acceptSpare: Double?
    /// The same for review.
    var reviewSpare: Double?
    /// For an accepted pair the field that carries most, for any other the one that costs most; nil where none does.
    var decisive: Without?
    /// The matchers that had nothing to compare.
    var silent: [String]

    /// The level of every matcher that had nothing to compare, as profiles spell it.
    private static let missing = "missing"

    /// What evidence lists of a profile's calibration: it compares nothing, so that no pair could be without it.
    private static let calibration = "calibrated"

    init(evidence: Evidence, zone: Zone, settings: Settings) {
        acceptSpare = Self.bits(for: settings.accept).map { evidence.total - $0 }
        reviewSpare = Self.bits(for: settings.review).map { evidence.total - $0 }
        silent = evidence.fields.filter { $0.level == Self.missing }.map(\.matcher)
        // The first of equals, so that the answer hangs on the profile's order and on nothing else.
        let fields = evidence.fields.filter { $0.matcher != Self.calibration }
        let field =
            zone == .accept
            ? fields.filter { $0.weight > 0 }.max { $0.weight < $1.weight }
            : fields.filter { $0.weight < 0 }.min { $0.weight < $1.weight }
        decisive = field.map { Self.without($0, evidence: evidence, settings: settings) }
    }

    /// The least total in bits that has this confidence: log2(p / (1 − p)); nil for 0 and 100.
    static func bits(for confidence: Confidence) -> Double? {
        guard (1...99).contains(confidence.percent) else { return nil }
        let probability = Double(confidence.percent) / 100
        return log2(probability / (1 - probability))
    }

    private static func without(_ field: Evidence.Field, evidence: Evidence, settings: Settings) -> Without {
        let total = evidence.total - field.weight
        let confidence = Confidence(probability: Evidence.probability(ofBits: total))
        let unrivalled = Confidence(probability: Evidence.probability(ofBits: total - evidence.competition))
        let left = evidence.reasons.filter { $0 != .belowAcceptance && !$0.isGone(without: field, of: evidence) }
        // The rules of a decision: an identifier's contradiction and a tie of good answers are always a person's.
        let zone: Zone =
            if left.contains(.identifierContradiction) || (left.contains(.tie) && unrivalled >= settings.accept) {
                .review
            } else if confidence >= settings.accept {
                left.isEmpty ? .accept : .review
            } else {
                confidence >= settings.review ? .review : .reject
            }
        return Without(field: field, total: total, confidence: confidence, zone: zone)
    }
}

extension ReviewReason {
    /// Whether the reason goes away with the field: it was raised by it, and no other field raises it too.
    fileprivate func isGone(without field: Evidence.Field, of evidence: Evidence) -> Bool {
        guard raisers.contains(field.matcher) else { return false }
        return !evidence.fields.contains { $0 != field && $0.weight < 0 && raisers.contains($0.matcher) }
    }

    /// The matchers whose conflict raises the reason, as profiles spell them.
    private var raisers: Set<String> {
        switch self {
        case .versionConflict: ["version"]
        case .partConflict: ["parts"]
        case .descriptionConflict: ["title", "artists"]
        case .identifierContradiction: ["title", "artists", "version", "parts", "duration"]
        case .identifierConflict: ["mbid"]
        case .tie, .sibling, .cannotCompare, .belowAcceptance, .rejectedByPerson: []
        }
    }
}
