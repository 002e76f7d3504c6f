public import NaradaModel
import NaradaText

/// Folds rows into comparable recordings: the one place where text rules meet the model's values.
///
/// Safe on every thread, and the same result always: what copies share is a memory of albums and credits read before.
/// Cost: about 6 µs a row, and as much for each hypothesis.
public struct TrackFolder: Sendable {
    /// Changes when a row folds otherwise: by the rules of text, or by the matchers' reading of fields.
    public static var version: String { "\(NaradaText.rulesVersion) \(MatcherCatalogue.revision)" }

    /// Places in a title that are tried as the border between artist and title: further ones are part of names.
    private static let mostSplits = 2
    /// Places in a title that are tried as the border between title and album: what the other row's album bears out is
    /// found among them, and nothing else of it counts.
    private static let mostAlbumSplits = 4

    private let folder = Folder()
    private let titles: TitleGrammar
    private let credits: CreditGrammar
    private let knownColumns = FoldCache<AlbumColumn>()
    private let knownAlbums = FoldCache<FoldedAlbum>()
    private let knownCredits = FoldCache<FoldedCredit>()

    /// What a row's album says.
    private struct AlbumColumn: Sendable {
        /// The album under its name with blanks; nil where the row names none.
        let album: FoldedAlbum?
        /// Whether the album says the column as it is written.
        let isTold: Bool

        init(_ album: FoldedAlbum?, written: String) {
            self.album = album
            isTold = album?.written.isWritten(like: written) ?? false
        }
    }

    public init() {
        titles = TitleGrammar(folder: folder)
        credits = CreditGrammar(folder: folder)
    }

    private func column(_ written: String, _ key: WrittenKey? = nil) -> AlbumColumn {
        knownColumns.value(for: key ?? WrittenKey(written)) {
            let core = titles.plainCore(written)
            // "n.a." is the name of no album, nor is "(2010)".
            guard !written.isEmpty, !titles.isNoAlbum(written, folded: core) else {
                return AlbumColumn(nil, written: written)
            }
            return AlbumColumn(
                album(core == nil ? titles.withBlanks(written) : written, plainCore: core), written: written)
        }
    }

    /// - Parameter plainCore: what `TitleGrammar.plainCore(_:)` says of the name, where it was asked.
    private func album(_ name: String, plainCore: String? = nil) -> FoldedAlbum {
        knownAlbums.value(for: WrittenKey(name)) {
            let core = plainCore ?? titles.plainCore(name)
            return FoldedAlbum(titles.readAlbum(name, plainCore: core), name: core ?? titles.albumName(name))
        }
    }

    private func credit(
        _ artists: ArtistCredit, titleGuests: [String], _ key: WrittenKey? = nil
    ) -> FoldedCredit {
        knownCredits.value(for: key ?? WrittenKey(artists, titleGuests: titleGuests)) {
            FoldedCredit(credits.read(artists.names, titleGuests: titleGuests), written: artists)
        }
    }

    /// The folded form of a row, with the hypotheses about misplaced fields that its own fields suggest.
    public func fold(_ row: TrackFacts) -> FoldedTrack {
        let keys = Keys(row)
        // Where they stand in memory is a random place, which comes into the cache while the title is read.
        if let album = keys.album { knownColumns.expect(album) }
        knownCredits.expect(keys.credit)
        return plainTrack(row, keys) ?? track(row, album: row.album.flatMap { column($0, keys.album).album })
    }

    /// What a row's album and credit are remembered by.
    private struct Keys {
        let album: WrittenKey?
        let credit: WrittenKey

        init(_ row: TrackFacts) {
            album = row.album.map { WrittenKey($0) }
            credit = WrittenKey(row.artists, titleGuests: [])
        }
    }

