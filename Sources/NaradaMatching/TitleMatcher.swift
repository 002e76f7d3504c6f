import NaradaText

/// Compares the titles' cores, without featured artists, version, remaster, edition and part marks.
struct TitleMatcher: Matcher {
    let name = "title"
    let role = MatcherRole.title
    let levels = [
        ComparisonLevel("exact", "the same title", .agrees),
        ComparisonLevel("other_subtitle", "the same title with another or no subtitle", .agrees),
        ComparisonLevel("alternative", "a translation or second reading of the title", .agrees),
        ComparisonLevel("transliterated", "the same title in another script", .agrees),
        ComparisonLevel("close", "nearly the same title", .agrees),
        ComparisonLevel("near", "a similar title", .agrees),
        ComparisonLevel("other", "another title", .conflicts),
        ComparisonLevel("other_script", "titles in scripts that cannot be compared", .cannotCompare),
        ComparisonLevel("missing", "no title on a side", .cannotCompare),
    ]

    // Spelling similarity (Indel, 0...1) from which titles are close or near. Between 20 letters one letter dropped
    // leaves 0.97 and one replaced 0.95; "Yesterday" and "Yesterday Once More" have 0.64.
    private static let close = 0.90
    private static let near = 0.80
    // Short words are near each other by chance: "Adieu" and "Deus".
    private static let shortestForSpelling = 5

    private let folder = Folder()

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.title, right.title)
        if one.coreFolded.isEmpty || other.coreFolded.isEmpty { return 8 }
        if one.coreFolded == other.coreFolded {
            let (subtitle, otherSubtitle) = (folded(one.subtitle), folded(other.subtitle))
            // "Song - Album" in a source without an album column is no other subtitle.
            let agree =
                subtitle == otherSubtitle || (otherSubtitle.isEmpty && isAlbum(subtitle, of: right))
                || (subtitle.isEmpty && isAlbum(otherSubtitle, of: left))
            return agree ? 0 : 1
        }
        if !Set(left.titleForms).isDisjoint(with: right.titleForms) { return 2 }
        if !scriptsCompare(left.titleScript, right.titleScript) {
            return transliterationsAgree(one.coreFolded, other.coreFolded) ? 3 : 7
        }
        // A number is never a spelling mistake: "Song 2" is not "Song 3".
        guard numbers(in: one.coreFolded) == numbers(in: other.coreFolded),
            min(left.titleScalars.count, right.titleScalars.count) >= Self.shortestForSpelling
        else { return 6 }
        let similarity = Indel.similarity(left.titleScalars, right.titleScalars)
        return similarity >= Self.close ? 4 : (similarity >= Self.near ? 5 : 6)
    }

    func value(of track: FoldedTrack) -> String? {
        guard !track.title.core.isEmpty else { return nil }
        return track.title.core + (track.title.subtitle.map { " (\($0))" } ?? "")
    }

    private func isAlbum(_ subtitle: String, of track: FoldedTrack) -> Bool {
        guard let album = track.album?.coreFolded, !album.isEmpty else { return false }
        return AlbumMatcher.areClose(album, subtitle)
    }

    private func folded(_ subtitle: String?) -> String { subtitle.map(folder.fold) ?? "" }

    private func transliterationsAgree(_ one: String, _ other: String) -> Bool {
        let (latin, otherLatin) = (folder.transliterate(one) ?? one, folder.transliterate(other) ?? other)
        return Indel.similarity(latin.unicodeScalars.map(\.value), otherLatin.unicodeScalars.map(\.value)) >= Self.close
    }

    private func numbers(in text: String) -> [Substring] {
        text.split(separator: " ").filter { $0.contains(where: \.isNumber) }
    }
}

/// Whether spellings in the two scripts can be compared letter by letter.
///
/// Symbols and digits compare with everything; Japanese mixes kana with Chinese characters.
func scriptsCompare(_ one: Script, _ other: Script) -> Bool {
    if one == other || one == .none || other == .none { return true }
    return Set([one, other]).isSubset(of: [.han, .kana])
}
