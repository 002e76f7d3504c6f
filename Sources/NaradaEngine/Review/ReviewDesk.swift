public import NaradaModel
public import NaradaReview
import NaradaResolution
import NaradaStore

/// A person's place at the queue: the questions in their order, and answers that are stored one by one.
///
/// Each answer is a transaction of its own, so that what was said stays, however the walk ends. Answers can be taken
/// back from the last to the first.
public final class ReviewDesk {
    /// A stroke of verdicts that is taken back as one.
    private struct Stroke {
        var decisionIDs: [Int64]
        var position: Int
        var itemIDs: [Int64]
    }

    private let store: Store
    private let settings: Settings
    private var items: [QueuedItem]
    private var strokes: [Stroke] = []
    private var answered: Set<Int64> = []
    /// Of the question shown last: a card is asked for several times while it is on the screen.
    private var worths: [Int64: ReviewWorth] = [:]
    private let finder: CandidateFinder

    /// Where the walk stands in the queue, from 0.
    public private(set) var position = 0
    /// Questions at the beginning of the walk.
    public var total: Int { items.count }
    /// Questions answered in this walk, those put off among them.
    public var answeredCount: Int { answered.count }

    init(store: Store, filter: ReviewFilter) throws {
        self.store = store
        try ReviewQueueKeeper(store: store).refresh()
        let resolver = try RunOptions().resolver()
        finder = CandidateFinder(store: store, resolver: resolver)
        settings = try store.withReadSession(RunComparison.settings(in:)) ?? resolver.settings
        items = try store.withReadSession { try ReviewQueueReader.items(in: $0, filter: filter) }
    }

    // MARK: Questions

    /// The question that is next; nil where none is left. Questions that ended otherwise in between are passed over.
    public func current() throws -> ReviewCard? {
        while position < items.count {
            let item = items[position]
            if !answered.contains(item.id), let card = try card(of: item) { return card }
            position += 1
        }
        return nil
    }

    private func card(of item: QueuedItem) throws -> ReviewCard? {
        try store.withReadSession { session in
            guard let entry = try ReviewQueueReader.entry(itemID: item.id, in: session) else { return nil }
            var card = ReviewCard(entry: entry, settings: settings)
            card.runnerUp = try entry.evidence?.runnerUp.flatMap { try TrackReader.track(id: $0.trackID, in: session) }
            card.worth =
                try worths[item.id]
                ?? ReviewQueueReader.worth(
                    ofTrack: item.trackID, connectorTrackID: item.connectorTrackID, in: session)
            worths = [item.id: card.worth]
            if let key = entry.pattern?.key {
                card.pairsInGroup = try ReviewQueueReader.pairs(inGroup: key, in: session)
            }
            return card
        }
    }

    /// Some pairs of the current question's group, the current one first; empty where it has none.
    public func samples(_ limit: Int) throws -> [ReviewEntry] {
        guard let card = try current(), let key = card.entry.pattern?.key else { return [] }
        return try store.withReadSession { session in
            var samples = [card.entry]
            let filter = ReviewFilter(states: [.waiting], group: key, limit: limit)
            for item in try ReviewQueueReader.items(in: session, filter: filter) where item.id != items[position].id {
                guard samples.count < limit else { break }
                if let entry = try ReviewQueueReader.entry(itemID: item.id, in: session) { samples.append(entry) }
            }
            return samples
        }
    }

    /// Internal tracks that the current row may be, the best first, the proposed one left out.
    ///
    /// Cost: the first call reads and folds the whole library.
    public func otherCandidates(_ limit: Int) throws -> [CandidateLine] {
        guard let card = try current() else { return [] }
        return try finder.candidates(for: card.entry.connectorTrack, besides: card.entry.track.id, limit: limit)
    }

    /// The active track with the id; nil where there is none.
    public func track(_ id: Int64) throws -> Track? {
        try store.withReadSession { try TrackReader.track(id: id, in: $0) }
    }

