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

    init(evidence: Evidence, zone: Zone, settings: Settings) {
        acceptSpare = Self.bits(for: settings.accept).map { evidence.total - $0 }
        reviewSpare = Self.bits(for: settings.review).map { evidence.total - $0 }
        silent = evidence.fields.filter { $0.left == nil || $0.right == nil }.map(\.matcher)
        // The first of equals, so that the answer hangs on the profile's order and on nothing else.
        let field =
            zone == .accept
            ? evidence.fields.filter { $0.weight > 0 }.max { $0.weight < $1.weight }
            : evidence.fields.filter { $0.weight < 0 }.min { $0.weight < $1.weight }
        decisive = field.map { Self.without($0, evidence: evidence, settings: settings) }
    }

    /// The least total in bits that has this confidence: log2(p / (1 − p)); nil for 0 and 100.
    static func bits(for confidence: Confidence) -> Double? {
        guard (1...99).contains(confidence.percent) else { return nil }
        let probability = Double(confidence.percent) / 100
        return log2(probability / (1 - probability))
    }

    /// 2^total / (1 + 2^total), computed so that no total overflows.
    static func probability(ofTotal total: Double) -> Double { 1 / (1 + exp2(-total)) }

    private static func without(_ field: Evidence.Field, evidence: Evidence, settings: Settings) -> Without {
        let total = evidence.total - field.weight
        let confidence = Confidence(probability: probability(ofTotal: total))
        let stillBlocked = evidence.reasons.contains { $0 != .belowAcceptance && !$0.isRaised(by: field) }
        let zone: Zone =
            if confidence >= settings.accept && !stillBlocked {
                .accept
            } else {
                confidence >= settings.review || stillBlocked ? .review : .reject
            }
        return Without(field: field, total: total, confidence: confidence, zone: zone)
    }
}

extension ReviewReason {
    /// Whether the reason goes away with the field: a version conflict is raised by the version matcher alone.
    fileprivate func isRaised(by field: Evidence.Field) -> Bool {
        switch self {
        case .versionConflict: field.matcher.hasPrefix("version")
        case .partConflict: field.matcher.hasPrefix("part")
        // An identifier contradicts whichever field speaks against it.
        case .identifierContradiction: true
        case .tie, .cannotCompare, .belowAcceptance, .rejectedByPerson: false
        }
    }
}
