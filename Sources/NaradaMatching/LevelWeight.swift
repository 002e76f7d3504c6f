import Foundation

/// How a profile weighs one comparison level: always `log2(m / u)`, with u measured where that matters.
///
/// m is the probability that two rows of *one* recording stand at the level, u that two rows of *different* recordings
/// do (Fellegi, Sunter: "A Theory for Record Linkage", JASA 1969). A rare value is better evidence than a common one
/// (Winkler 1990), so u of names is counted in the library at hand rather than fixed.
public enum LevelWeight: Hashable, BitwiseCopyable, Sendable {
    /// Fixed m and u.
    case fixed(m: Double, u: Double)
    /// u depends on whether the artists agree: one artist's tracks share albums.
    case conditional(m: Double, u: Double, uSameArtist: Double)
    /// u is the share of the library's tracks that name the artist, times the `share` of those pairs at this level.
    case artistShare(m: Double, share: Double)
    /// u is the share of the library's tracks that stand on the album, times the `share` of those pairs at this level;
    /// where the artists agree, the share of the artist's own tracks, `uSameArtist` at most: a library that has one album
    /// of an artist does not have all there are.
    case albumShare(m: Double, share: Double, uSameArtist: Double)
    /// u is an expected number of impostors among those it could be confused with.
    ///
    /// Where the artists agree, `twins` other recordings by that artist are expected at this level, so u is `twins`
    /// over the artist's tracks; elsewhere `namesakes` by other artists, so u is `namesakes` over all tracks. A title
    /// that several artists of the library use ("Intro") expects more of both.
    case impostors(m: Double, twins: Double, namesakes: Double)

    /// The probability that two rows of one recording stand at the level.
    public var m: Double {
        switch self {
        case .fixed(let m, _), .conditional(let m, _, _),
            .artistShare(let m, _), .albumShare(let m, _, _), .impostors(let m, _, _):
            m
        }
    }

    /// The match weight in bits under the circumstances of the pair.
    func bits(in context: WeightContext) -> Double {
        switch self {
        case .fixed(let m, let u):
            return log2(m / u)
        case .conditional(let m, let u, let uSameArtist):
            return log2(m / (context.artistsAgree ? uSameArtist : u))
        case .artistShare(let m, let share):
            return log2(m / min(1, share * context.artistTracks / context.libraryTracks))
        case .albumShare(let m, let share, let uSameArtist):
            let shareOfLibrary = share * context.albumTracks / context.libraryTracks
            if context.artistsAgree {
                return log2(m / min(uSameArtist, share * context.albumTracks / context.artistTracks))
            }
            let u = context.artistsConflict ? max(Self.commonAlbum, shareOfLibrary) : shareOfLibrary
            return log2(m / min(Self.commonestAlbum, u))
        case .impostors(let m, let twins, let namesakes):
            let u =
                context.artistsAgree
                ? (twins + context.furtherTwins) / context.artistTracks
                : (namesakes + context.namesakes) / context.libraryTracks
            return log2(m / min(Self.mostConfusable, u))
        }
    }

    /// u of a title never passes this: even where every other track is an impostor, half of them differ in something.
    private static let mostConfusable = 0.5
    /// u of an album is never less where the artists differ: compilations bring other artists together, and their names
    /// are not rare ("Greatest Hits").
    private static let commonAlbum = 0.01
    /// And never more than this: a library that is one album is not the world.
    private static let commonestAlbum = 0.15
}

/// What a weight may depend on beside its level.
struct WeightContext {
    var artistsAgree: Bool
    /// Whether they differ; both are false where they cannot be compared.
    var artistsConflict: Bool
    /// Internal tracks in the library, at least 1.
    var libraryTracks: Double
    /// Internal tracks that name the artist, at least 1.
    var artistTracks: Double
    /// Internal tracks on the album, at least 1.
    var albumTracks: Double
    /// Further recordings of the title that the artist is expected to have because the title is a common one.
    var furtherTwins: Double
    /// Other artists in the library who use the title.
    var namesakes: Double
}
