public import NaradaModel

/// What another judgement of the same row saw otherwise.
public enum EvidenceChange {
    /// Lines for a person: another matcher, fields whose comparison level changed, the rival. Empty where nothing did.
    public static func lines(from before: Evidence, to after: Evidence) -> [String] {
        var lines: [String] = []
        if before.matcherVersion != after.matcherVersion {
            lines.append("matcher \(before.matcherVersion.prefix(12)) became \(after.matcherVersion.prefix(12))")
        }
        for field in after.fields {
            guard let earlier = before.fields.first(where: { $0.matcher == field.matcher }),
                earlier.level != field.level
            else { continue }
            lines.append(
                "\(field.matcher): \(earlier.level) (\(Numerals.bits(earlier.weight))) became \(field.level) "
                    + "(\(Numerals.bits(field.weight)))")
        }
        if before.runnerUp?.trackID != after.runnerUp?.trackID, let rival = after.runnerUp {
            lines.append("track \(rival.trackID) became the runner-up")
        }
        return lines
    }
}
