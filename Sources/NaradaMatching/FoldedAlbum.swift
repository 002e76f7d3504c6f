import NaradaText

/// An album prepared for comparing, made once for all rows that stand on it.
///
/// Albums are read as titles, since they carry marks too: "Unplugged", "(Deluxe Edition)".
final class FoldedAlbum: Sendable {
    /// The name as it was read; rows of the album share its memory.
    let written: String
    /// The kinds of version that the name tells.
    let kinds: [VersionKind]
    /// The album's core.
    let text: FoldedText
    /// The album's name, marks and all.
    let name: FoldedText
    /// Whether the name says more than its core.
    let isMarked: Bool
    /// The kinds of version that the album's name tells, a bit each.
    let versionMask: UInt32

    /// - Parameter name: the name in comparison form, marks and all; may be empty where it folds to nothing.
    init(_ reading: TitleReading, name: String) {
        written = reading.original
        kinds = reading.version.kinds
        text = FoldedText(reading.coreFolded)
        isMarked = !name.isEmpty && name != reading.coreFolded
        self.name = isMarked ? FoldedText(name) : text
        // A radio edit of an album is no kind of recording.
        versionMask = reading.version.mask & ~VersionMark(kinds: [.edit]).mask
    }

    /// The texts by which a title may name the album, in a fixed order: its core, and its name where that says more.
    /// An album may carry its year or an edition, which a title that names it leaves out.
    var names: [FoldedText] {
        let texts = isMarked ? [name, text] : [text]
        return texts.filter { !$0.isEmpty }.sorted { $0.text < $1.text }
    }
}
