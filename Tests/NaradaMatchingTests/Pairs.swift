@testable import NaradaMatching
import NaradaModel
import NaradaTestSupport
import Testing

/// A pair of rows that a matcher is asked about, and the level it should answer.
struct LevelRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let left: TrackFacts
    let right: TrackFacts
    let level: String

    init(_ name: String, _ left: TrackFacts, _ right: TrackFacts, _ level: String) {
        testDescription = name
        self.left = left
        self.right = right
        self.level = level
    }

    /// Two titles by one artist.
    static func titles(_ left: String, _ right: String, _ level: String) -> LevelRow {
        LevelRow("\"\(left)\" and \"\(right)\"", .sample(title: left), .sample(title: right), level)
    }

    /// Two credits of one title.
    static func artists(_ left: [String], _ right: [String], _ level: String) -> LevelRow {
        LevelRow("\(left) and \(right)", .sample(artists: left), .sample(artists: right), level)
    }
}

/// A field with its matcher, as tests ask for it.
struct Asked {
    let matcher: any Matcher
    private let folder = TrackFolder()

    init(_ name: String) throws {
        guard let matcher = MatcherCatalogue.matcher(named: name) else {
            throw ProfileFault.unknownMatcher(file: "test", name: name)
        }
        self.matcher = matcher
    }

    /// The name of the pair's level.
    func level(_ left: TrackFacts, _ right: TrackFacts) -> String {
        matcher.levels[matcher.level(folder.fold(left), folder.fold(right))].name
    }

    /// The compared value as evidence shows it.
    func value(_ facts: TrackFacts) -> String? { matcher.value(of: folder.fold(facts)) }

    /// The names of the levels that no row expects.
    func levelsWithout(_ rows: [LevelRow]) -> [String] {
        matcher.levels.map(\.name).filter { name in !rows.contains { $0.level == name } }
    }
}
