public import NaradaModel

/// What a person said of pairs of internal tracks that look like one recording.
public struct DistinctReport: Report, Hashable {
    /// A pair of tracks by id and name.
    public struct Pair: Hashable, Sendable {
        public var tracks: [Int64]
        public var names: [String]

        public init(tracks: [Int64], names: [String]) {
            self.tracks = tracks
            self.names = names
        }
    }

    /// Whether what was said is taken back; else it is said now.
    public var takenBack: Bool
    public var pairs: [Pair]
    public var dryRun: Bool

    public static let version = 1

    public init(takenBack: Bool, pairs: [Pair], dryRun: Bool) {
        self.takenBack = takenBack
        self.pairs = pairs
        self.dryRun = dryRun
    }

    public func text(style: TextStyle) -> String {
        var out = dryRun ? "Dry run: nothing was written.\n" : ""
        for pair in pairs {
            let names = zip(pair.tracks, pair.names).map { id, name in
                "\(id) (\(name.prefix(harmlessFor: 60).truncated(to: 60)))"
            }
            out += "  \(names.joined(separator: " and "))".wrapped(to: style.width - 2).map { "  " + $0 + "\n" }
                .joined()
        }
        let what =
            takenBack
            ? "\(Numerals.count(pairs.count, "pair")) may be proposed again."
            : "\(Numerals.count(pairs.count, "pair")) of two recordings: not proposed again until one of the tracks "
                + "changes."
        return out + what.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("action", takenBack ? "taken_back" : "distinct")
        object.add("dry_run", dryRun)
        object.add("pairs", json: JSONText.array(pairs.map { JSONText.array($0.tracks.map(String.init)) }))
        return object.text
    }
}
