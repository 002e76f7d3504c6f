import NaradaText

/// Compares the kinds of recording: live, remix, karaoke … against each other and against the plain one.
struct VersionMatcher: Matcher {
    let name = "version"
    let role = MatcherRole.version
    let levels = [
        ComparisonLevel("same_kind", "the same kind of version", .agrees),
        ComparisonLevel("overlap", "some of the same kinds of version", .agrees),
        ComparisonLevel("edit", "an edit on one side", .agrees),
        ComparisonLevel("album_alone", "an album of live or other versions, and no album on the other side", .agrees),
        ComparisonLevel("album_differs", "an album of live or other versions on one side only", .conflicts),
        ComparisonLevel("other_detail", "the same kind of version by another hand, or from another day", .conflicts),
        ComparisonLevel("other_kind", "another kind of version", .conflicts),
        ComparisonLevel("plain", "no version mark on either side, or no title on one", .cannotCompare),
    ]

    // Similarity (Indel, 0...1) of remixers or venues that are one with small differences of spelling.
    private static let sameDetail = 0.80

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        // A row without a title says nothing of its version.
        let (card, otherCard) = (left.card, right.card)
        if !card.isTitled || !otherCard.isTitled { return 7 }
        let (one, other) = (card.versionMask, otherCard.versionMask)
        // "Alarm Remix" and "Alarm (Remix)" are written alike, though a bare word is no mark.
        if one != other, card.writtenKey == otherCard.writtenKey { return 0 }
        switch (one == 0, other == 0) {
        case (true, true):
            // One album with a slip of the pen has one kind of recordings, whichever name tells it.
            if card.albumMask == otherCard.albumMask || AlbumMatcher.areMisspelt(left, right) { return 7 }
            return left.album == nil || right.album == nil ? 3 : 4
        case (false, false):
            if one == other { return detailsAgree(left.version, right.version) ? 0 : 5 }
            if one ^ other == Self.edit { return detailsAgree(left.version, right.version) ? 2 : 5 }
            // "Live" and "Live acoustic": one service says more than the other.
            if one & other == one || one & other == other { return 1 }
            // "(radioo mix)" is a mix by nobody to the grammar.
            return isMisspelt(left, right) ? 0 : 6
        case (let isPlain, _):
            // An album of live takes need not mark each title.
            let (kinds, kindsOfAlbum) = isPlain ? (other, card.albumMask) : (one, otherCard.albumMask)
            if kinds == kindsOfAlbum { return 0 }
            if kinds & kindsOfAlbum != 0 { return 1 }
            if kinds == Self.edit { return 2 }
            // "(livpe at Metro)" is no mark to the grammar, but a person reads it.
            return isMisspelt(left, right) ? 0 : 6
        }
    }

    /// Whether the titles are written alike, marks and all, but for slips of the pen.
    private func isMisspelt(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        left.writtenText.isMisspelt(right.writtenText)
    }

    private static let edit = VersionMark(kinds: [.edit]).mask

    func value(of track: FoldedTrack) -> String? {
        // Most rows have no mark, which is told without reading what the title says.
        if track.card.versionMask == 0, track.card.albumMask == 0 { return nil }
        let version = track.version
        if version.isStudio {
            let kinds = (track.album?.kinds ?? []).filter { $0 != .edit }
            return kinds.isEmpty ? nil : kinds.map(\.label).joined(separator: ", ") + " (by its album)"
        }
        let kinds = version.kinds.map(\.label).joined(separator: ", ")
        return version.detailFolded.map { "\(kinds): \($0)" } ?? kinds
    }

    private func detailsAgree(_ one: VersionMark, _ other: VersionMark) -> Bool {
        guard let detail = one.detailFolded, let otherDetail = other.detailFolded else { return true }
        let (words, others) = (Set(detail.split(separator: " ")), Set(otherDetail.split(separator: " ")))
        if words.isSubset(of: others) || others.isSubset(of: words) { return true }
        return Indel.similarity(detail.unicodeScalars.map(\.value), otherDetail.unicodeScalars.map(\.value))
            >= Self.sameDetail
    }
}
