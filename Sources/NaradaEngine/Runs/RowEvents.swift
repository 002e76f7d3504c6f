import NaradaModel
import NaradaReview
import NaradaStore

/// A row's history told in the order in which it happened.
struct RowEvents {
    private let history: RowHistory

    init(_ history: RowHistory) { self.history = history }

    /// All that happened; of things at the same time, what ended comes before what began, a verdict before both.
    var all: [HistoryReport.Event] {
        var events: [(at: Timestamp, order: Int, event: HistoryReport.Event)] = []
        func add(_ order: Int, _ event: HistoryReport.Event) {
            events.append((event.at ?? Timestamp(microseconds: .min), order, event))
        }
        for decision in history.decisions { for event in verdict(decision) { add(0, event) } }
        for item in history.items { for event in question(item) { add(event.kind == .closed ? 1 : 4, event) } }
        for (index, mapping) in history.mappings.enumerated() {
            if mapping.isDeleted, !isEndedByEdit(Self.mappings, mapping.id) { add(2, ended(mapping)) }
            add(3, made(mapping, after: history.mappings[..<index].last))
        }
        for edit in history.edits where edit.table == Self.mappings { for event in edited(edit) { add(1, event) } }
        if let attempt = history.attempt, !attempt.isDeleted { add(5, unmatched(attempt)) }
        // Sorted by position too, since the standard sort does not promise to keep the order of equals.
        return events.enumerated().sorted {
            ($0.element.at, $0.element.order, $0.offset) < ($1.element.at, $1.element.order, $1.offset)
        }.map(\.element.event)
    }

    private static let mappings = "track_mappings"
    private static let decisions = "match_decisions"

    /// The first of what edits did to the row: a merge may have moved it since it was written.
    private func firstTrack(_ table: String, _ id: Int64?) -> Int64? {
        history.edits.first { $0.table == table && $0.rowID == id && $0.change == .moved }?.trackBefore
    }

    /// Whether an edit that stands ended the row, or one that was taken back had made it.
    private func isEndedByEdit(_ table: String, _ id: Int64?) -> Bool {
        history.edits.contains { edit in
            edit.table == table && edit.rowID == id
                && (edit.edit.undoneAt == nil ? edit.change == .deleted : edit.change == .inserted)
        }
    }

    private func track(_ id: Int64) -> String {
        history.tracks[id].map { "track \(id), \"\($0)\"" } ?? "track \(id)"
    }

    // MARK: Mappings

    private func made(_ mapping: TrackMappingRecord, after earlier: TrackMappingRecord?) -> HistoryReport.Event {
        let trackID = firstTrack(Self.mappings, mapping.id) ?? mapping.trackID
        let what = track(trackID)
        let sureness = ", confidence \(mapping.confidence)"
        let sentence: String
        if mapping.matchMethod == MatchMethod.manual.rawValue {
            sentence = "A person mapped it to \(what)"
        } else if let run = mapping.runID {
            sentence =
                mapping.matchMethod == MatchMethod.founded.rawValue
                ? "Run \(run) made \(what) of it"
                : "Run \(run) mapped it to \(what), by \(mapping.matchMethod)\(sureness)"
        } else {
            sentence = "Another program mapped it to \(what), by \(mapping.matchMethod)\(sureness)"
        }
        return HistoryReport.Event(
            at: mapping.createdAt, kind: .mapped, what: sentence, details: change(from: earlier, to: mapping),
            trackID: trackID, runID: mapping.runID)
    }

    /// What a merge, split or deletion did to a mapping, and that it was taken back.
    private func edited(_ change: RowEdit) -> [HistoryReport.Event] {
        let edit = change.edit
        let name = "e\(edit.id ?? 0)"
        let mapped = history.mappings.first { $0.id == change.rowID }
        let trackID = change.trackBefore ?? mapped?.trackID
        let what = trackID.map { " to track \($0)" } ?? ""
        // A mapping that a split made tells of itself as a person's.
        let done: String? =
            switch (edit.kind, change.change) {
            case (.merge, .moved): "A merge (\(name)) moved the mapping\(what) to \(track(edit.subjectID))"
            case (.merge, .deleted): "A merge (\(name)) ended the mapping\(what), which said the same twice"
            case (.split, .deleted): "A split (\(name)) ended the mapping\(what)"
            case (.delete, .deleted): "A deletion (\(name)) took the mapping\(what) with it"
            default: nil
            }
        guard let done else { return [] }
        var events = [HistoryReport.Event(at: edit.createdAt, kind: .edited, what: done, trackID: trackID)]
        if let undoneAt = edit.undoneAt {
            events.append(
                HistoryReport.Event(
                    at: undoneAt, kind: .edited, what: "Edit \(name) was taken back: the mapping\(what) stands again",
                    trackID: trackID))
        }
        return events
    }

