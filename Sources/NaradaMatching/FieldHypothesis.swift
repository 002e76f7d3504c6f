/// A way in which a source may have misplaced its fields: never a rewrite, always a hypothesis that evidence decides.
enum FieldHypothesis: String, Hashable, Sendable, CaseIterable, BitwiseCopyable {
    /// Each field holds what its name says.
    case plain
    /// A track number stands before the title, or behind it: `002-Title`, `Title-002`.
    case numberBeforeTitle = "number_before_title"
    /// A row without artists has them before its title: `Artist - Title`.
    case artistBeforeTitle = "artist_before_title"
    /// A row without artists has them behind its title: `Title - Artist`.
    case artistAfterTitle = "artist_after_title"
    /// A row without artists has the other row's artist somewhere in its title: `Title by Artist`, `Artist "Title" live`.
    case artistInTitle = "artist_in_title"
    /// A row without an album has it behind its title: `Title - Album`, `Title (Album)`.
    case albumAfterTitle = "album_after_title"
    /// The row's own artist stands before its title once more.
    case artistRepeated = "artist_repeated"
    /// A title without blanks has the other row's letters, with the artist before or the album behind them where the row
    /// has none: `CrashSiteFootnotes9294`.
    case runTogether = "run_together"

    /// What the reading costs in bits, against reading the row plainly.
    ///
    /// A row without artists whose title has a dash is about as often `Artist - Title` as a title with a dash; any
    /// other order is rarer. A row that repeats its own artist or is led by a number is nearly always what it seems.
    var cost: Double {
        switch self {
        case .plain: 0
        case .artistBeforeTitle, .albumAfterTitle: 1
        case .artistAfterTitle, .artistInTitle, .runTogether: 2
        case .numberBeforeTitle, .artistRepeated: 0.5
        }
    }

    /// What a reviewer reads.
    var label: String {
        switch self {
        case .plain: "the fields as they are named"
        case .numberBeforeTitle: "a track number beside the title"
        case .artistBeforeTitle: "the artist before the title"
        case .artistAfterTitle: "the artist behind the title"
        case .artistInTitle: "the artist named in the title"
        case .albumAfterTitle: "the album behind the title"
        case .runTogether: "words run together"
        case .artistRepeated: "the artist repeated before the title"
        }
    }
}
