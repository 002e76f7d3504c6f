public import NaradaModel

/// Which findings take a pair out of the hands of its confidence.
///
/// The rules are a librarian's, not a data set's: identifiers acquit, they do not convict; a version or part conflict
/// is never accepted unseen; what could not be compared is not known to agree.
public enum DecisionRules {
    /// Goes into the matcher version: raised when a rule changes.
    public static let revision = 5

    /// The reasons for which the pair may not be accepted without a person, in the order of `ReviewReason`; empty
    /// where its confidence may decide.
    public static func reasons(for findings: Findings) -> [ReviewReason] {
        var reasons: [ReviewReason] = []
        visitReasons(for: findings) { reasons.append($0) }
        return reasons
    }

    /// Whether there are no reasons.
    static func allow(_ findings: Findings) -> Bool {
        var isFree = true
        visitReasons(for: findings) { _ in isFree = false }
        return isFree
    }

    /// Whether there may be no reasons, by what titles, identifiers, length and place say alone; false is certain whatever
    /// the others say. Asked of the titles before the other three, true stays true.
    static func mayAllow(_ findings: Findings) -> Bool {
        guard findings.contains(.titleConflicts), findings.isDisjoint(with: .anyIdentifier) else { return true }
        // Only a seat with its length names a track that its title fails to.
        return findings.isSuperset(of: [.positionAgrees, .durationAgrees])
    }

    private static func visitReasons(for findings: Findings, _ visit: (ReviewReason) -> Void) {
        visitContradictions(in: findings, visit)
        guard findings.isDisjoint(with: .anyIdentifier) else { return }
        // A compilation credited to "Various Artists" still names its tracks, and so does one whose credit is an alias
        // or misspelt beyond recognition: title and album with the length or the place leave little room for another
        // artist. And a place on an album is a seat number: with the length it names the track that a title fails to.
        let seated = findings.isSuperset(of: [.albumAgrees, .positionAgrees]) && !findings.contains(.durationConflicts)
        let placed = seated || findings.isSuperset(of: [.durationAgrees, .albumAgrees])
        let pinned = seated && findings.contains(.durationAgrees)
        // Where a title is blank or cut short, the artist with the seat, or with the number and the length where an album
        // is not told, names the track as well: untitled files are filed by just that.
        let filed =
            findings.contains(.artistsAgree)
            && (seated || findings.isSuperset(of: [.positionAgrees, .durationAgrees]))
        if (findings.contains(.titleConflicts) && !(pinned && findings.contains(.artistsAgree)))
            || (findings.contains(.artistsConflict) && !placed)
        {
            visit(.descriptionConflict)
        }
        // A video credits nobody, yet a title that hardly anyone else uses and the length leave little room either; nor
        // do such a title and its album, where no length speaks against them.
        let told =
            findings.isSuperset(of: [.durationAgrees, .titleTells])
            || findings.isSuperset(of: [.albumAgrees, .titleTells]) && !findings.contains(.durationConflicts)
        if (findings.contains(.titleUnknown) && !(filed || pinned && !findings.contains(.artistsConflict)))
            || (findings.contains(.artistsUnknown) && !placed && !told)
        {
            visit(.cannotCompare)
        }
    }

    /// Whether the findings say that two rows are no recording of one group, however well others of it agree with both:
    /// titles and artists may be misspelt, but identifiers, versions and parts are told on purpose.
    public static func contradict(_ findings: Findings) -> Bool {
        var contradict = false
        visitContradictions(in: findings) { _ in contradict = true }
        return contradict
    }

    /// The reasons that no agreement of title and artists takes away.
    private static func visitContradictions(in findings: Findings, _ visit: (ReviewReason) -> Void) {
        if contradictsIdentifier(findings) { visit(.identifierContradiction) }
        // MusicBrainz keeps recordings apart by ear; where it has them twice by mistake, a person must say so.
        if findings.contains(.otherMBID), findings.isDisjoint(with: .anyIdentifier) { visit(.identifierConflict) }
        if findings.contains(.versionConflicts) { visit(.versionConflict) }
        if findings.contains(.partsConflict) { visit(.partConflict) }
    }

    /// Whether an identifier says one recording and the description another.
    private static func contradictsIdentifier(_ findings: Findings) -> Bool {
        guard !findings.isDisjoint(with: .anyIdentifier) else { return false }
        if !findings.isDisjoint(with: [.titleConflicts, .artistsConflict, .versionConflicts, .partsConflict]) {
            return true
        }
        // Two independent codes that agree outvote a length, which depends on the pressing.
        return findings.contains(.durationConflicts) && !findings.isSuperset(of: [.sharedISRC, .sharedMBID])
    }
}
