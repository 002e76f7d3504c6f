public import NaradaModel
public import NaradaText

/// A recording prepared for comparing: every text folded and read once, however many pairs it enters.
public struct FoldedTrack: Sendable {
    /// What the row said, for evidence that a person reads.
    public let facts: TrackFacts
    public let title: TitleReading
    public let credit: CreditReading
    /// The album read as a title, since albums carry marks too: "Unplugged", "(Deluxe Edition)".
    public let album: TitleReading?
    /// Milliseconds, positive.
    public let durationMs: Int?
    /// How the fields were read; `.plain` where each field holds what its name says.
    public let hypothesis: FieldHypothesis
    /// The same row with fields read otherwise, in a fixed order; evidence decides between them.
    public internal(set) var alternatives: [FoldedTrack] = []
    /// The title's core as Unicode scalars, for the similarity kernels.
    let titleScalars: [UInt32]
    /// The script that most letters of the title's core belong to.
    let titleScript: Script
    /// Every folded reading under which another service may list the title, the core first; sorted after it.
    public let titleForms: [String]

    init(
        facts: TrackFacts, title: TitleReading, credit: CreditReading, album: TitleReading?,
        hypothesis: FieldHypothesis = .plain
    ) {
        self.facts = facts
        self.title = title
        self.credit = credit
        self.album = album
        self.hypothesis = hypothesis
        durationMs = facts.durationMs
        titleScalars = title.coreFolded.unicodeScalars.map(\.value)
        titleScript = dominantScript(of: title.coreFolded)
        let others = Set(title.alternatives).subtracting([title.coreFolded, ""])
        titleForms = (title.coreFolded.isEmpty ? [] : [title.coreFolded]) + others.sorted()
    }

    /// The row under each of its hypotheses, the plain one first.
    public var readings: [FoldedTrack] { [self] + alternatives }
}
