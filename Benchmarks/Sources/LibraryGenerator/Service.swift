/// A service of the generated library, with the share of its rows that suffer each change.
///
/// The habits follow exports that the importers were written for; the shares are rough, and their use is that all
/// changes occur often enough to be measured in a library of ten thousand rows.
public enum Service: String, CaseIterable, Sendable {
    case spotify, lastfm, musicbrainz

    /// Shares of rows, from 0 to 1.
    struct Habits: Sendable {
        /// The title says `Remastered 2011` or the like.
        var remaster = 0.0
        /// The album is a `Deluxe Edition` or the like.
        var edition = 0.0
        /// Title and artist come in lower case.
        var lowerCase = 0.0
        /// Letters have lost their marks.
        var plainLetters = 0.0
        /// A letter is missing, doubled, or changed places, in the title.
        var titleSlip = 0.0
        /// The same, in the artist.
        var artistSlip = 0.0
        /// `The` is missing or stands behind, where the artist has it.
        var movedArticle = 0.0
        /// Apostrophes and hyphens are typographic.
        var typographic = 0.0
        /// A guest stands in the title, too.
        var guestInTitle = 0.0
        /// A guest does not stand in the list of artists.
        var guestNotListed = 0.0
        /// Guests are joined to the artist by `feat.`: one name instead of several.
        var joinedGuests = 0.0
        var noAlbum = 0.0
        var noDuration = 0.0
        var noDate = 0.0
        /// The length comes in whole seconds.
        var wholeSeconds = false
    }

    var habits: Habits {
        switch self {
        case .spotify:
            Habits(
                remaster: 0.10, edition: 0.15, titleSlip: 0.004, artistSlip: 0.002, guestInTitle: 0.6, noAlbum: 0.005,
                noDuration: 0.001, noDate: 0.02)
        case .lastfm:
            Habits(
                remaster: 0.04, edition: 0.05, lowerCase: 0.12, plainLetters: 0.5, titleSlip: 0.04, artistSlip: 0.02,
                movedArticle: 0.25, guestInTitle: 0.5, guestNotListed: 0.7, joinedGuests: 0.3, noAlbum: 0.35,
                noDuration: 0.45, noDate: 0.95, wholeSeconds: true)
        case .musicbrainz:
            Habits(
                remaster: 0.01, edition: 0.08, titleSlip: 0.006, artistSlip: 0.004, movedArticle: 0.03,
                typographic: 0.8, joinedGuests: 0.9, noAlbum: 0.05, noDuration: 0.08, noDate: 0.2, wholeSeconds: true)
        }
    }
}
