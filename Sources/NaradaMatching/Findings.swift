/// What the decision rules look at in a pair's answers, whichever matchers gave them.
public struct Findings: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let sameServiceID = Findings(rawValue: 1 << 0)
    public static let sharedISRC = Findings(rawValue: 1 << 1)
    public static let sharedMBID = Findings(rawValue: 1 << 2)
    public static let titleConflicts = Findings(rawValue: 1 << 3)
    public static let titleUnknown = Findings(rawValue: 1 << 4)
    public static let artistsAgree = Findings(rawValue: 1 << 5)
    public static let artistsConflict = Findings(rawValue: 1 << 6)
    public static let artistsUnknown = Findings(rawValue: 1 << 7)
    public static let versionConflicts = Findings(rawValue: 1 << 8)
    public static let partsConflict = Findings(rawValue: 1 << 9)
    public static let durationAgrees = Findings(rawValue: 1 << 10)
    public static let durationConflicts = Findings(rawValue: 1 << 11)
    /// Both rows have MusicBrainz recording ids, and none in common.
    public static let otherMBID = Findings(rawValue: 1 << 12)
    public static let albumAgrees = Findings(rawValue: 1 << 13)

    /// The same place on the same album.
    public static let positionAgrees = Findings(rawValue: 1 << 14)
    /// The titles are one, and it is so rare a title that it nearly names the recording.
    public static let titleTells = Findings(rawValue: 1 << 15)

    static let anyIdentifier: Findings = [.sameServiceID, .sharedISRC, .sharedMBID]

    /// What a matcher of that role adds by such an answer.
    init(role: MatcherRole, answer: ComparisonLevel.Answer) {
        switch (role, answer) {
        case (.identifier(.serviceID), .agrees): self = .sameServiceID
        case (.identifier(.isrc), .agrees): self = .sharedISRC
        case (.identifier(.mbid), .agrees): self = .sharedMBID
        case (.identifier(.mbid), .conflicts): self = .otherMBID
        case (.title, .conflicts): self = .titleConflicts
        case (.title, .cannotCompare): self = .titleUnknown
        case (.artists, .agrees): self = .artistsAgree
        case (.artists, .conflicts): self = .artistsConflict
        case (.artists, .cannotCompare): self = .artistsUnknown
        case (.version, .conflicts): self = .versionConflicts
        case (.parts, .conflicts): self = .partsConflict
        case (.duration, .agrees): self = .durationAgrees
        case (.duration, .conflicts): self = .durationConflicts
        case (.album, .agrees): self = .albumAgrees
        case (.position, .agrees): self = .positionAgrees
        default: self = []
        }
    }
}
