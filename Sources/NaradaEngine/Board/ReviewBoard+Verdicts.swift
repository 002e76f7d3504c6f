public import NaradaModel
import NaradaStore

extension ReviewBoard {
    /// Stores a person's verdict on a question, if it still waits as it was shown.
    ///
    /// - Parameters:
    ///   - trackID: another track than the proposed one; nil for that.
    ///   - seen: `BoardCard.seen` of what the person looked at.
    public func answer(
        _ verdict: Verdict, itemID: Int64, trackID: Int64? = nil, note: String? = nil, seen: String
    ) throws -> BoardAnswer {
        let answer = try store.withSession { session -> BoardAnswer in
            guard let entry = try ReviewQueueReader.entry(itemID: itemID, in: session) else { return .gone }
            guard entry.fingerprint == seen else { return .changed }
            if let trackID, try TrackReader.track(id: trackID, in: session) == nil { return .unknownTrack(trackID) }
            let decisionID = try Self.record(
                verdict, row: entry.connectorTrack.id, track: trackID ?? entry.track.id, note: note, in: session)
            return .stored(stroke: decisionID, pairs: 1)
        }
        if case .stored(let decisionID, _) = answer {
            _ = remember(Stroke(decisionIDs: [decisionID], firstItem: itemID))
        }
        return answer
    }

    /// Stores a person's verdict on every waiting pair of a group, if the same pairs wait that were counted for the
    /// person; all in one transaction.
    ///
    /// - Parameter seen: `BoardGroup.seen` of what the person looked at.
    public func answerGroup(
        _ verdict: Verdict, group key: String, note: String? = nil, seen: String
    ) throws -> BoardAnswer {
        var stroke = Stroke(decisionIDs: [], firstItem: 0)
        let answer = try store.withSession { session -> BoardAnswer in
            let items = try ReviewQueueReader.items(in: session, filter: ReviewFilter(group: key))
            guard let first = items.first else { return .gone }
            guard Self.fingerprint(of: items) == seen else { return .changed }
            stroke.firstItem = first.id
            for item in items {
                stroke.decisionIDs.append(
                    try Self.record(
                        verdict, row: item.connectorTrackID, track: item.trackID, note: note, in: session))
            }
            return .stored(stroke: stroke.decisionIDs.first ?? 0, pairs: items.count)
        }
        if case .stored = answer { _ = remember(stroke) }
        return answer
    }

    /// Takes an answer back, a group's verdicts together, all in one transaction.
    ///
    /// - Parameter number: the stroke of `BoardAnswer.stored`.
    public func takeBack(_ number: Int64) throws -> BoardReturn {
        guard let stroke = stroke(number) else { return .unknown }
        do {
            try store.withSession { session in
                for id in stroke.decisionIDs.reversed() { try DecisionUndo.takeBack(id, in: session) }
            }
        } catch StoreFault.noSuchRow {
            forget(number)
            return .overtaken
        }
        forget(number)
        return .takenBack(itemID: stroke.firstItem, pairs: stroke.decisionIDs.count)
    }

    private static func record(
        _ verdict: Verdict, row: Int64, track: Int64, note: String?, in session: Session
    ) throws -> Int64 {
        let decision =
            verdict == .newTrack
            ? try DecisionWriter.recordNewTrack(connectorTrackID: row, note: note, in: session)
            : try DecisionWriter.record(verdict, connectorTrackID: row, trackID: track, note: note, in: session)
        return decision.id ?? 0
    }
}
