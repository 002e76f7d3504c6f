/// What a music librarian reads in a title.
///
///     "Miracle (feat. A) [B Remix] - 2011 Remaster"
///      ^^^^^^^ core   ^ featured ^ version  ^ remaster
public struct TitleReading: Hashable, Sendable {
    /// The title as it stands in the row.
    public var original: String
    /// The title proper as written, without everything below. Empty only for a blank title.
    public var core: String
    /// `core` in comparison form.
    public var coreFolded: String
    /// Text in brackets or behind a dash that is title and no mark: `A Deal with God`. Several are joined by " - ".
    public var subtitle: String?
    /// Other cores under which a catalogue may file the title, folded, without doubles and without `coreFolded`: core
    /// and subtitle joined, the bracketed translation, each half of a bilingual title, "aka" names.
    public var alternatives: [String]
    /// Guests named in the title, as written.
    public var featured: [String]
    /// The kind of recording.
    public var version: VersionMark
    /// The title says that it is a remaster.
    public var remaster: Bool
    /// The year of the remaster, where the title says it.
    public var remasterYear: Int?
    /// Marks that make no other recording, by their labels (`mono`, `single version`, `explicit`, `soundtrack`,
    /// `video` …), in order, without doubles.
    ///
    /// `clean` and `explicit` are here although a clean edit mutes words: services put the mark on either side of the
    /// same recording, so it is weak evidence and no veto.
    public var edition: [String]
    /// Numbers that tell one part, movement, volume or work from the next.
    public var parts: [PartNumber]
    /// A bracket lists the sections of the piece, `Sleep (Monheim / Locks of Love Pt. III)`, so that numbers in `parts`
    /// may be theirs: a row that leaves the list out is no other part. So does a second name that counts its own volumes,
    /// `Forever - Dance Smash, Volume 4`.
    public var sectionsHaveParts: Bool
    /// The members of a medley, folded; empty for a single song.
    public var medley: [String]

    public init(
        original: String, core: String, coreFolded: String, subtitle: String? = nil, alternatives: [String] = [],
        featured: [String] = [], version: VersionMark = VersionMark(), remaster: Bool = false,
        remasterYear: Int? = nil, edition: [String] = [], parts: [PartNumber] = [],
        sectionsHaveParts: Bool = false, medley: [String] = []
    ) {
        self.original = original
        self.core = core
        self.coreFolded = coreFolded
        self.subtitle = subtitle
        self.alternatives = alternatives
        self.featured = featured
        self.version = version
        self.remaster = remaster
        self.remasterYear = remasterYear
        self.edition = edition
        self.parts = parts
        self.sectionsHaveParts = sectionsHaveParts
        self.medley = medley
    }
}

extension TitleReading {
    /// Whether the title says nothing beside its core.
    public var isCoreAlone: Bool {
        subtitle == nil && alternatives.isEmpty && featured.isEmpty && version.kinds.isEmpty
            && version.detailFolded == nil && !remaster && remasterYear == nil && edition.isEmpty && parts.isEmpty
            && !sectionsHaveParts && medley.isEmpty
    }
}

/// Which recording of a song a title names.
public struct VersionMark: Hashable, Sendable {
    /// The kinds, in the order of `VersionKind`, without doubles.
    public var kinds: [VersionKind]
    /// Remixer, venue, year: whatever qualifies the kinds, folded; nil for none.
    public var detailFolded: String?

    public init(kinds: [VersionKind] = [], detailFolded: String? = nil) {
        self.kinds = kinds.count < 2 ? kinds : Array(Set(kinds)).sorted()
        self.detailFolded = detailFolded
    }

    /// No mark of another recording: the studio version, as far as the title says.
    public var isStudio: Bool { kinds.isEmpty }

    /// One bit per kind, by `VersionKind.index`, for comparing in loops.
    public var mask: UInt32 { kinds.reduce(0) { $0 | 1 << UInt32($1.index) } }
}

/// A number in a title that tells it from its siblings.
public struct PartNumber: Hashable, Sendable {
    /// What is numbered.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case part, volume, number, opus, movement, act, scene, chapter, episode, variation, track
        /// A composer's catalogue; the number starts with its letters: `bwv 1079`, `k 467`.
        case catalogue
        /// The total of "part 1 of 2".
        case total
        /// A release counted like software: `2.0`.
        case release
        /// A number at the end without a word for it: `Genius II`, `Song 2`.
        case plain
    }

    /// What is numbered.
    public var kind: Kind
    /// Arabic and lower-case whatever the spelling was: `Part II`, `Pt. Two` and `Pt. 2` are all "2"; ranges `1-5`,
    /// decimals `4.5`, letters as in `186e`.
    public var number: String

    public init(kind: Kind, number: String) {
        self.kind = kind
        self.number = number
    }
}
