import NaradaStore

/// The internal tracks that a person said a connector track is not.
struct RejectedTracks: Sendable {
    private var standing: [Int64: Set<Int64>] = [:]
    private var expired: Set<TrackPair> = []

    init(_ rejections: Rejections) {
        for pair in rejections.standing { standing[pair.connectorTrackID, default: []].insert(pair.trackID) }
        expired = rejections.expired
    }

    /// Every rejection stands, whatever changed since.
    init(all pairs: Set<TrackPair>) {
        for pair in pairs { standing[pair.connectorTrackID, default: []].insert(pair.trackID) }
    }

    /// The tracks that are not to be proposed for the row.
    subscript(connectorTrackID: Int64) -> Set<Int64> { standing[connectorTrackID] ?? [] }

    /// Whether a person rejected the pair, and the matcher or one of the rows changed since.
    func hasExpired(_ connectorTrackID: Int64, _ trackID: Int64) -> Bool {
        expired.contains(TrackPair(trackID: trackID, connectorTrackID: connectorTrackID))
    }
}
