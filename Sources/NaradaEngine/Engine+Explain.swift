import NaradaMatching
public import NaradaModel
import NaradaResolution
import NaradaReview
import NaradaStore

extension Engine {
    /// Why a connector row is, may be or is not an internal track, judged anew against the library as it is.
    ///
    /// Cost: reads and folds the whole library.
    ///
    /// - Parameters:
    ///   - name: the row's number in the database, or `CONNECTOR:ID`.
    ///   - trackID: the internal track to judge; the best candidate where nil.
    ///   - options: profile and thresholds; the rest is not looked at.
    public func explain(_ name: String, trackID: Int64? = nil, options: RunOptions = RunOptions()) throws -> any Report
    {
        let resolver = try options.resolver()
        let store = try openStore(.readOnly)
        guard let row = try store.withReadSession({ try Self.connectorTrack(named: name, in: $0) }) else {
            throw EngineFault.unknownConnectorTrack(name)
        }
        if let trackID, try store.withReadSession({ try TrackReader.track(id: trackID, in: $0) }) == nil {
            throw EngineFault.unknownTrack(trackID)
        }
        let threads = options.threads ?? RunOptions.allCores
        let library = try LibraryReading(store: store, threads: threads).read()
        let exclusions = try store.withReadSession {
            try Exclusions(in: $0, matcherVersion: resolver.model.profile.version, onePerConnector: false)
        }
        let decision = resolver.resolve(
            TrackFolder().fold(row.facts), in: library, excluding: exclusions.question(about: row),
            unless: exclusions.areDistinct, about: trackID)
        return try store.withReadSession { session in
            var explanation = Explanation(
                connectorTrack: row, pair: nil, candidates: decision.comparisons, settings: resolver.settings)
            if let proposal = decision.proposal, let track = try TrackReader.track(id: proposal.trackID, in: session) {
                let runnerUp = try proposal.evidence.runnerUp.flatMap {
                    try TrackReader.track(id: $0.trackID, in: session)
                }
                explanation.pair = Explanation.Pair(
                    track: track, evidence: proposal.evidence, method: proposal.method,
                    confidence: proposal.confidence, zone: decision.zone, runnerUp: runnerUp)
                explanation.state = try ReviewEntryReader.state(
                    in: session, connectorTrackID: row.id, trackID: proposal.trackID)
            }
            return explanation
        }
    }

    static func connectorTrack(named name: String, in session: Session) throws -> ConnectorTrack? {
        if let id = Int64(name) { return try ConnectorTrackReader.row(id: id, in: session) }
        guard let colon = name.firstIndex(of: ":") else { return nil }
        let serviceID = ServiceID(service: String(name[..<colon]), id: String(name[name.index(after: colon)...]))
        return try ConnectorTrackReader.row(serviceID: serviceID, in: session)
    }
}