    /// Why it is another mapping than the one before it.
    private func change(from earlier: TrackMappingRecord?, to mapping: TrackMappingRecord) -> [String] {
        guard let earlier, mapping.runID != nil, let before = earlier.evidence.flatMap({ Evidence(json: $0.text) }),
            let after = mapping.evidence.flatMap({ Evidence(json: $0.text) })
        else { return [] }
        return EvidenceChange.lines(from: before, to: after)
    }

    private func ended(_ mapping: TrackMappingRecord) -> HistoryReport.Event {
        let what = "the mapping to track \(mapping.trackID)"
        let sentence: String
        if let verdict = mapping.retiredByDecisionID {
            sentence =
                verdict == mapping.decisionID
                ? "A person took their verdict back, and with it \(what)" : "A person's verdict ended \(what)"
        } else if let run = mapping.retiredByRunID {
            sentence =
                run == mapping.runID ? "Run \(run) was taken back, and with it \(what)" : "Run \(run) ended \(what)"
        } else {
            sentence = "Another program ended \(what)"
        }
        return HistoryReport.Event(
            at: mapping.deletedAt, kind: .unmapped, what: sentence, trackID: mapping.trackID,
            runID: mapping.retiredByRunID)
    }

    // MARK: Questions and verdicts

    private func question(_ item: ReviewItemRecord) -> [HistoryReport.Event] {
        let reasons = Evidence(json: item.evidence.text)?.reasons ?? []
        var events = [
            HistoryReport.Event(
                at: item.createdAt, kind: .asked,
                what: "Run \(item.runID) asked whether it is \(track(item.trackID)), confidence \(item.confidence)",
                details: reasons.map(\.label), trackID: item.trackID, runID: item.runID)
        ]
        if item.state == .superseded {
            let by = item.closedByRunID.map {
                $0 == item.runID ? "Run \($0) was taken back, and with it" : "Run \($0) closed"
            }
            events.append(
                HistoryReport.Event(
                    at: item.updatedAt, kind: .closed, what: "\(by ?? "A later run closed") the question",
                    trackID: item.trackID, runID: item.closedByRunID))
        }
        return events
    }

    private func verdict(_ decision: MatchDecisionRecord) -> [HistoryReport.Event] {
        let what = (firstTrack(Self.decisions, decision.id) ?? decision.trackID).map(track)
        let sentence =
            switch Verdict(rawValue: decision.verdict) {
            case .accept: "A person said that it is \(what ?? "a track")"
            case .reject: "A person said that it is not \(what ?? "a track")"
            case .newTrack: "A person said that it is a new track"
            case .skip: "A person put it off"
            case nil: "A person said \"\(decision.verdict)\""
            }
        var events = [
            HistoryReport.Event(
                at: decision.decidedAt, kind: .decided, what: sentence,
                details: decision.note.map { ["Note: \($0)"] } ?? [],
                trackID: decision.trackID)
        ]
        if decision.isDeleted, decision.replacedByDecisionID == nil, !isEndedByEdit(Self.decisions, decision.id) {
            events.append(
                HistoryReport.Event(
                    at: decision.deletedAt, kind: .decided, what: "A person took that verdict back",
                    trackID: decision.trackID))
        }
        return events
    }

    private func unmatched(_ attempt: MatchAttemptRecord) -> HistoryReport.Event {
        let nearest = attempt.bestTrackID.map { "The nearest was \(track($0))" }
        let tries = attempt.attempts == 1 ? "" : ", the \(attempt.attempts). time in a row"
        return HistoryReport.Event(
            at: attempt.attemptedAt, kind: .unmatched, what: "Run \(attempt.runID) found no track for it\(tries)",
            details: (nearest.map { [$0] } ?? [])
                + [
                    "It is looked at again from \(attempt.nextAttemptAt.text.prefix(16)) UTC, or sooner if something changes"
                ],
            trackID: attempt.bestTrackID, runID: attempt.runID)
    }
}
