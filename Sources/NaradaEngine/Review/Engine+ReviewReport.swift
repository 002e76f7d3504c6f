public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// Writes the review report: figures of all pairs that the query lets through, then the pairs.
    ///
    /// CSV is the pairs alone. Markdown and HTML are for reading: where there are more pairs than `limit`, they show a
    /// sample and say so; the other formats show the first. Nothing is written to the database. Cost: one pass over the
    /// mappings and the open items for the figures; memory does not grow with them.
    ///
    /// - Parameter write: called with pieces of text in order; what it throws ends the report.
    public func writeReviewReport(
        _ query: ReviewQuery, format: ReviewFormat, style: TextStyle, to write: (String) throws -> Void
    ) throws {
        if format == .csv { return try writeReview(query, format: format, style: style, to: write) }
        let store = try openStore(.readOnly)
        try check(query.connectors, in: store)
        try store.withReadSession { session in
            var filter = try query.filter(in: session)
            let limit = query.limit ?? (format.isForReading ? Self.sampleSize : nil)
            let report = try ReviewReport(
                query: query, filter: filter, sample: format.isForReading ? limit : nil, session: session)
            var writer = format.writer(style: style, figures: report.figures)
            try write(writer.begin())
            var listed = 0
            if let sample = report.sample {
                for member in sample {
                    guard let card = try report.card(member, session: session) else { continue }
                    listed += 1
                    try write(writer.card(card))
                }
            } else {
                filter.limit = limit
                try ReviewEntryReader.forEach(in: session, filter: filter) { entry in
                    listed += 1
                    try write(writer.card(report.card(entry, session: session)))
                }
            }
            try write(writer.end(ReviewSummary(listed: listed, total: report.figures.total.total)))
        }
    }

    /// Pairs that a report for reading shows: a morning's work to look through, and three megabytes of HTML.
    private static let sampleSize = 500
}

/// The figures of a report, and which pairs it shows.
private struct ReviewReport {
    private(set) var figures: ReviewFigures
    /// The rows of the pairs shown, in order; nil where all are, in the order of the list.
    private(set) var sample: [PairSample.Member]?
    /// Waiting pairs by the key of their group.
    private var groupSizes: [String: Int] = [:]
    /// Whether runner-ups are read: a list of a million would look up a million more.
    private let readsRunnersUp: Bool

    /// Groups of a report: the first are where a stroke saves most.
    private static let shownGroups = 20

    /// - Parameter sample: the most pairs shown; nil where the format shows the first.
    init(query: ReviewQuery, filter: ReviewFilter, sample limit: Int?, session: Session) throws {
        readsRunnersUp = limit != nil
        let run = try RunReader.latest(1, in: session).first
        figures = ReviewFigures(
            settings: try RunComparison.settings(in: session) ?? Settings(),
            lastRun: run.map { .init(id: $0.id ?? 0, startedAt: $0.startedAt, matcherVersion: $0.matcherVersion) },
            connectors: query.connectors, confidences: query.confidences)
        var draw = PairSample(limit: limit ?? 0)
        try ReviewHeadReader.forEach(in: session, filter: filter) { head in
            figures.add(
                head.state, connector: head.connector, method: head.method, confidence: head.confidence,
                reasons: head.reasons)
            if limit != nil, head.state != .waiting { draw.add(.init(head.state, id: head.id), head.confidence) }
        }
        try ReviewHeadReader.answered(in: session, filter: filter) {
            figures.calibration.add($0.confidence, isRight: $0.isRight)
        }
        try readGroups(filter, session: session)
        guard let limit, figures.total.total > limit else { return }
        // Half for what waits, half for what stands, and what one does not need for the other.
        let standing = figures.total.mapped + figures.total.decided
        let waiting = min(figures.total.waiting, max(limit / 2, limit - standing))
        var queue = filter
        queue.limit = waiting
        let items = try ReviewQueueReader.items(in: session, filter: queue)
        sample = items.map { .init(.waiting, id: $0.id) } + draw.drawn(limit - waiting)
        figures.sample = PairSample.Summary(
            listed: sample?.count ?? 0, waiting: waiting, total: figures.total.total)
    }

    private mutating func readGroups(_ filter: ReviewFilter, session: Session) throws {
        guard filter.states.contains(.waiting) else { return }
        let groups = try ReviewQueueReader.groups(in: session, filter: filter)
        let several = groups.filter { $0.pairs > 1 }
        groupSizes = Dictionary(several.map { ($0.pattern.key, $0.pairs) }) { first, _ in first }
        figures.groupCount = several.count
        figures.groups = several.prefix(Self.shownGroups).map { group in
            GroupReport.Group(
                pattern: group.pattern, pairs: group.pairs, worth: group.worth, lowest: group.lowest,
                highest: group.highest)
        }
    }

    func card(_ member: PairSample.Member, session: Session) throws -> ReviewCard? {
        try ReviewEntryReader.entry(member.state, id: member.id, in: session).map { try card($0, session: session) }
    }

    func card(_ entry: ReviewEntry, session: Session) throws -> ReviewCard {
        var card = ReviewCard(entry: entry, settings: figures.settings)
        card.pairsInGroup = entry.pattern.flatMap { groupSizes[$0.key] } ?? 1
        if readsRunnersUp {
            card.runnerUp = try entry.evidence?.runnerUp.flatMap { try TrackReader.track(id: $0.trackID, in: session) }
        }
        return card
    }
}
