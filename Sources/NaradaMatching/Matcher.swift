/// A plug-in that looks at one field of two folded tracks and says at which comparison level they stand.
///
/// It never decides and never weighs: the profile gives each level its m and u probability, the scoring model adds
/// the weights up, and the decision rules know a matcher by its `role` alone. To add one, write a file with a type
/// like the others here, and list it in `MatcherCatalogue`.
public protocol Matcher: Sendable {
    /// The name in profiles and evidence, unique in the catalogue: `duration`.
    var name: String { get }
    /// What the field is to the decision rules.
    var role: MatcherRole { get }
    /// Every possible answer, best agreement first; at most 255.
    var levels: [ComparisonLevel] { get }
    /// The index in `levels` of the pair's level: `left` is the connector row, `right` the internal track.
    ///
    /// Both argument orders give the same level.
    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int
    /// Writes the level of each pair into the lane: `level` for many pairs at once, so that the pair loop calls a matcher
    /// it knows. No matcher need write its own.
    func compare(_ pairs: PairBatch, into lane: LevelLane)
    /// The value that was compared, as evidence shows it; nil where the row has none.
    func value(of track: FoldedTrack) -> String?
}

extension Matcher {
    public func compare(_ pairs: PairBatch, into lane: LevelLane) {
        pairs.write(into: lane) { row, track, _ in level(row, track) }
    }
}

/// What a field is to the decision rules.
public enum MatcherRole: Hashable, Sendable {
    /// A code that names the recording; it acquits, it does not convict. The exception is MusicBrainz, which keeps
    /// recordings apart by ear: two other ids of it are a person's matter unless another code is shared.
    case identifier(IdentifierKind)
    /// The name of the song: a conflict contradicts an identifier, and without one vetoes acceptance.
    case title
    /// Who is credited: a conflict contradicts an identifier, and without one vetoes acceptance unless length and album
    /// agree.
    case artists
    /// The kind of recording: a conflict vetoes acceptance.
    case version
    /// Part, movement or volume: a conflict vetoes acceptance.
    case parts
    /// The length: a conflict contradicts a single identifier; two kinds that agree outvote it.
    case duration
    /// The release: with the length it can stand in for artists that differ or are unknown.
    case album
    /// The place on the release.
    case position
    /// The year of release: evidence, and no matter of the rules.
    case year
}

/// The kinds of identifier, in the order in which they name a mapping's method.
public enum IdentifierKind: Hashable, Sendable {
    case serviceID, isrc, mbid
}
