import NaradaText

/// What most comparisons need to know of a recording, in three cache lines: a pair that differs plainly is told apart
/// without a look at either side's texts.
struct TrackCard: BitwiseCopyable, Sendable {
    /// What the row has.
    struct Marks: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt16

        /// The title is a program's word for none.
        static let untitled = Marks(rawValue: 1 << 0)
        /// The title has readings beside its core.
        static let furtherForms = Marks(rawValue: 1 << 1)
        /// A reading of the title is of another script than Latin.
        static let foreignForms = Marks(rawValue: 1 << 2)
        static let subtitled = Marks(rawValue: 1 << 3)
        static let parts = Marks(rawValue: 1 << 4)
        static let serviceIDs = Marks(rawValue: 1 << 5)
        static let isrcs = Marks(rawValue: 1 << 6)
        static let mbids = Marks(rawValue: 1 << 7)
        static let position = Marks(rawValue: 1 << 8)
        /// No artist is credited, or a placeholder.
        static let namesNobody = Marks(rawValue: 1 << 9)
        /// One artist is credited, in Latin letters and not as a guest: `artist` is all there is to compare.
        static let onePlainName = Marks(rawValue: 1 << 10)
        /// The album's name says more than its core.
        static let markedAlbum = Marks(rawValue: 1 << 11)
        /// The row can be read in no other way, whatever it is compared with.
        static let oneReading = Marks(rawValue: 1 << 12)
        static let year = Marks(rawValue: 1 << 13)
        static let duration = Marks(rawValue: 1 << 14)
        /// The row can be read otherwise only beside one with the letters of its title, and `title` counts them all.
        static let runTogether = Marks(rawValue: 1 << 15)
    }

    /// The title's core.
    let title: TextCard
    /// The credited artist where there is one alone; empty otherwise.
    let artist: TextCard
    /// The album's core; empty without one.
    let album: TextCard
    /// Fingerprint of the whole title, marks and all.
    let writtenKey: UInt64
    /// Fingerprint of the words of the title's core that hold digits: a number is never a spelling mistake. Numbers of
    /// movements are left out, since `PartsMatcher` knows that `3.` is `III.`.
    let titleNumbers: UInt64
    /// Milliseconds; only with the mark.
    let durationMs: Int
    /// Only with the mark.
    let year: Int32
    /// The kinds of version by title and by album, a bit each.
    let versionMask: UInt32
    let albumMask: UInt32
    var marks: Marks
    /// How the fields were read.
    let hypothesis: FieldHypothesis

    /// Whether the row has a title that can say something of versions and parts.
    @inline(__always)
    var isTitled: Bool { !title.isEmpty && !marks.contains(.untitled) }
}
