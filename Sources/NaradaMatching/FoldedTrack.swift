public import NaradaModel
import NaradaText

/// A recording prepared for comparing: every text folded, read and fingerprinted once, however many pairs it enters.
///
/// A class, since a library holds a million of them and pairs only look at them. Equal fingerprints stand for equal
/// texts: with 64 bits, two different titles of a million collide once in 37 million libraries.
public final class FoldedTrack: Sendable {
    /// What comparisons look at first.
    let card: TrackCard
    // Beside the card, since scoring asks for them next: what lies in the next cache line is there already.
    let credit: FoldedCredit
    /// The album's core.
    public let albumText: FoldedText
    /// How the fields were read; `.plain` where each field holds what its name says.
    let hypothesis: FieldHypothesis
    /// The title's core.
    public let titleText: FoldedText
    /// What the row said, for evidence that a person reads.
    public let facts: TrackFacts
    /// What the row says under this reading: title, artists, album and place as they were taken.
    public var read: TrackFacts { otherwiseRead?.facts ?? facts }
    /// The same where it differs from what the row said: most rows are taken as they stand, and a library need not hold
    /// them twice.
    private let otherwiseRead: ReadFacts?
    var title: TitleReading {
        markedTitle?.reading
            ?? TitleReading(original: titleRead, core: titleRead, coreFolded: titleText.text)
    }
    /// The whole title, as written.
    var titleWritten: String { markedTitle?.reading.original ?? titleRead }
    /// The title's core, as written.
    var titleCore: String { markedTitle?.reading.core ?? titleRead }
    /// The title's subtitle, as written.
    var subtitle: String? { markedTitle?.reading.subtitle }
    /// The kind of version that the title tells.
    var version: VersionMark { markedTitle?.reading.version ?? Self.studio }
    private static let studio = VersionMark(kinds: [])
    /// Whether a list of sections in the title has numbers of its own.
    var sectionsHaveParts: Bool { markedTitle?.reading.sectionsHaveParts ?? false }
    /// The guests that the title names, as written.
    var guests: [String] { markedTitle?.reading.featured ?? [] }
    private var titleRead: String { otherwiseRead?.facts.title ?? facts.title }
    /// What was read in the title; nil for a title that is all core, as most are.
    private let markedTitle: MarkedTitle?
    /// The numbers in the title that tell parts apart.
    let parts: [PartNumber]
    /// The same without totals: "Part 1 of 2" and "Part 1" are one part.
    let countedParts: [PartNumber]
    let album: FoldedAlbum?
    /// The album's name, marks and all.
    let albumName: FoldedText
    /// The same row with fields read otherwise, in a fixed order; evidence decides between them.
    let alternatives: [FoldedTrack]
    /// For rows that credit nobody: the title in which another row's artist may stand.
    let nameless: NamelessTitle?
    /// For rows whose title has no blank: the letters that another row may have with blanks between them.
    let joined: JoinedTitle?
    /// Every reading under which another service may list the title, the core first; empty for a blank title.
    public var titleForms: [FoldedText] { (titleText.isEmpty ? [] : [titleText]) + furtherForms }
    /// The readings beside the core.
    let furtherForms: [FoldedText]
    /// Whether the title is a program's word for none: `Track 07`.
    var isUntitled: Bool { card.marks.contains(.untitled) }
    package let subtitleText: FoldedText
    /// The whole title, marks and all: titles written alike are alike, however they are read.
    let writtenText: FoldedText
    /// The kinds of version by title, a bit each.
    package var versionMask: UInt32 { card.versionMask }
    /// The place on the release, by its column or by a number before the title.
    package let position: TrackPosition?

