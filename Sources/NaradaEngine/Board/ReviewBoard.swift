public import NaradaModel
public import NaradaReview
import NaradaResolution
import NaradaStore
import Synchronization

/// The queue laid out: lists to leaf through, a card for any question, groups, and verdicts in any order.
///
/// Where `ReviewDesk` is one person's walk, a board is asked by several pages at once, on any thread, while a terminal
/// or a run may change the same file. So it remembers little, looks into the file for every answer, and says where the
/// file is no longer what was shown.
public final class ReviewBoard: Sendable {
    /// The items of one list in their order.
    private struct Leaves {
        var number: Int
        var query: BoardQuery
        var items: [Int64]
    }

    private struct Memory {
        /// The last lists made, the newest last.
        var lists: [Leaves] = []
        var listsMade = 0
        /// Verdicts that can be taken back as one, by the id of the first of them.
        var strokes: [Int64: Stroke] = [:]
        /// The newest question that the queue's keeper has looked at.
        var keptUpTo: Int64 = -1
    }

    struct Stroke {
        var decisionIDs: [Int64]
        var firstItem: Int64
    }

    /// Lists kept for leafing: each tab of a browser holds one, and 100,000 questions take 800 kB. Who leafs in an older
    /// one gets a new list.
    private static let mostLists = 16

    let store: Store
    private let resolver: Resolver
    private let finder: CandidateFinder
    private let words: WordIndex
    private let memory = Mutex(Memory())

    init(store: Store) throws {
        self.store = store
        resolver = try RunOptions().resolver()
        finder = CandidateFinder(store: store, resolver: resolver)
        words = WordIndex(store: store)
        try keepQueue()
    }

    // MARK: Lists

    /// A page of the pairs that the query lets through, in the queue's order.
    ///
    /// Pages of one list are cut from one order, so that leafing shows no pair twice and passes none over, whatever is
    /// decided meanwhile. Cost: a new list is a sort of the waiting pairs; a page reads its own lines.
    ///
    /// - Parameters:
    ///   - list: a list's number, to go on in it; nil, or one that is no longer known, makes a new list.
    ///   - number: from 0; beyond the end is the last page.
    ///   - size: lines of a page, 1 or more.
    public func page(_ query: BoardQuery, list: Int? = nil, number: Int = 0, size: Int = 50) throws -> BoardPage {
        let known = memory.withLock { memory in memory.lists.first { $0.number == list && $0.query == query } }
        let leaves = try known ?? makeList(query)
        let pages = max((leaves.items.count + size - 1) / size, 1)
        let number = min(max(number, 0), pages - 1)
        let start = number * size
        let ids = leaves.items[start..<min(start + size, leaves.items.count)]
        let lines = try store.withReadSession { session in try Self.lines(ids, in: session) }
        return BoardPage(
            list: leaves.number, number: number, pages: pages, total: leaves.items.count, start: start, lines: lines)
    }

    private func makeList(_ query: BoardQuery) throws -> Leaves {
        try keepQueue()
        let filter = ReviewFilter(
            minConfidence: Confidence(percent: query.confidences.lowerBound),
            maxConfidence: Confidence(percent: query.confidences.upperBound), connectors: query.connectors,
            states: [.waiting], group: query.group, reasons: query.reasons)
        let waiting = try store.withReadSession { try ReviewQueueReader.items(in: $0, filter: filter) }
        let items = try words.questions(waiting.map(\.id), with: query.words)
        return memory.withLock { memory in
            memory.listsMade += 1
            let leaves = Leaves(number: memory.listsMade, query: query, items: items)
            memory.lists.append(leaves)
            if memory.lists.count > Self.mostLists { memory.lists.removeFirst() }
            return leaves
        }
    }

    private static func lines(_ ids: some Sequence<Int64>, in session: Session) throws -> [BoardPage.Line] {
        try ids.compactMap { id in
            try ReviewQueueReader.entry(itemID: id, in: session).map { BoardPage.Line(itemID: id, entry: $0) }
        }
    }

    /// Names the groups of questions that came in since the board last looked.
    private func keepQueue() throws {
        let newest = try store.withReadSession(ReviewFacetReader.newestItem(in:))
        guard newest != memory.withLock({ $0.keptUpTo }) else { return }
        try ReviewQueueKeeper(store: store).refresh()
        memory.withLock { $0.keptUpTo = newest }
    }

    // MARK: What there is

    /// How many pairs wait.
    public func waiting() throws -> Int {
        try store.withReadSession { try ReviewQueueReader.count(in: $0, filter: ReviewFilter()) }
    }

