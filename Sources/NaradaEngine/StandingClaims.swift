import NaradaModel
import NaradaResolution
import NaradaStore

/// Which rows claim which tracks: those mapped by this run, and those that earlier runs mapped, which are read when a
/// track first comes up.
///
/// A row that this run judges itself is left to that: its earlier claim counts only where its length is the track's.
struct StandingClaims {
    /// The rows mapped so far whose claim can still be beaten, by their ids.
    private(set) var beatable: [Int64: Acceptance] = [:]
    private var claims = ReleaseClaims()
    /// The tracks whose earlier rows are known; nil where no earlier run has mapped anything.
    private var readTracks: Set<Int64>?
    private let judgesAll: Bool

    /// - Parameter judgesAll: whether this run judges every row.
    init(in session: Session, judgesAll: Bool) throws {
        readTracks = try RunMappingReader.hasAny(in: session) ? [] : nil
        self.judgesAll = judgesAll
    }

    /// Nothing: what is left in a place from which the claims were moved.
    init() {
        readTracks = nil
        judgesAll = false
    }

    /// Whether the earlier claims to the track are still to be read.
    func isUnread(_ trackID: Int64) -> Bool { readTracks.map { !$0.contains(trackID) } ?? false }

    /// Reads the claims to the track that earlier runs made; must come before this run maps a row to it, or takes one
    /// away.
    mutating func read(_ trackID: Int64, in session: Session) throws {
        guard isUnread(trackID) else { return }
        readTracks?.insert(trackID)
        try RunMappingReader.forEach(of: trackID, in: session) { mapping in
            let track = mapping.track
            let length = track.facts.durationMs
            guard let claim = ReleaseClaims.Claim(of: mapping.connectorTrack, to: track.id, lasting: length) else {
                return
            }
            if !claim.isNear {
                guard !judgesAll, mapping.isSettled, mapping.method.isDescription, !claims.isBeaten(claim) else {
                    return
                }
                beatable[mapping.connectorTrack.id] = Acceptance(kind: .earlier, method: mapping.method)
            }
            _ = claims.add(claim, rowID: mapping.connectorTrack.id)
        }
    }

    /// Notes that the track is this run's own, so that no earlier run can have mapped to it.
    mutating func found(_ trackID: Int64) { readTracks?.insert(trackID) }

    /// Whether a sibling has the better claim, so that this row's must be looked at by a person.
    func isBeaten(_ claim: ReleaseClaims.Claim) -> Bool { claims.isBeaten(claim) }

    /// Notes the claim of a row that was mapped; returns the rows that it beats, and how they had been counted.
    mutating func add(_ claim: ReleaseClaims.Claim, of rowID: Int64, beatableAs acceptance: Acceptance?) -> [(
        rowID: Int64, acceptance: Acceptance
    )] {
        if let acceptance { beatable[rowID] = acceptance }
        return claims.add(claim, rowID: rowID).compactMap { rowID in
            beatable.removeValue(forKey: rowID).map { (rowID, $0) }
        }
    }
}