    init(
        facts: TrackFacts, read: TrackFacts, title: TitleReading, credit: FoldedCredit, album: FoldedAlbum?,
        subtitleFolded: String, written: String, isUntitled: Bool, hypothesis: FieldHypothesis = .plain,
        alternatives: [FoldedTrack] = [], nameless: NamelessTitle? = nil, joined: JoinedTitle? = nil
    ) {
        self.facts = facts
        otherwiseRead = read == facts ? nil : ReadFacts(read)
        let isCore = title.isCoreAlone && title.original == read.title && title.core == read.title
        markedTitle = isCore ? nil : MarkedTitle(title)
        parts = title.parts
        let hasTotal = title.parts.contains { $0.kind == .total }
        countedParts = hasTotal ? title.parts.filter { $0.kind != .total } : title.parts
        self.credit = credit
        self.album = album
        albumText = album?.text ?? .empty
        albumName = album?.name ?? .empty
        self.hypothesis = hypothesis
        self.alternatives = alternatives
        self.nameless = nameless
        self.joined = joined
        let titleText = title.coreFolded.isEmpty ? FoldedText.empty : FoldedText(title.coreFolded)
        self.titleText = titleText
        writtenText = written == title.coreFolded ? titleText : FoldedText(written)
        furtherForms =
            title.alternatives.isEmpty
            ? [] : Set(title.alternatives).subtracting([title.coreFolded, ""]).sorted().map(FoldedText.init)
        subtitleText = subtitleFolded.isEmpty ? .empty : FoldedText(subtitleFolded)
        position = read.position

        var marks: TrackCard.Marks = []
        func mark(_ mark: TrackCard.Marks, if holds: Bool) { if holds { marks.insert(mark) } }
        mark(.untitled, if: isUntitled)
        mark(.furtherForms, if: !titleText.isEmpty && !furtherForms.isEmpty)
        mark(.foreignForms, if: titleText.isForeign || furtherForms.contains(where: \.isForeign))
        mark(.subtitled, if: !subtitleText.isEmpty)
        mark(.parts, if: !parts.isEmpty)
        mark(.serviceIDs, if: !facts.serviceIDs.isEmpty)
        mark(.isrcs, if: !facts.isrcs.isEmpty)
        mark(.mbids, if: !facts.mbids.isEmpty)
        mark(.position, if: position != nil)
        mark(.namesNobody, if: credit.namesNobody)
        mark(.onePlainName, if: credit.plainName != nil)
        mark(.markedAlbum, if: albumName !== albumText)
        mark(.oneReading, if: alternatives.isEmpty && nameless == nil && joined == nil)
        mark(.year, if: facts.releaseDate != nil)
        mark(.duration, if: facts.durationMs != nil)
        card = TrackCard(
            title: titleText.card, artist: (credit.plainName ?? .empty).card, album: albumText.card,
            writtenKey: writtenText.key, titleNumbers: Self.numbers(of: titleText, besides: title.parts),
            durationMs: facts.durationMs ?? 0, year: Int32(clamping: facts.releaseDate?.year ?? 0),
            versionMask: title.version.mask, albumMask: album?.versionMask ?? 0, marks: marks)
    }

    /// Fingerprint of the words that hold digits, but for the numbers of movements.
    private static func numbers(of title: FoldedText, besides parts: [PartNumber]) -> UInt64 {
        var numbers = Fingerprint()
        guard title.words.contains(where: \.hasDigit) else { return numbers.value }
        let movements = parts.filter { $0.kind == .movement }.flatMap { FoldedText($0.number).words.map(\.key) }
        for word in title.words where word.hasDigit && !movements.contains(word.key) { numbers.add(word.key) }
        return numbers.value
    }

    /// Calls `body` with each reading under which another service may list the title, the core first.
    @inline(__always)
    package func forEachTitleForm(_ body: (FoldedText) -> Void) {
        if !titleText.isEmpty { body(titleText) }
        for form in furtherForms { body(form) }
    }

    /// The single artists' names.
    public var names: [FoldedText] { credit.names }
    /// How the leading artists' names sound.
    package var nameSounds: [(isForeign: Bool, sound: UInt64)] { credit.sounds }
    /// Fingerprints of the names, and of the credited strings unsplit, each sorted.
    package var nameKeys: [UInt64] { credit.nameKeys }
    package var wholeKeys: [UInt64] { credit.wholeKeys }

    /// Whether the row has a title that can say something of versions and parts.
    package var isTitled: Bool { card.isTitled }

    /// Whether the row names artists, and not a placeholder for them.
    package var isCredited: Bool { !names.isEmpty && !credit.reading.isPlaceholder }

    /// Milliseconds, positive; nil where unknown.
    var durationMs: Int? { facts.durationMs }

    /// The year of release; nil where unknown.
    var year: Int? { card.marks.contains(.year) ? Int(card.year) : nil }

    /// Whether the title has an opus or catalogue number: a work that many play.
    var isCataloguedWork: Bool {
        card.marks.contains(.parts) && parts.contains { $0.kind == .opus || $0.kind == .catalogue }
    }

    /// Whether the row can be read in no other way, whatever it is compared with.
    var hasOneReading: Bool { card.marks.contains(.oneReading) }

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
        guard let joined else { return nameless?.readings(naming: other) ?? [] }
        guard let nameless else { return joined.readings(like: other) }
        return nameless.readings(naming: other) + joined.readings(like: other)
    }

    /// The same, the numbers running on over `further` readings that a pair suggests.
    func reading(_ index: Int, _ further: [FoldedTrack]) -> FoldedTrack {
        index < readingCount ? reading(index) : further[index - readingCount]
    }
}

/// What a row says under a reading of its own.
private final class ReadFacts: Sendable {
    let facts: TrackFacts

    init(_ facts: TrackFacts) { self.facts = facts }
}

/// A title with more to it than its core.
private final class MarkedTitle: Sendable {
    let reading: TitleReading

    init(_ reading: TitleReading) { self.reading = reading }
}