    // MARK: Answers

    /// Stores the verdict on the current question; false where it waits no more, since somebody else was quicker.
    ///
    /// - Parameter trackID: another track than the proposed one; nil for that.
    @discardableResult
    public func answer(_ verdict: Verdict, trackID: Int64? = nil, note: String? = nil) throws -> Bool {
        guard position < items.count else { return false }
        let item = items[position]
        let decisionID = try store.withSession { session -> Int64? in
            guard try ReviewQueueReader.entry(itemID: item.id, in: session) != nil else { return nil }
            return try Self.record(verdict, item: item, trackID: trackID, note: note, in: session)
        }
        guard let decisionID else { return false }
        strokes.append(Stroke(decisionIDs: [decisionID], position: position, itemIDs: [item.id]))
        answered.insert(item.id)
        return true
    }

    /// Stores the verdict on every waiting pair of the current question's group; returns how many.
    @discardableResult
    public func answerGroup(_ verdict: Verdict, note: String? = nil) throws -> Int {
        guard let key = try current()?.entry.pattern?.key else { return 0 }
        var stroke = Stroke(decisionIDs: [], position: position, itemIDs: [])
        try store.withSession { session in
            let group = try ReviewQueueReader.items(in: session, filter: ReviewFilter(group: key))
            for item in group {
                stroke.decisionIDs.append(try Self.record(verdict, item: item, trackID: nil, note: note, in: session))
                stroke.itemIDs.append(item.id)
            }
        }
        strokes.append(stroke)
        // Others of the group may wait outside of what this walk looks at.
        let walked = Set(items.map(\.id))
        answered.formUnion(stroke.itemIDs.filter(walked.contains))
        return stroke.decisionIDs.count
    }

    /// Takes the last answer back and returns to its question; how many verdicts that were, 0 where none is left.
    @discardableResult
    public func undo() throws -> Int {
        guard let stroke = strokes.popLast() else { return 0 }
        try store.withSession { session in
            for id in stroke.decisionIDs.reversed() { try DecisionUndo.takeBack(id, in: session) }
        }
        answered.subtract(stroke.itemIDs)
        position = stroke.position
        return stroke.decisionIDs.count
    }

    private static func record(
        _ verdict: Verdict, item: QueuedItem, trackID: Int64?, note: String?, in session: Session
    ) throws -> Int64 {
        let decision =
            verdict == .newTrack
            ? try DecisionWriter.recordNewTrack(connectorTrackID: item.connectorTrackID, note: note, in: session)
            : try DecisionWriter.record(
                verdict, connectorTrackID: item.connectorTrackID, trackID: trackID ?? item.trackID, note: note,
                in: session)
        return decision.id ?? 0
    }
}

/// A track that a row may be, judged by itself.
public struct CandidateLine: Hashable, Sendable {
    public var track: Track
    public var confidence: Confidence
}

extension Engine {
    /// A place at the queue of pairs that wait.
    ///
    /// - Parameters:
    ///   - connectors: only rows of these; empty means all.
    ///   - group: only pairs of this group, by the beginning of its name; nil for all.
    public func reviewDesk(connectors: [String] = [], group: String? = nil) throws -> ReviewDesk {
        let store = try openStore()
        try check(connectors, in: store)
        try ReviewQueueKeeper(store: store).refresh()
        let key = try group.map { prefix in try store.withReadSession { try Self.groupKey(prefix, in: $0) } }
        return try ReviewDesk(store: store, filter: ReviewFilter(connectors: connectors, group: key))
    }

    /// The key of the group whose name begins so.
    static func groupKey(_ prefix: String, in session: Session) throws -> String {
        let keys = prefix.isEmpty ? [] : try ReviewQueueReader.groupKeys(beginning: prefix, in: session)
        guard let key = keys.first, keys.count == 1 else {
            throw EngineFault.unknownGroup(prefix, matches: keys.count)
        }
        return key
    }
}
