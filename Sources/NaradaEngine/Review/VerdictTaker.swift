import NaradaImport
import NaradaModel
import NaradaStore

/// Takes one verdict of a file over into the database.
struct VerdictTaker {
    enum Outcome {
        case recorded, replaced, unchanged
        case conflict(problem: String, advice: String)
        case refused(problem: String, advice: String)
    }

    let session: Session
    let replace: Bool

    func take(_ line: FiledVerdict) throws -> Outcome {
        guard let row = try row(line.serviceID) else {
            return .refused(
                problem: "the database has no row \"\(line.serviceID.description.harmless)\"",
                advice: "import the service's tracks first")
        }
        let track: Track?
        switch try self.track(of: line) {
        case .found(let found): track = found
        case .none where line.verdict == .newTrack || line.verdict == .skip: track = nil
        case .none:
            return .refused(
                problem: "none of the track's names is known here",
                advice: "give track, track_origins, right_mbid or right_isrc of a track in this database")
        case .several(let ids):
            return .refused(
                problem: "the track may be \(ids.map(String.init).joined(separator: " or "))",
                advice: "write the right one into the column track")
        }
        let standing = try DecisionReader.verdicts(connectorTrackID: row.id, in: session)
        if isThere(line.verdict, track, standing) { return .unchanged }
        let conflict = standing.first { contradicts($0, line.verdict, track) }
        if let conflict, !replace {
            let what = conflict.verdict + (conflict.trackID.map { " of track \($0)" } ?? "")
            return .conflict(
                problem: "\(line.verdict.rawValue) contradicts the verdict that stands here, \(what)",
                advice: "keep it, or import with --replace")
        }
        if line.verdict == .newTrack {
            try DecisionWriter.recordNewTrack(connectorTrackID: row.id, note: line.note, in: session)
        } else {
            try DecisionWriter.record(
                line.verdict, connectorTrackID: row.id, trackID: track?.id, note: line.note, in: session)
        }
        return conflict == nil ? .recorded : .replaced
    }

    /// Whether the same was said here already; "not now" says less than any verdict.
    private func isThere(_ verdict: Verdict, _ track: Track?, _ standing: [MatchDecisionRecord]) -> Bool {
        switch verdict {
        case .accept, .reject: standing.contains { $0.verdict == verdict.rawValue && $0.trackID == track?.id }
        case .newTrack: standing.contains { $0.verdict == verdict.rawValue }
        case .skip: !standing.isEmpty
        }
    }

    private func contradicts(_ standing: MatchDecisionRecord, _ verdict: Verdict, _ track: Track?) -> Bool {
        guard let was = Verdict(rawValue: standing.verdict) else { return false }
        switch (verdict, was) {
        case (.accept, .accept), (.accept, .newTrack), (.newTrack, .accept): return true
        case (.accept, .reject), (.reject, .accept): return standing.trackID == track?.id
        case (.reject, .newTrack): return standing.trackID == track?.id
        default: return false
        }
    }

    // MARK: Names

    private func row(_ id: ServiceID) throws -> ConnectorTrack? {
        if let row = try ConnectorTrackReader.row(serviceID: id, in: session) { return row }
        // A spreadsheet's guard against formulas: `'-abc` for `-abc`.
        guard id.id.hasPrefix("'") else { return nil }
        return try ConnectorTrackReader.row(
            serviceID: ServiceID(service: id.service, id: String(id.id.dropFirst())), in: session)
    }

    private enum Found {
        case found(Track)
        case several([Int64])
        case none
    }

    /// The track by its imported rows, then its id, then its identifiers: an id alone may mean another track in
    /// another database, so that it counts only where the description agrees or the file has none.
    private func track(of line: FiledVerdict) throws -> Found {
        for origin in line.origins {
            if let track = try TrackFinder.track(origin: origin, in: session), agrees(track, line.track) {
                return .found(track)
            }
        }
        if let id = line.trackID, let track = try TrackReader.track(id: id, in: session), agrees(track, line.track) {
            return .found(track)
        }
        guard let facts = line.track else { return .none }
        let sharing = try TrackFinder.tracks(sharingIdentifiersOf: facts, in: session).filter { agrees($0, facts) }
        guard let first = sharing.first else { return .none }
        return sharing.count == 1 ? .found(first) : .several(sharing.map(\.id))
    }

    /// Whether the titles are equal but for case, outer blanks and what a spreadsheet needs; true without a title.
    private func agrees(_ track: Track, _ facts: TrackFacts?) -> Bool {
        guard let facts else { return true }
        func plain(_ text: String) -> String {
            let shown = text.harmless.lowercased().split(separator: " ").joined(separator: " ")
            return shown.hasPrefix("'") ? String(shown.dropFirst()) : shown
        }
        return plain(facts.title) == plain(track.facts.title)
    }
}
