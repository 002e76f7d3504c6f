import NaradaStore

/// The internal tracks that a person said a connector track is not.
struct RejectedTracks: Sendable {
    private var tracks: [Int64: Set<Int64>] = [:]

    init(_ pairs: Set<TrackPair>) {
        for pair in pairs { tracks[pair.connectorTrackID, default: []].insert(pair.trackID) }
    }

    subscript(connectorTrackID: Int64) -> Set<Int64> { tracks[connectorTrackID] ?? [] }
}
