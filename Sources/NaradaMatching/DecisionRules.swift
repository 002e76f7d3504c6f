public import NaradaModel

/// Which findings take a pair out of the hands of its confidence.
///
/// The rules are a librarian's, not a data set's: identifiers acquit, they do not convict; a version or part conflict
/// is never accepted unseen; what could not be compared is not known to agree.
public enum DecisionRules {
    /// Goes into the matcher version: raised when a rule changes.
    public static let revision = 1

    /// The reasons for which the pair may not be accepted without a person, in the order of `ReviewReason`; empty
    /// where its confidence may decide.
    public static func reasons(for findings: Findings) -> [ReviewReason] {
        var reasons: [ReviewReason] = []
        let identified = !findings.isDisjoint(with: .anyIdentifier)
        let describedOtherwise: Findings = [
            .titleConflicts, .artistsConflict, .versionConflicts, .partsConflict, .durationConflicts,
        ]
        if identified && !findings.isDisjoint(with: describedOtherwise) { reasons.append(.identifierContradiction) }
        if findings.contains(.versionConflicts) { reasons.append(.versionConflict) }
        if findings.contains(.partsConflict) { reasons.append(.partConflict) }
        guard !identified else { return reasons }
        if !findings.isDisjoint(with: [.titleConflicts, .artistsConflict]) { reasons.append(.descriptionConflict) }
        // A title without artists can still be known by its length; without either it is a guess.
        if findings.contains(.titleUnknown)
            || (findings.contains(.artistsUnknown) && !findings.contains(.durationAgrees))
        {
            reasons.append(.cannotCompare)
        }
        return reasons
    }
}
