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
    /// The title's core.
    public let titleText: FoldedText
    let album: FoldedAlbum?
    // Few rows have texts of their own here, but comparing asks those that have them often, and without counting
    // references only where they are held here.
    /// The album's name, marks and all.
    let albumName: FoldedText
    /// The whole title, marks and all: titles written alike are alike, however they are read.
    let writtenText: FoldedText
    /// Nil for most: references to one empty text would be counted by all threads.
    private let ownSubtitle: FoldedText?
    /// The readings of the title beside its core.
    let furtherForms: [FoldedText]
    /// What few rows have, and so most need no room for.
    private let rare: RareParts?
    /// The title that the row said.
    private let writtenTitle: String
    package let releaseDate: Timestamp?
    /// The place on the release, by its column or by a number before the title.
    package let position: TrackPosition?
    package let isrcs: [ISRC]
    package let mbids: [MBID]
    package let serviceIDs: [ServiceID]

    /// A row of which each part can be read in one way, and that credit and album say as it is written.
    convenience init(
        plain facts: borrowing TrackFacts, core: FoldedText, isUntitled: Bool, credit: FoldedCredit,
        album: FoldedAlbum?, joined: JoinedTitle?
    ) {
        self.init(
            facts, core: core, version: 0, position: facts.position, isUntitled: isUntitled, credit: credit,
            album: album, subtitle: nil, hypothesis: .plain, rare: joined.map { RareParts(joined: $0) })
    }

    convenience init(
        facts: RareParts.Shared<TrackFacts>, read: TrackFacts, title: TitleReading, credit: FoldedCredit,
        album: FoldedAlbum?, subtitleFolded: String, written: String, isUntitled: Bool,
        hypothesis: FieldHypothesis = .plain,
        alternatives: [FoldedTrack] = [], nameless: NamelessTitle? = nil, joined: JoinedTitle? = nil
    ) {
        let isCore = title.isCoreAlone && title.original == read.title && title.core == read.title
        let isTold = facts.value.position == read.position && Self.areShared(facts.value, credit, album)
        self.init(
            facts.value, core: title.coreFolded.isEmpty ? .empty : FoldedText(title.coreFolded),
            version: title.version.mask,
            position: read.position, isUntitled: isUntitled, credit: credit, album: album,
            written: written == title.coreFolded ? nil : FoldedText(written),
            subtitle: subtitleFolded.isEmpty ? nil : FoldedText(subtitleFolded),
            furtherForms: title.alternatives.isEmpty
                ? [] : Set(title.alternatives).subtracting([title.coreFolded, ""]).sorted().map(FoldedText.init),
            hypothesis: hypothesis,
            rare: RareParts(
                facts: isTold ? nil : facts, read: read == facts.value ? nil : RareParts.Shared(read),
                title: isCore ? nil : RareParts.Shared(title), alternatives: alternatives, nameless: nameless,
                joined: joined))
    }

    private init(
        _ facts: borrowing TrackFacts, core: FoldedText, version: UInt32, position: TrackPosition?, isUntitled: Bool,
        credit: FoldedCredit, album: FoldedAlbum?, written: FoldedText? = nil, subtitle: FoldedText?,
        furtherForms: [FoldedText] = [], hypothesis: FieldHypothesis, rare: RareParts?
    ) {
        self.credit = credit
        self.album = album
        albumText = album?.text ?? .empty
        titleText = core
        albumName = album?.name ?? .empty
        writtenText = written ?? core
        ownSubtitle = subtitle
        self.furtherForms = furtherForms
        self.rare = rare
        writtenTitle = facts.title
        releaseDate = facts.releaseDate
        self.position = position
        isrcs = facts.isrcs
        mbids = facts.mbids
        serviceIDs = facts.serviceIDs

        var marks: TrackCard.Marks = rare?.marks ?? .oneReading
        func mark(_ mark: TrackCard.Marks, if holds: Bool) { if holds { marks.insert(mark) } }
        mark(.untitled, if: isUntitled)
        // A title that folds to nothing has no readings.
        mark(.furtherForms, if: !core.isEmpty && !furtherForms.isEmpty)
        mark(.foreignForms, if: core.isForeign || furtherForms.contains(where: \.isForeign))
        mark(.subtitled, if: subtitle.map { !$0.isEmpty } ?? false)
        mark(.serviceIDs, if: !facts.serviceIDs.isEmpty)
        mark(.isrcs, if: !facts.isrcs.isEmpty)
        mark(.mbids, if: !facts.mbids.isEmpty)
        mark(.position, if: position != nil)
        mark(.namesNobody, if: credit.namesNobody)
        mark(.onePlainName, if: credit.plainName != nil)
        mark(.markedAlbum, if: album?.isMarked ?? false)
        mark(.year, if: facts.releaseDate != nil)
        mark(.duration, if: facts.durationMs != nil)
        card = TrackCard(
            title: core.card, artist: credit.plainName?.card ?? .empty, album: album?.text.card ?? .empty,
            writtenKey: written?.key ?? core.key,
            titleNumbers: Self.numbers(of: core, besides: rare?.parts ?? []),
            durationMs: facts.durationMs ?? 0, year: Int32(clamping: facts.releaseDate?.year ?? 0),
            versionMask: version, albumMask: album?.versionMask ?? 0, marks: marks,
            hypothesis: hypothesis)
    }

    private init(_ other: FoldedTrack, identifiedAs facts: TrackFacts) {
        (credit, album) = (other.credit, other.album)
        (albumText, titleText) = (other.albumText, other.titleText)
        (albumName, writtenText, ownSubtitle) = (other.albumName, other.writtenText, other.ownSubtitle)
        furtherForms = other.furtherForms
        rare = other.rare.map { RareParts($0, identifiedAs: facts) }
        (writtenTitle, releaseDate, position) = (other.writtenTitle, other.releaseDate, other.position)
        (isrcs, mbids, serviceIDs) = (facts.isrcs, facts.mbids, facts.serviceIDs)
        var card = other.card
        card.marks.subtract([.serviceIDs, .isrcs, .mbids])
        if !serviceIDs.isEmpty { card.marks.insert(.serviceIDs) }
        if !isrcs.isEmpty { card.marks.insert(.isrcs) }
        if !mbids.isEmpty { card.marks.insert(.mbids) }
        self.card = card
    }

    /// The same recording with the identifiers of `facts`: what folding `facts` makes where they say the same but for
    /// these, for a fraction of the cost. Both share their texts.
    package func identified(as facts: TrackFacts) -> FoldedTrack { FoldedTrack(self, identifiedAs: facts) }

    /// Whether credit and album say what the row says of them as it is written, so that it need not be held twice.
    private static func areShared(_ facts: TrackFacts, _ credit: FoldedCredit, _ album: FoldedAlbum?) -> Bool {
        credit.written.artists.elementsEqual(facts.artists.artists) { $0.name.isWritten(like: $1.name) }
            && credit.isMarked(like: facts.artists) && facts.album.isWritten(like: album?.written)
    }

    // MARK: What the row said

    /// What the row said, for evidence that a person reads.
    public var facts: TrackFacts {
        if let facts = rare?.facts { return facts.value }
        var facts = TrackFacts(
            title: writtenTitle, artists: credit.written, album: album?.written, releaseDate: releaseDate,
            position: position, isrcs: isrcs, mbids: mbids, serviceIDs: serviceIDs)
        facts.durationMs = durationMs
        return facts
    }

    /// What the row says under this reading: title, artists, album and place as they were taken.
    public var read: TrackFacts { rare?.read?.value ?? facts }

    /// Whom the row credits, and the album that it names.
    var writtenArtists: ArtistCredit { rare?.facts?.value.artists ?? credit.written }
    var writtenAlbum: String? {
        if let facts = rare?.facts { return facts.value.album }
        return album?.written
    }

    /// The album that the row has under this reading.
    package var albumRead: String? {
        if let read = rare?.read { return read.value.album }
        return writtenAlbum
    }

    /// The same under this reading; the album that the row names, where the reading takes none.
    package var readArtists: ArtistCredit { rare?.read?.value.artists ?? writtenArtists }
    var readAlbum: String? { rare?.read?.value.album ?? writtenAlbum }

    /// Milliseconds, positive; nil where unknown.
    package var durationMs: Int? { card.marks.contains(.duration) ? card.durationMs : nil }

    /// The year of release; nil where unknown.
    var year: Int? { card.marks.contains(.year) ? Int(card.year) : nil }

    // MARK: The title

    var title: TitleReading {
        rare?.title?.value
            ?? TitleReading(original: titleRead, core: titleRead, coreFolded: titleText.text)
    }
    /// The whole title, as written.
    var titleWritten: String { rare?.title?.value.original ?? titleRead }
    /// The title's core, as written.
    var titleCore: String { rare?.title?.value.core ?? titleRead }
    /// The title's subtitle, as written.
    var subtitle: String? { rare?.title?.value.subtitle }
    /// The same in comparison form; empty for none.
    package var subtitleText: FoldedText { ownSubtitle ?? .empty }
    /// The kind of version that the title tells.
    var version: VersionMark { rare?.title?.value.version ?? Self.studio }
    private static let studio = VersionMark(kinds: [])
    /// Whether a list of sections in the title has numbers of its own.
    var sectionsHaveParts: Bool { rare?.title?.value.sectionsHaveParts ?? false }
    /// The guests that the title names, as written.
    var guests: [String] { rare?.title?.value.featured ?? [] }
    package var titleRead: String { rare?.read?.value.title ?? writtenTitle }
    /// The numbers in the title that tell parts apart.
    var parts: [PartNumber] { rare?.parts ?? [] }
    /// The same without totals: "Part 1 of 2" and "Part 1" are one part.
    var countedParts: [PartNumber] { rare?.countedParts ?? [] }
    /// Every reading under which another service may list the title, the core first; empty for a blank title.
    public var titleForms: [FoldedText] { (titleText.isEmpty ? [] : [titleText]) + furtherForms }
    /// Whether the title is a program's word for none: `Track 07`.
    var isUntitled: Bool { card.marks.contains(.untitled) }
    /// The kinds of version by title, a bit each.
    package var versionMask: UInt32 { card.versionMask }

    // MARK: Readings

    /// How the fields were read; `.plain` where each field holds what its name says.
    var hypothesis: FieldHypothesis { card.hypothesis }
    /// The same row with fields read otherwise, in a fixed order; evidence decides between them.
    var alternatives: [FoldedTrack] { rare?.alternatives ?? [] }
    /// For rows that credit nobody: the title in which another row's artist may stand.
    var nameless: NamelessTitle? { rare?.nameless }
    /// For rows whose title has no blank: the letters that another row may have with blanks between them.
    var joined: JoinedTitle? { rare?.joined }

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

    /// Calls `body` with each text whose words candidates are searched by: the title's readings, the names, the album.
    package func forEachText(_ body: (FoldedText) -> Void) {
        forEachTitleForm(body)
        for name in credit.names { body(name) }
        body(albumText)
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

    /// Whether the title has an opus or catalogue number: a work that many play.
    var isCataloguedWork: Bool {
        card.marks.contains(.parts) && parts.contains { $0.kind == .opus || $0.kind == .catalogue }
    }

    /// Whether the row can be read in no other way, whatever it is compared with.
    var hasOneReading: Bool { card.marks.contains(.oneReading) }

    /// How many readings there are, the plain one included.
    public var readingCount: Int { (withRare { $0.alternatives.count } ?? 0) + 1 }

    /// What `body` makes of what few rows have, lent without a count of references: pairs ask for it often; nil for a row
    /// that has nothing of it.
    @inline(__always)
    func withRare<Result>(_ body: (RareParts) -> Result) -> Result? {
        guard let rare else { return nil }
        return Unmanaged.passUnretained(rare)._withUnsafeGuaranteedRef(body)
    }

    /// The row under a hypothesis; 0 is the plain one.
    ///
    /// Behind its own, numbers stand for readings that a pair suggested, which only the pair knows: away from it the row
    /// is read plainly.
    public func reading(_ index: Int) -> FoldedTrack {
        guard index > 0, let rare, index <= rare.alternatives.count else { return self }
        return rare.alternatives[index - 1]
    }

    /// The readings that a pair with `other` suggests, in a fixed order; most rows have none.
    func readings(suggestedBy other: FoldedTrack) -> [FoldedTrack] {
        withRare { rare in
            guard let joined = rare.joined else { return rare.nameless?.readings(naming: other) ?? [] }
            guard let nameless = rare.nameless else { return joined.readings(like: other) }
            return nameless.readings(naming: other) + joined.readings(like: other)
        } ?? []
    }

    /// The same, the numbers running on over `further` readings that a pair suggests.
    func reading(_ index: Int, _ further: [FoldedTrack]) -> FoldedTrack {
        index < readingCount ? reading(index) : further[index - readingCount]
    }
}
