import NaradaMatching
import NaradaModel
@testable import NaradaResolution
import NaradaTestSupport

/// A tiny library: the tracks that a test is about, with the ids 1, 2 …, and others that nobody asks for.
struct Shelf {
    /// Tracks beside those of the test, so that sharing an artist or a title proves something.
    static let bystanders = 300

    let library: Library
    let resolver: Resolver
    private let folder = TrackFolder()

    init(_ tracks: [TrackFacts], profile: Profile? = nil) throws {
        resolver = Resolver(model: ScoringModel(profile: try profile ?? Profile.standard()))
        var library = Library()
        for (index, facts) in (tracks + Self.others).enumerated() {
            library.add(id: Int64(index + 1), folder.fold(facts))
        }
        self.library = library
    }

    /// The decision for a row.
    func decide(_ row: TrackFacts, rejected: Set<Int64> = [], about track: Int64? = nil) -> Decision {
        resolver.resolve(folder.fold(row), in: library, excluding: rejected.contains, about: track)
    }

    private static let others: [TrackFacts] = {
        var random = SplitMix64(seed: 300)
        return (0..<bystanders).map { _ in
            func word() -> String { random.text(length: 7, from: "bcdfghjklmnpqrstvwxz") }
            return TrackFacts.sample(title: word() + " " + word(), artists: [word()], durationMs: 200_000)
        }
    }()
}

extension Decision {
    /// The decision without its numbers, for a golden file: these move with the profile, and the answers do not.
    var gist: String {
        var lines = ["\(zone)" + (reasons.isEmpty ? "" : ": " + reasons.map(\.rawValue).joined(separator: ", "))]
        guard let proposal else { return lines[0] + "\n" }
        lines.append("track \(proposal.trackID) by \(proposal.method.rawValue)")
        for field in proposal.evidence.fields {
            lines.append("\(field.matcher) \(field.level): \(field.left ?? "–") | \(field.right ?? "–")")
        }
        if !duplicates.isEmpty { lines.append("one recording: \(duplicates.map(String.init).joined(separator: ", "))") }
        return lines.joined(separator: "\n") + "\n"
    }
}
