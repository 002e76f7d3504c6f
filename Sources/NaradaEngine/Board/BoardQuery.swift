public import NaradaModel
public import NaradaReview

/// Which waiting pairs a list on the board holds.
public struct BoardQuery: Hashable, Sendable {
    /// Lowest and highest confidence, 0...100, both included.
    public var confidences: ClosedRange<Int>
    /// Only rows of these services; empty for all.
    public var connectors: [String]
    /// Only pairs with one of these reasons; empty for all.
    public var reasons: [ReviewReason]
    /// Only pairs of the group with this key; nil for all.
    public var group: String?
    /// Only pairs in whose titles, artists, albums or service's id every one of these words stands, whatever their
    /// case and accents; blank for all.
    public var words: String

    public init(
        confidences: ClosedRange<Int> = 0...100, connectors: [String] = [], reasons: [ReviewReason] = [],
        group: String? = nil, words: String = ""
    ) {
        self.confidences = confidences
        self.connectors = connectors
        self.reasons = reasons
        self.group = group
        self.words = words
    }
}

/// A page of a list of waiting pairs.
public struct BoardPage: Hashable, Sendable {
    /// One waiting pair.
    public struct Line: Hashable, Sendable {
        /// The question's number, by which cards and verdicts name it.
        public var itemID: Int64
        public var entry: ReviewEntry
    }

    /// The list's number: with it the next page comes from the same list.
    public var list: Int
    /// From 0.
    public var number: Int
    /// Pages of the list, at least 1.
    public var pages: Int
    /// Pairs that were waiting when the list was made.
    public var total: Int
    /// Where the page's first line stands in the list, from 0.
    public var start: Int
    /// In the queue's order; pairs that were decided since the list was made are left out.
    public var lines: [Line]
}

/// One question with all that a person needs to decide it.
public struct BoardCard: Hashable, Sendable {
    public var itemID: Int64
    public var card: ReviewCard
    /// What was shown: a verdict that names it counts only while both rows still say the same.
    public var seen: String
}

/// A group of like questions with samples.
public struct BoardGroup: Hashable, Sendable {
    public var group: GroupReport.Group
    public var samples: [BoardPage.Line]
    /// What was shown: a verdict that names it counts only while the same pairs wait.
    public var seen: String
}

/// What became of a verdict.
public enum BoardAnswer: Hashable, Sendable {
    /// It is stored: the number by which it is taken back, and how many pairs it is on.
    case stored(stroke: Int64, pairs: Int)
    /// The question waits no more: someone else was quicker, or a run has settled it.
    case gone
    /// The rows, or the pairs of the group, are not what was shown.
    case changed
    /// There is no such internal track.
    case unknownTrack(Int64)
}

/// What became of taking an answer back.
public enum BoardReturn: Hashable, Sendable {
    /// The questions are open again: the first of them, and how many verdicts that were.
    case takenBack(itemID: Int64, pairs: Int)
    /// No answer has this number, or it was taken back already.
    case unknown
    /// A later verdict stands in its place.
    case overtaken
}
