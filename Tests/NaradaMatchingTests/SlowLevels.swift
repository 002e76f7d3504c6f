@testable import NaradaMatching
import NaradaModel
import NaradaText

/// The matchers' levels without cards: every text looked at, nothing told apart beforehand.
enum SlowLevels {
    /// Which of the matchers has a twin here.
    static let names = ["title", "artists", "album", "duration", "year", "position", "parts"]

    static func level(_ matcher: String, _ left: FoldedTrack, _ right: FoldedTrack) -> Int? {
        switch matcher {
        case "title": title(left, right)
        case "artists": artists(left, right)
        case "album": album(left, right)
        case "duration": duration(left, right)
        case "year": year(left, right)
        case "position": position(left, right)
        case "parts": parts(left, right)
        default: nil
        }
    }

    private static func similarity(_ one: FoldedText, _ other: FoldedText) -> Double { one.similarity(to: other) }

    private static func sameWords(_ one: FoldedText, _ other: FoldedText) -> Bool {
        one.words.count > 1 && one.words.map(\.key).sorted() == other.words.map(\.key).sorted()
    }

    // MARK: Title

    private static func title(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.titleText, right.titleText)
        if one.isEmpty || other.isEmpty { return 9 }
        if left.writtenText.key == right.writtenText.key { return 0 }
        if (left.isUntitled || right.isUntitled) && one.key != other.key { return 9 }
        if one.key == other.key { return subtitlesAgree(left, right) ? 0 : 2 }
        func anyForms(_ holds: (FoldedText, FoldedText) -> Bool) -> Bool {
            left.titleForms.contains { form in right.titleForms.contains { holds(form, $0) } }
        }
        if anyForms({ $0.key == $1.key }) {
            let isSwapped = one.key == right.subtitleText.key && other.key == left.subtitleText.key
            return isSwapped && isTranslation(left) && isTranslation(right) ? 0 : 3
        }
        if anyForms({ $0.isTransliteration(of: $1) }) { return 4 }
        if !scriptsCompare(one.script, other.script) { return 8 }
        func numbers(_ track: FoldedTrack) -> [UInt64] {
            let movements = track.title.parts.filter { $0.kind == .movement }
                .flatMap { FoldedText($0.number).words.map(\.key) }
            return track.titleText.words.filter { $0.hasDigit && !movements.contains($0.key) }.map(\.key)
        }
        let otherTitle = isCut(left, right) ? 7 : 6
        guard numbers(left) == numbers(right) else { return otherTitle }
        if min(one.scalars.count, other.scalars.count) < 5 { return one.isMisspelt(other) ? 5 : otherTitle }
        if sameWords(one, other) { return 1 }
        let similarity = similarity(one, other)
        guard similarity >= 0.80 else { return otherTitle }
        if differByAnArticle(one, other) || differByAnArticle(other, one) { return 1 }
        guard !differByAMark(one, other) else { return otherTitle }
        if similarity >= 0.90, one.words.count != other.words.count, one.letters == other.letters {
            return subtitlesAgree(left, right) ? 0 : 2
        }
        return similarity >= 0.90 ? 1 : 5
    }

    private static func isCut(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        guard let length = left.facts.durationMs, let otherLength = right.facts.durationMs,
            abs(length - otherLength) <= 3_000, !differByAMark(left.titleText, right.titleText)
        else { return false }
        func isBeginning(_ one: [UInt32], _ other: [UInt32]) -> Bool {
            one.count < other.count && Array(other.prefix(one.count)) == one
                && (other[one.count] == 0x20 || one.count >= 20)
        }
        let (one, other) = (Array(left.titleText.scalars), Array(right.titleText.scalars))
        return isBeginning(one, other) || isBeginning(other, one)
    }

    private static func differByAnArticle(_ few: FoldedText, _ many: FoldedText) -> Bool {
        let (words, others) = (few.words.map(\.key), many.words.map(\.key))
        let articles = TitleGrammar.articles.flatMap { FoldedText($0).words.map(\.key) }
        return words.count > 1 && Array(others.dropFirst()) == words && words.first != others.first
            && others.first.map(articles.contains) == true
    }

    private static func isTranslation(_ track: FoldedTrack) -> Bool {
        let (title, subtitle) = (track.titleText.script, track.subtitleText.script)
        return title != .none && subtitle != .none && !scriptsCompare(title, subtitle)
    }

    private static func subtitlesAgree(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        let (one, other) = (left.subtitleText, right.subtitleText)
        if one.key == other.key { return true }
        return other.isEmpty && (areClose(one, right.albumText) || isTranslation(left))
            || one.isEmpty && (areClose(other, left.albumText) || isTranslation(right))
    }

    private static func differByAMark(_ one: FoldedText, _ other: FoldedText) -> Bool {
        let (few, many) = one.words.count < other.words.count ? (one, other) : (other, one)
        return few.words.count < many.words.count
            && many.words.contains { word in word.isVersionWord && !few.words.contains { $0.key == word.key } }
    }

    // MARK: Artists

    private static func artists(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.credit, right.credit)
        if one.namesNobody || other.namesNobody { return 10 }
        if one.nameKeys == other.nameKeys || one.wholeKeys == other.wholeKeys { return 0 }
        if one.leadKeys == other.leadKeys, !one.leadKeys.isEmpty { return 2 }
        let shared = one.nameKeys.filter(other.nameKeys.contains).count
        if shared == min(one.nameKeys.count, other.nameKeys.count) {
            let isWork =
                left.title.parts.contains { $0.kind == .opus || $0.kind == .catalogue }
                || right.title.parts.contains { $0.kind == .opus || $0.kind == .catalogue }
            let (few, many) = left.names.count < right.names.count ? (left, right) : (right, left)
            let isComposer = few.names.count == 1 && many.names.count > 1 && few.names[0].key == many.names[0].key
            return isWork && isComposer ? 8 : 4
        }
        if shared > 0 || one.sharesWhole(with: other) { return 6 }
        func anyPair(_ holds: (FoldedText, FoldedText) -> Bool) -> Bool {
            one.names.contains { name in other.names.contains { holds(name, $0) } }
        }
        if anyPair({ $0.isTransliteration(of: $1) }) { return 1 }
        if anyPair({ sameWords($0, $1) || min($0.scalars.count, $1.scalars.count) >= 4 && similarity($0, $1) >= 0.87 })
        {
            return 3
        }
        if anyPair(isPart) { return 5 }
        return anyPair({ scriptsCompare($0.script, $1.script) }) ? 7 : 9
    }

    private static func isPart(_ one: FoldedText, _ other: FoldedText) -> Bool {
        let (few, many) = one.words.count <= other.words.count ? (one, other) : (other, one)
        return few.words.allSatisfy { word in many.words.contains { $0.key == word.key } }
            && few.words.contains { $0.range.count >= 4 }
    }

    // MARK: Album

    private static func areClose(_ one: FoldedText, _ other: FoldedText) -> Bool {
        !one.isEmpty && !other.isEmpty && (one.key == other.key || similarity(one, other) >= 0.85)
    }

    private static func album(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (left.albumText, right.albumText)
        switch (one.isEmpty, other.isEmpty) {
        case (false, false):
            if one.key == other.key { return 0 }
            let isOne = areClose(one, other) || one.letters == other.letters || one.isMisspelt(other)
            return isOne || AlbumMatcher.areMisspelt(left, right) ? 1 : 2
        case (true, false): return areClose(left.subtitleText, other) ? 1 : 3
        case (false, true): return areClose(right.subtitleText, one) ? 1 : 3
        case (true, true): return 3
        }
    }

    private static func areOneAlbum(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool? {
        switch album(left, right) {
        case 0, 1: true
        case 2: false
        default: nil
        }
    }

    // MARK: Parts

    private static func parts(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        let (one, other) = (Set(counted(left)), Set(counted(right)))
        let areTitled = [left, right].allSatisfy { !$0.titleText.isEmpty && !$0.isUntitled }
        if one.isEmpty && other.isEmpty || !areTitled { return 3 }
        if one == other || left.writtenText.key == right.writtenText.key { return 0 }
        if one.isEmpty { return right.title.sectionsHaveParts ? 3 : 1 }
        if other.isEmpty { return left.title.sectionsHaveParts ? 3 : 1 }
        let kinds = Set(one.map(\.kind)).intersection(other.map(\.kind))
        let haveOneEach = counted(left).count == 1 && counted(right).count == 1
        // Without a kind in common, or where each side has one number, a number may be said in two ways.
        if kinds.isEmpty || haveOneEach { return Set(one.map(\.number)).isDisjoint(with: other.map(\.number)) ? 2 : 0 }
        return one.filter { kinds.contains($0.kind) } == other.filter { kinds.contains($0.kind) } ? 0 : 2
    }

    private static func counted(_ track: FoldedTrack) -> [PartNumber] {
        track.title.parts.filter { $0.kind != .total }
    }

    // MARK: Numbers

    private static func duration(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.facts.durationMs, let other = right.facts.durationMs else { return 6 }
        let longer = Double(max(one, other))
        let edges: [(Int, Double)] = [(1_000, 0), (3_000, 0), (6_000, 0), (10_000, 0.04), (30_000, 0.12)]
        return edges.firstIndex { abs(one - other) <= max($0.0, Int(longer * $0.1)) } ?? 5
    }

    private static func year(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.facts.releaseDate?.year, let other = right.facts.releaseDate?.year else { return 4 }
        if areOneAlbum(left, right) == true { return 3 }
        return one == other ? 0 : abs(one - other) == 1 ? 1 : 2
    }

    private static func position(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.position, let other = right.position else { return 5 }
        switch areOneAlbum(left, right) {
        case true?: return one.agrees(with: other) ? 0 : 3
        case false?: return 4
        case nil: return one.agrees(with: other) ? 1 : 2
        }
    }
}
