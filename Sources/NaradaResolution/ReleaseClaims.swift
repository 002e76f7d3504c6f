import NaradaMatching
public import NaradaModel

/// Which rows of one release claim which internal track: a release holds a recording once.
///
/// A deluxe edition lists "Dreams" twice, in the studio and on stage, often with no mark at all. Where one row of a
/// service's album has the track's length and another has not, the second is another recording, however well its
/// title and artists agree.
public struct ReleaseClaims: Sendable {
    /// Lengths this near, in milliseconds, are one recording's: services round and cut by up to about 3 s.
    private static let nearMs = 3_000

    /// A row's claim to a track.
    public struct Claim: Hashable, Sendable {
        let release: UInt64
        /// Whether the lengths agree.
        public let isNear: Bool

        /// The claim of `row` to the internal track with that id, which lasts `durationMs`; nil where there is no album or
        /// no length to hold against another row's.
        public init?(of row: ConnectorTrack, to trackID: Int64, lasting durationMs: Int?) {
            guard let album = row.facts.album, !album.isEmpty, let one = row.facts.durationMs, let other = durationMs
            else { return nil }
            var key = Fingerprint()
            key.add(UInt64(bitPattern: trackID))
            key.add(part: row.serviceID.service)
            key.add(part: album)
            release = key.value
            isNear = abs(one - other) <= ReleaseClaims.nearMs
        }
    }

    /// Whether two rows of one service are listed as two recordings: the same album, at lengths too far apart for one.
    static func exclude(_ one: TrackFacts, _ other: TrackFacts) -> Bool {
        guard let album = one.album, !album.isEmpty, album == other.album, let length = one.durationMs,
            let otherLength = other.durationMs
        else { return false }
        return abs(length - otherLength) > nearMs
    }

    private var nearClaims: Set<UInt64> = []
    private var farRows: [UInt64: [Int64]] = [:]

    public init() {}

    /// Whether a sibling has the better claim, so that this row's must be looked at by a person.
    public func isBeaten(_ claim: Claim) -> Bool { !claim.isNear && nearClaims.contains(claim.release) }

    /// Notes the claim of a mapped row.
    ///
    /// - Returns: the rows mapped before that this claim beats; they are forgotten here.
    public mutating func add(_ claim: Claim, rowID: Int64) -> [Int64] {
        guard claim.isNear else {
            farRows[claim.release, default: []].append(rowID)
            return []
        }
        nearClaims.insert(claim.release)
        return farRows.removeValue(forKey: claim.release) ?? []
    }
}