    /// The row by its grammar, whatever it holds.
    private func track(_ row: TrackFacts, album: FoldedAlbum?) -> FoldedTrack {
        var said = row
        var facts = row
        facts.title = titles.withBlanks(row.title)
        facts.album = album?.written
        let lexed = titles.lexed(facts.title)
        let splits = titles.splits(lexed)
        var plain = fields(of: facts, lexed, splits: splits, onAlbum: album?.names ?? [])
        // A library holds each album's and each artist's name once, however many rows repeat it.
        if facts.album == said.album { said.album = facts.album }
        if said.artists == plain.credit.written {
            (facts.artists, said.artists) = (plain.credit.written, plain.credit.written)
        }
        (plain.read.album, plain.read.artists) = (facts.album, facts.artists)
        let written = RareParts.Shared(said)
        var found: [FoldedTrack] = []
        func add(_ hypothesis: FieldHypothesis, _ change: (inout TrackFacts) -> Void) {
            var read = facts
            change(&read)
            found.append(track(written, fields(of: read, onAlbum: album?.names ?? []), album: album, hypothesis))
        }
        func addArtist(_ hypothesis: FieldHypothesis, _ artist: String, title: String) {
            var read = facts
            (read.title, read.artists) = (title, ArtistCredit([artist]))
            var fields = fields(of: read, onAlbum: album?.names ?? [])
            fields.title = keepingMarks(of: plain.title, in: fields.title)
            found.append(track(written, fields, album: album, hypothesis))
        }
        var title = facts.title
        if let prefix = titles.numberPrefix(of: title), !prefix.rest.isEmpty {
            title = prefix.rest
            add(.numberBeforeTitle) {
                $0.title = prefix.rest
                $0.position = $0.position ?? TrackPosition(String(prefix.number))
            }
        }
        if let suffix = titles.numberSuffix(of: title), suffix.number == facts.position?.number {
            title = suffix.rest
            add(.numberBeforeTitle) { $0.title = suffix.rest }
        }
        let titleSplits = title == facts.title ? splits : titles.splits(title)
        // A guest named in the title is not the artist.
        let creditsNobody = plain.credit.creditsNobody
        if creditsNobody {
            for split in titleSplits.prefix(Self.mostSplits) {
                addArtist(.artistBeforeTitle, split.left, title: split.right)
                addArtist(.artistAfterTitle, split.right, title: split.left)
            }
        } else if let split = titleSplits.first(where: { credits.names(in: $0.left, areAmong: plain.credit.reading) }) {
            add(.artistRepeated) { $0.title = split.right }
        }
        if album == nil, !plain.read.artists.names.isEmpty {
            // Albums have dashes, colons and brackets of their own, so that every border may be the one.
            for split in titleSplits.prefix(Self.mostAlbumSplits) {
                var read = facts
                (read.title, read.album) = (split.left, split.right)
                let fields = fields(of: read, onAlbum: [FoldedText(titles.albumName(split.right))])
                found.append(track(written, fields, album: self.album(split.right), .albumAfterTitle))
            }
        }
        let nameless = creditsNobody ? nameless(facts, plain, titled: title, album: album) : nil
        let joined = joined(written, facts, creditsNobody: creditsNobody, album: album)
        return track(written, plain, album: album, .plain, alternatives: found, nameless: nameless, joined: joined)
    }

    /// The row where each part of it can be read in one way only, as of most: a title of plain words by somebody; nil for
    /// any other. The long way finds the same for three times the cost.
    private func plainTrack(_ row: TrackFacts, _ keys: Keys) -> FoldedTrack? {
        var track: FoldedTrack?
        titles.withPlainCore(of: row.title) { core in
            // What the row says is put together again from its parts.
            var album: FoldedAlbum?
            if let written = row.album {
                let column = self.column(written, keys.album)
                guard column.isTold else { return }
                album = column.album
            }
            let credit = self.credit(row.artists, titleGuests: [], keys.credit)
            guard !credit.creditsNobody, credit.isMarked(like: row.artists) else { return }
            track = FoldedTrack(
                plain: row, core: FoldedText(utf8: core),
                isUntitled: titles.isPlaceholder(row.title, folded: core, trackNumber: row.position?.number),
                credit: credit, album: album,
                // Such a title has as many blanks as its comparison form.
                joined: core.contains(Self.blank)
                    ? nil : joined(nil, row, folded: core, creditsNobody: false, album: album))
        }
        return track
    }

    /// For holding the two ways against each other: the row without the short one, and whether it is taken.
    func foldAtLength(_ row: TrackFacts) -> FoldedTrack { track(row, album: row.album.flatMap { column($0).album }) }
    func isPlain(_ row: TrackFacts) -> Bool { plainTrack(row, Keys(row)) != nil }

    private static let blank = UInt8(ascii: " ")

    /// A word that is no mark.
    private static let anything = "x"

    /// The reading with the kinds of version that the plain one found besides: no guess at an artist takes a mark away.
    /// "Originally performed by" is one only while a name stands behind it, and "(Queen cover)" names no artist.
    private func keepingMarks(of plain: TitleReading, in reading: TitleReading) -> TitleReading {
        var lost = plain.version.kinds.filter { !reading.version.kinds.contains($0) }
        guard !lost.isEmpty else { return reading }
        // The title itself may have been taken for a mark: "Interlude" behind an artist and a dash.
        let itself = titles.read("\(Self.anything) - \(reading.original)").version.kinds
        lost.removeAll(where: itself.contains)
        guard !lost.isEmpty else { return reading }
        var reading = reading
        // With a mark from elsewhere the title is not written like one without it.
        reading.original = plain.original
        reading.version = VersionMark(
            kinds: reading.version.kinds + lost,
            detailFolded: reading.version.detailFolded ?? plain.version.detailFolded)
        return reading
    }

