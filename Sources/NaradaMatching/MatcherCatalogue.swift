/// Every matcher there is, in the order in which evidence lists them.
///
/// A new matcher is a new file and a line here; profiles then may name it.
public enum MatcherCatalogue {
    /// Each with a name of its own; at most 16, since a score keeps their levels in one vector.
    public static let all: [any Matcher] = [
        ServiceIDMatcher(), ISRCMatcher(), MBIDMatcher(), TitleMatcher(), ArtistsMatcher(), VersionMatcher(),
        PartsMatcher(), DurationMatcher(), AlbumMatcher(), PositionMatcher(), YearMatcher(),
    ]

    /// Goes into the matcher version: raised when a matcher answers otherwise for the same pair.
    public static let revision = 6

    /// The matcher of that name, or nil.
    public static func matcher(named name: String) -> (any Matcher)? {
        all.first { $0.name == name }
    }

    /// The label of a level as evidence stores it; the bare names where this program has no such level.
    public static func label(matcher: String, level: String) -> String {
        self.matcher(named: matcher)?.levels.first { $0.name == level }?.label ?? "\(matcher) \(level)"
    }
}
