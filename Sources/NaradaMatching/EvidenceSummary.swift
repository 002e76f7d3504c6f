public import NaradaModel

/// The gist of a pair's evidence in one line: what a pipe gets as `reason`.
public enum EvidenceSummary {
    /// The review reasons where there are any; else what speaks for an accepted pair, or against a rejected one,
    /// strongest first: "the same title, the same artists, lengths within 1 s".
    public static func line(_ evidence: Evidence, zone: Zone) -> String {
        if !evidence.reasons.isEmpty && zone != .accept {
            return evidence.reasons.map(\.label).joined(separator: "; ")
        }
        let sign: Double = zone == .reject ? -1 : 1
        let telling = evidence.fields.enumerated()
            .filter { $0.element.weight * sign > leastTold && $0.element.matcher != calibration }
            .sorted { ($1.element.weight * sign, $0.offset) < ($0.element.weight * sign, $1.offset) }
            .map { MatcherCatalogue.label(matcher: $0.element.matcher, level: $0.element.level) }
        return telling.isEmpty ? "nothing that could be compared" : telling.joined(separator: ", ")
    }

    /// The name under which evidence lists what a calibration changes: no field, and nothing to be told.
    static let calibration = "calibrated"

    /// A field of less weight, in bits, is not worth a reader's time.
    private static let leastTold = 0.5
}
