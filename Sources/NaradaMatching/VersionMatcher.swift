import NaradaText

/// Compares the kinds of recording: live, remix, karaoke … against each other and against the plain one.
struct VersionMatcher: Matcher {
    let name = "version"
    let role = MatcherRole.version
    let levels = [
        ComparisonLevel("same_kind", "the same kind of version", .agrees),
        ComparisonLevel("overlap", "some of the same kinds of version", .agrees),
        ComparisonLevel("edit", "an edit on one side", .agrees),
        ComparisonLevel("album_differs", "an album of live or other versions on one side only", .conflicts),
        ComparisonLevel("other_detail", "the same kind of version by another hand, or from another day", .conflicts),
        ComparisonLevel("other_kind", "another kind of version", .conflicts),
        ComparisonLevel("plain", "no version mark on either side", .cannotCompare),
    ]

    // Similarity (Indel, 0...1) of remixers or venues that are one with small differences of spelling.
    private static let sameDetail = 0.80

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.title.version, right.title.version)
        switch (one.isStudio, other.isStudio) {
        case (true, true):
            return albumKinds(left) == albumKinds(right) ? 6 : 3
        case (false, false):
            let (kinds, others) = (Set(one.kinds), Set(other.kinds))
            if kinds == others { return detailsAgree(one, other) ? 0 : 4 }
            if kinds.symmetricDifference(others) == [.edit] { return detailsAgree(one, other) ? 2 : 4 }
            // "Live" and "Live acoustic": one service says more than the other.
            return kinds.isSubset(of: others) || others.isSubset(of: kinds) ? 1 : 5
        default:
            let (marked, plain) = one.isStudio ? (other, left) : (one, right)
            // An album of live takes need not mark each title.
            let (kinds, kindsOfAlbum) = (Set(marked.kinds), albumKinds(plain))
            if kinds == kindsOfAlbum { return 0 }
            if !kinds.isDisjoint(with: kindsOfAlbum) { return 1 }
            return kinds == [.edit] ? 2 : 5
        }
    }

    func value(of track: FoldedTrack) -> String? {
        let version = track.title.version
        if version.isStudio {
            let kinds = albumKinds(track)
            return kinds.isEmpty ? nil : kinds.map(\.label).sorted().joined(separator: ", ") + " (by its album)"
        }
        let kinds = version.kinds.map(\.label).sorted().joined(separator: ", ")
        return version.detailFolded.map { "\(kinds): \($0)" } ?? kinds
    }

    /// What the album's title says of all its tracks: "MTV Unplugged", "Live at Wembley".
    private func albumKinds(_ track: FoldedTrack) -> Set<VersionKind> {
        Set(track.album?.version.kinds ?? []).subtracting([.edit])
    }

    private func detailsAgree(_ one: VersionMark, _ other: VersionMark) -> Bool {
        guard let detail = one.detailFolded, let otherDetail = other.detailFolded else { return true }
        let (words, others) = (Set(detail.split(separator: " ")), Set(otherDetail.split(separator: " ")))
        if words.isSubset(of: others) || others.isSubset(of: words) { return true }
        return Indel.similarity(detail.unicodeScalars.map(\.value), otherDetail.unicodeScalars.map(\.value))
            >= Self.sameDetail
    }
}
