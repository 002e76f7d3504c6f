public import NaradaModel
import NaradaText

/// A recording prepared for comparing: every text folded, read and fingerprinted once, however many pairs it enters.
///
/// A class, since a library holds a million of them and pairs only look at them. Equal fingerprints stand for equal
/// texts: with 64 bits, two different titles of a million collide once in 37 million libraries.
public final class FoldedTrack: Sendable {
    /// What the row said, for evidence that a person reads.
    public let facts: TrackFacts
    /// What the row says under this reading: title, artists, album and place as they were taken.
    public let read: TrackFacts
    let title: TitleReading
    let credit: CreditReading
    /// The album read as a title, since albums carry marks too: "Unplugged", "(Deluxe Edition)".
    let album: TitleReading?
    /// How the fields were read; `.plain` where each field holds what its name says.
    let hypothesis: FieldHypothesis
    /// The same row with fields read otherwise, in a fixed order; evidence decides between them.
    let alternatives: [FoldedTrack]
    /// For rows that credit nobody: the title in which another row's artist may stand.
    let nameless: NamelessTitle?
    /// For rows whose title has no blank: the letters that another row may have with blanks between them.
    let joined: JoinedTitle?

    /// The title's core.
    public let titleText: FoldedText
    /// Every reading under which another service may list the title, the core first; empty for a blank title.
    public let titleForms: [FoldedText]
    /// Whether the title is a program's word for none: `Track 07`.
    let isUntitled: Bool
    package let subtitleText: FoldedText
    /// Fingerprint of the whole title, marks and all: titles written alike are alike, however they are read.
    let writtenKey: UInt64
    /// Fingerprint of the words of the title's core that hold digits: a number is never a spelling mistake. Numbers of
    /// movements are left out, since `PartsMatcher` knows that `3.` is `III.`.
    let titleNumbers: UInt64
    /// The single artists' names.
    public let names: [FoldedText]
    /// Fingerprints of the names, of those that are no guests, and of the credited strings unsplit, each sorted.
    package let nameKeys: [UInt64]
    let leadKeys: [UInt64]
    package let wholeKeys: [UInt64]
    /// The credited strings unsplit that are no single names: "earth wind and fire".
    let wholeNames: [FoldedText]
    public let albumText: FoldedText
    /// The album's whole name, where it says more than its core.
    private let albumWhole: FoldedText?
    /// The kinds of version by title and by album, a bit each.
    package let versionMask: UInt32
    let albumMask: UInt32
    /// The place on the release, by its column or by a number before the title.
    package let position: TrackPosition?
    /// The year of release.
    let year: Int?

    init(
        facts: TrackFacts, read: TrackFacts, title: TitleReading, credit: CreditReading, album: TitleReading?,
        subtitleFolded: String, wholeAlbum: String = "", written: String? = nil, isUntitled: Bool,
        hypothesis: FieldHypothesis = .plain,
        alternatives: [FoldedTrack] = [], nameless: NamelessTitle? = nil, joined: JoinedTitle? = nil
    ) {
        self.facts = facts
        self.read = read
        self.title = title
        self.credit = credit
        self.album = album
        self.isUntitled = isUntitled
        self.hypothesis = hypothesis
        self.alternatives = alternatives
        self.nameless = nameless
        self.joined = joined
        titleText = FoldedText(title.coreFolded)
        writtenKey = written.map(FoldedText.key) ?? titleText.key
        let others = Set(title.alternatives).subtracting([title.coreFolded, ""]).sorted().map(FoldedText.init)
        titleForms = (titleText.isEmpty ? [] : [titleText]) + others
        subtitleText = FoldedText(subtitleFolded)
        let movements = title.parts.filter { $0.kind == .movement }.flatMap { FoldedText($0.number).words.map(\.key) }
        titleNumbers =
            titleText.words.filter { $0.hasDigit && !movements.contains($0.key) }
            .reduce(into: Fingerprint()) { $0.add($1.key) }.value
        names = credit.names.map(FoldedText.init)
        nameKeys = names.map(\.key).sorted()
        let guests = Set(credit.guests)
        leadKeys = zip(credit.names, names).filter { !guests.contains($0.0) }.map(\.1.key).sorted()
        let whole = credit.whole.map(FoldedText.init)
        wholeKeys = whole.map(\.key).sorted()
        let single = names
        wholeNames = whole.filter { name in !single.contains { $0.key == name.key } }
        albumText = FoldedText(album?.coreFolded ?? "")
        albumWhole = wholeAlbum.isEmpty || wholeAlbum == album?.coreFolded ? nil : FoldedText(wholeAlbum)
        versionMask = title.version.mask
        position = read.position
        year = facts.releaseDate?.year
        // A radio edit of an album is no kind of recording.
        albumMask = (album?.version.mask ?? 0) & ~VersionMark(kinds: [.edit]).mask
    }

    /// Whether the row has a title that can say something of versions and parts.
    package var isTitled: Bool { !titleText.isEmpty && !isUntitled }

    /// Whether the row names artists, and not a placeholder for them.
    package var isCredited: Bool { !names.isEmpty && !credit.isPlaceholder }

    /// Milliseconds, positive; nil where unknown.
    var durationMs: Int? { facts.durationMs }

    /// Whether the title has an opus or catalogue number: a work that many play.
    var isCataloguedWork: Bool { title.parts.contains { $0.kind == .opus || $0.kind == .catalogue } }

    /// Whether the name is credited as a guest only.
    func isGuest(_ name: FoldedText) -> Bool { credit.guests.contains(name.text) }

    /// The album's name, marks and all.
    var albumName: FoldedText { albumWhole ?? albumText }

    /// How many readings there are, the plain one included.
    public var readingCount: Int { alternatives.count + 1 }

    /// The row under a hypothesis; 0 is the plain one.
    ///
    /// Behind its own, numbers stand for readings that a pair suggested, which only the pair knows: away from it the row
    /// is read plainly.
    public func reading(_ index: Int) -> FoldedTrack {
        index > 0 && index < readingCount ? alternatives[index - 1] : self
    }

    /// The readings that a pair with `other` suggests, in a fixed order; most rows have none.
    func readings(suggestedBy other: FoldedTrack) -> [FoldedTrack] {
        if nameless == nil && joined == nil { return [] }
        return (nameless?.readings(naming: other) ?? []) + (joined?.readings(like: other) ?? [])
    }

    /// The same, the numbers running on over `further` readings that a pair suggests.
    func reading(_ index: Int, _ further: [FoldedTrack]) -> FoldedTrack {
        index < readingCount ? reading(index) : further[index - readingCount]
    }
}