    /// The row's title without its number, for rows compared with it whose artists may stand there.
    private func nameless(
        _ facts: TrackFacts, _ plain: Fields, titled title: String, album: FoldedAlbum?
    ) -> NamelessTitle {
        let facts = RareParts.Shared(facts)
        return NamelessTitle(title, folder: folder, titles: titles) { [self] remainder, title in
            var fields = plain
            fields.read.title = title
            fields.title = keepingMarks(of: plain.title, in: titles.read(title))
            fields.credit = credit(
                ArtistCredit(remainder.names + remainder.others), titleGuests: fields.title.featured)
            return track(facts, fields, album: album, .artistInTitle)
        }
    }

    /// The row's title without blanks, for rows compared with it that have the same letters.
    ///
    /// - Parameter written: what the row says, where that is not `facts`.
    private func joined(
        _ written: RareParts.Shared<TrackFacts>?, _ facts: TrackFacts, folded: UnsafeBufferPointer<UInt8>? = nil,
        creditsNobody: Bool, album: FoldedAlbum?
    ) -> JoinedTitle? {
        guard JoinedTitle.mayBe(facts.title) else { return nil }
        let written = written ?? RareParts.Shared(facts)
        return JoinedTitle(
            facts, folded: folded.map { String(decoding: $0, as: UTF8.self) }, folder: folder,
            mayNameArtist: creditsNobody, mayNameAlbum: album == nil
        ) { [self] read in
            let album = album ?? read.album.map { self.album($0) }
            let names = read.album.map { [FoldedText(titles.albumName($0))] } ?? []
            return track(written, fields(of: read, onAlbum: names), album: album, .runTogether)
        }
    }

    /// A row's fields, each in its place, with what the grammars read in title and artists.
    private struct Fields {
        var read: TrackFacts
        var title: TitleReading
        var credit: FoldedCredit
    }

    /// - Parameters:
    ///   - lexed, splits: the title's, where they were found.
    ///   - albumNames: asked for where a title may name the album, which is seldom.
    private func fields(
        of read: consuming TrackFacts, _ lexed: LexedTitle? = nil, splits: [TitleSplit]? = nil,
        onAlbum albumNames: @autoclosure () -> [FoldedText]
    ) -> Fields {
        let lexed = lexed ?? titles.lexed(read.title)
        let rest = withoutAlbum(splits ?? titles.splits(lexed), albumNames)
        if let rest { read.title = rest }
        let title = rest.map { titles.read($0) } ?? titles.read(lexed)
        let credit = credit(read.artists, titleGuests: title.featured)
        return Fields(read: read, title: title, credit: credit)
    }

    private func track(
        _ facts: RareParts.Shared<TrackFacts>, _ fields: Fields, album: FoldedAlbum?, _ hypothesis: FieldHypothesis,
        alternatives: [FoldedTrack] = [], nameless: NamelessTitle? = nil, joined: JoinedTitle? = nil
    ) -> FoldedTrack {
        let written =
            fields.title.core == fields.title.original ? fields.title.coreFolded : folder.fold(fields.title.original)
        let isUntitled = titles.isPlaceholder(
            fields.read.title, folded: written, trackNumber: fields.read.position?.number)
        return FoldedTrack(
            facts: facts, read: fields.read, title: fields.title, credit: fields.credit, album: album,
            subtitleFolded: fields.title.subtitle.map(folder.fold) ?? "", written: written, isUntitled: isUntitled,
            hypothesis: hypothesis, alternatives: alternatives, nameless: nameless,
            joined: joined)
    }

    /// `Song (Album)` on the album of that name is `Song`: the row itself says that its tail is the album, whatever
    /// marks the album's name may hold. `Live - Live` keeps a title. Nil for a title that names no album.
    private func withoutAlbum(_ splits: [TitleSplit], _ albumNames: () -> [FoldedText]) -> String? {
        guard !splits.isEmpty, case let albumNames = albumNames(), !albumNames.isEmpty else { return nil }
        var best: (left: String, similarity: Double)?
        for split in splits {
            let name = titles.albumName(split.right)
            guard albumNames.contains(where: { AlbumMatcher.mayBeClose(name, $0) }) else { continue }
            let right = FoldedText(name)
            for album in albumNames where AlbumMatcher.areClose(right, album) {
                // What is the album's name but for a remark before it lies near as well.
                let similarity = right.similarity(to: album)
                if similarity >= best?.similarity ?? 0 { best = (split.left, similarity) }
            }
        }
        return best?.left
    }
}
