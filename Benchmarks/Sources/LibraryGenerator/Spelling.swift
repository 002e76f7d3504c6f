import Foundation
import NaradaTestSupport

/// How a service spells a recording: the changes of its habits, drawn row by row.
struct Spelling {
    let service: Service
    var random: SplitMix64

    /// Services measure, cut and fade a file differently; most lengths agree within a second.
    ///
    /// Two draws subtracted give -3000 ... 3000 ms with a peak at 0.
    private static let largestShift = 3_001

    /// Title, artists, album and length of the row for `recording`.
    mutating func spell(_ recording: Recording) -> (title: String, artists: [String], album: String?, length: Int?) {
        let habits = service.habits
        let guestInTitle = random.happens(habits.guestInTitle)
        var title = marked(recording)
        if let guest = recording.guests.first, guestInTitle {
            title += service == .spotify ? " (feat. \(guest))" : " ft. \(guest)"
        }
        if random.happens(habits.remaster), recording.mark == nil { title += remasterMark(after: recording.year) }
        if random.happens(habits.titleSlip) { title = slipped(title) }

        var lead = recording.artist
        if random.happens(habits.movedArticle) { lead = withMovedArticle(lead) }
        if random.happens(habits.artistSlip) { lead = slipped(lead) }
        let listed = random.happens(habits.guestNotListed) && guestInTitle ? [] : recording.guests
        let joined = random.happens(habits.joinedGuests)
        var artists = [lead] + listed
        if joined, let guest = listed.first { artists = ["\(lead) feat. \(guest)"] }

        var album: String? = recording.album
        if random.happens(habits.edition) { album = recording.album + (random.pick(Self.editions) ?? "") }
        if random.happens(habits.noAlbum) { album = nil }

        if random.happens(habits.plainLetters) {
            (title, artists, album) = (plain(title), artists.map(plain), album.map(plain))
        }
        if random.happens(habits.lowerCase) { (title, artists) = (title.lowercased(), artists.map { $0.lowercased() }) }
        if random.happens(habits.typographic) { (title, album) = (typographic(title), album.map(typographic)) }
        return (title, artists, album, length(recording.milliseconds, habits))
    }

    private mutating func length(_ milliseconds: Int, _ habits: Service.Habits) -> Int? {
        let shifted = milliseconds + random.below(Self.largestShift) - random.below(Self.largestShift)
        let isMissing = random.happens(habits.noDuration)
        return isMissing ? nil : habits.wholeSeconds ? shifted / 1000 * 1000 : shifted
    }

    private func marked(_ recording: Recording) -> String {
        guard let mark = recording.mark else { return recording.title }
        switch service {
        case .spotify: return "\(recording.title) - \(mark.label)"
        case .lastfm: return "\(recording.title) (\(mark.label))"
        case .musicbrainz: return "\(recording.title) (\(mark.rawValue))"
        }
    }

    private mutating func remasterMark(after year: Int) -> String {
        let remastered = max(year + 10, 1990) + random.below(10)
        return [" - Remastered", " - Remastered \(remastered)", " - \(remastered) Remaster"][random.below(3)]
    }

    private func withMovedArticle(_ name: String) -> String {
        guard name.hasPrefix("The ") else { return name }
        let rest = name.dropFirst("The ".count)
        return rest.utf8.count.isMultiple(of: 2) ? "\(rest), The" : String(rest)
    }

    /// The text with one letter missing, doubled, or in its neighbour's place; short texts stay as they are.
    private mutating func slipped(_ text: String) -> String {
        var letters = Array(text)
        guard letters.count > 4 else { return text }
        let place = 1 + random.below(letters.count - 2)
        switch random.below(3) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letters[place], at: place)
        default: letters.swapAt(place, place + 1)
        }
        return String(letters)
    }

    /// The text without the marks of Latin letters; other scripts as they are, since kana would lose their voicing.
    private func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard (0xC0..<0x250).contains(scalar.value) else { return scalar }
                    return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
                }))
    }

    private func typographic(_ text: String) -> String {
        String(text.map { $0 == "'" ? "’" : $0 == "-" ? "‐" : $0 })
    }

    private static let editions = [
        " (Deluxe Edition)", " (Remastered)", " (Expanded Edition)", " (Anniversary Edition)",
    ]
}