    /// The services of the waiting pairs and their reasons, each with how many wait of it; reasons in the order of
    /// their list.
    public func facets() throws -> (connectors: [(name: String, pairs: Int)], reasons: [(ReviewReason, Int)]) {
        try store.withReadSession { session in
            let reasons = try ReviewFacetReader.reasons(in: session)
            return (
                try ReviewFacetReader.connectors(in: session),
                ReviewReason.allCases.compactMap { reason in reasons[reason].map { (reason, $0) } }
            )
        }
    }

    // MARK: Questions

    /// The question with the number; nil where it waits no more.
    public func card(_ itemID: Int64) throws -> BoardCard? {
        try store.withReadSession { session in
            guard let entry = try ReviewQueueReader.entry(itemID: itemID, in: session) else { return nil }
            var card = ReviewCard(
                entry: entry, settings: try RunComparison.settings(in: session) ?? resolver.settings)
            card.runnerUp = try entry.evidence?.runnerUp.flatMap { try TrackReader.track(id: $0.trackID, in: session) }
            card.worth = try ReviewQueueReader.worth(
                ofTrack: entry.track.id, connectorTrackID: entry.connectorTrack.id, in: session)
            if let key = entry.pattern?.key {
                card.pairsInGroup = try ReviewQueueReader.pairs(inGroup: key, in: session)
            }
            return BoardCard(itemID: itemID, card: card, seen: entry.fingerprint)
        }
    }

    /// Internal tracks that the question's row may be, the best first, the proposed one left out; nil where the
    /// question waits no more.
    ///
    /// Cost: the first call, and one after the tracks have changed, reads and folds the whole library.
    public func candidates(_ itemID: Int64, limit: Int) throws -> [CandidateLine]? {
        guard let entry = try store.withReadSession({ try ReviewQueueReader.entry(itemID: itemID, in: $0) }) else {
            return nil
        }
        return try finder.candidates(for: entry.connectorTrack, besides: entry.track.id, limit: limit)
    }

    // MARK: Groups

    /// The groups of two pairs and more that the query lets through, in the queue's order, and how many there are.
    ///
    /// The query's group and words are not looked at.
    public func groups(_ query: BoardQuery, limit: Int) throws -> (groups: [GroupReport.Group], total: Int) {
        try keepQueue()
        let filter = ReviewFilter(
            minConfidence: Confidence(percent: query.confidences.lowerBound),
            maxConfidence: Confidence(percent: query.confidences.upperBound), connectors: query.connectors,
            states: [.waiting], reasons: query.reasons)
        let groups = try store.withReadSession { try ReviewQueueReader.groups(in: $0, filter: filter) }
            .filter { $0.pairs > 1 }
        return (groups.prefix(limit).map(Self.described), groups.count)
    }

    /// The group with the key and its first pairs; nil where none of it waits.
    public func group(_ key: String, samples: Int) throws -> BoardGroup? {
        try store.withReadSession { session in
            let filter = ReviewFilter(states: [.waiting], group: key)
            guard let group = try ReviewQueueReader.groups(in: session, filter: filter).first else { return nil }
            let items = try ReviewQueueReader.items(in: session, filter: filter)
            return BoardGroup(
                group: Self.described(group), samples: try Self.lines(items.prefix(samples).map(\.id), in: session),
                seen: Self.fingerprint(of: items))
        }
    }

    private static func described(_ group: QueuedGroup) -> GroupReport.Group {
        GroupReport.Group(
            pattern: group.pattern, pairs: group.pairs, worth: group.worth, lowest: group.lowest,
            highest: group.highest)
    }

    /// The same for the same questions, whatever their order.
    static func fingerprint(of items: [QueuedItem]) -> String {
        var hash = ContentHash()
        for id in items.map(\.id).sorted() { hash.update(field: String(id)) }
        return hash.hex
    }

    // MARK: Strokes

    /// Pairs that were answered on this board and not taken back.
    public var answered: Int { memory.withLock { $0.strokes.values.reduce(0) { $0 + $1.decisionIDs.count } } }

    func remember(_ stroke: Stroke) -> Int64 {
        let number = stroke.decisionIDs.first ?? 0
        memory.withLock { $0.strokes[number] = stroke }
        return number
    }

    func stroke(_ number: Int64) -> Stroke? { memory.withLock { $0.strokes[number] } }

    func forget(_ number: Int64) { _ = memory.withLock { $0.strokes.removeValue(forKey: number) } }
}

extension ReviewEntry {
    /// What a person sees of the pair: it changes when a row is edited, imported anew or proposed for another track.
    var fingerprint: String {
        var hash = ContentHash(of: PairContent.fingerprint(of: connectorTrack.facts, and: track.facts))
        hash.update(field: String(track.id))
        return hash.hex
    }
}

extension Engine {
    /// The queue laid out, for pages. Cost: names the groups of new questions, as every look at the queue does.
    public func reviewBoard() throws -> ReviewBoard { try ReviewBoard(store: openStore()) }
}
