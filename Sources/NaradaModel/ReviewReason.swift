/// Why a pair was not decided by its confidence alone: the closed list of reasons that a person is told.
public enum ReviewReason: String, Hashable, Sendable, CaseIterable {
    /// An identifier says the same recording; title, artist, version or length says another.
    case identifierContradiction = "identifier_contradiction"
    /// Both sides carry MusicBrainz recording ids, and they differ.
    case identifierConflict = "identifier_conflict"
    /// One side is live, a remix, karaoke …, and the other is not, or another one.
    case versionConflict = "version_conflict"
    /// The part, movement or volume numbers differ.
    case partConflict = "part_conflict"
    /// Title or artists differ, and no identifier speaks for the pair.
    case descriptionConflict = "description_conflict"
    /// Another internal track answers the row about as well.
    case tie
    /// Title or artists could not be compared: missing, or in scripts with no bridge.
    case cannotCompare = "cannot_compare"
    /// The confidence lies between the two thresholds.
    case belowAcceptance = "below_acceptance"
    /// Another row of the same release answers the track better: a release holds a recording once.
    case sibling
    /// A person rejected this pair, before the matcher or one of the rows changed: only they may take that back.
    case rejectedByPerson = "rejected_by_person"

    /// The reason as a sentence for the reviewer, without a full stop.
    public var label: String {
        switch self {
        case .identifierContradiction: "identifiers agree but the description conflicts"
        case .identifierConflict: "MusicBrainz names two recordings"
        case .versionConflict: "the versions differ"
        case .partConflict: "the part numbers differ"
        case .descriptionConflict: "title or artists differ"
        case .tie: "another track answers as well"
        case .cannotCompare: "title or artists cannot be compared"
        case .belowAcceptance: "the evidence is not strong enough to accept"
        case .sibling: "another row of the same release answers the track better"
        case .rejectedByPerson: "a person rejected this pair"
        }
    }
}
