import NaradaModel
import NaradaStore

/// What is known beside the descriptions: which internal tracks a row is not, and which two tracks are not one recording.
struct Exclusions: Sendable {
    private struct Place: Hashable {
        var trackID: Int64
        var service: String
    }

    private let rejected: RejectedTracks
    private let distinct: Set<DistinctPair>
    /// Which row of a service each track has; nil where services may hold a recording twice.
    private var holders: [Place: Int64]?

    /// - Parameters:
    ///   - matcherVersion: the matcher that judges; a rejection of another one's judgement expires.
    ///   - onePerConnector: whether a service's row is excluded from the tracks that other rows of it have.
    init(in session: Session, matcherVersion: String, onePerConnector: Bool) throws {
        rejected = RejectedTracks(try DecisionReader.rejections(in: session, matcherVersion: matcherVersion))
        distinct = try DistinctTracks.pairs(in: session)
        guard onePerConnector else { return }
        var holders: [Place: Int64] = [:]
        try LiveMappingReader.forEach(in: session) { mapping in
            holders[Place(trackID: mapping.trackID, service: mapping.serviceID.service)] = mapping.connectorTrackID
        }
        self.holders = holders
    }

    /// Every rejection stands, whatever changed since: for comparing profiles, which asks nobody anything.
    init(comparingProfilesIn session: Session) throws {
        rejected = RejectedTracks(all: try DecisionReader.rejectedPairs(in: session))
        distinct = try DistinctTracks.pairs(in: session)
    }

    private init() { (rejected, distinct) = (RejectedTracks(all: []), []) }

    /// None: what is left in a place from which the exclusions were moved.
    static let none = Exclusions()

    /// Whether a person rejected the pair, or another row of the service has the track.
    func excludes(_ trackID: Int64, for row: ConnectorTrack) -> Bool {
        if rejected[row.id].contains(trackID) { return true }
        guard let holder = holders?[Place(trackID: trackID, service: row.serviceID.service)] else { return false }
        return holder != row.id
    }

    /// The question `excludes` about the row; nil where nothing excludes it from any track.
    func question(about row: ConnectorTrack) -> ((Int64) -> Bool)? {
        holders == nil && rejected[row.id].isEmpty ? nil : { excludes($0, for: row) }
    }

    /// Whether a person rejected the pair before something of it changed: then it may be asked about, and not mapped.
    func wasRejected(_ trackID: Int64, for row: ConnectorTrack) -> Bool { rejected.hasExpired(row.id, trackID) }

    /// Whether a person called the two tracks two recordings.
    func areDistinct(_ one: Int64, _ other: Int64) -> Bool {
        !distinct.isEmpty && distinct.contains(DistinctPair(one, other))
    }

    /// Notes that the row has the track.
    mutating func give(_ trackID: Int64, to row: ConnectorTrack) {
        holders?[Place(trackID: trackID, service: row.serviceID.service)] = row.id
    }
}
