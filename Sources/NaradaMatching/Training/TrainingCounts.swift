/// How often pairs of one recording and of two stood at each level: all that learning needs to know of them.
///
/// Counts are sums of weights, so that a pair may be half a match. Memory does not grow with the pairs.
public struct TrainingCounts: Sendable {
    /// How a pair of two recordings was come by, which decides what it can teach.
    public enum Draw: Hashable, Sendable {
        /// A person or a search picked it because it looks alike: it cannot say how rare looking alike is.
        case picked
        /// At random from all pairs.
        case random
        /// At random from the pairs of one artist's tracks.
        case sameArtist
        /// Found by the candidate search, and every such pair is counted.
        case candidate
    }

    /// The counts of one matcher, each by level.
    struct Field: Sendable {
        var same: [Double]
        /// Pairs of two recordings that teach fixed weights.
        var different: [Double]
        /// The same by whether the artists agree.
        var (agreeing, other): ([Double], [Double])
        /// Impostors by whether the artists agree.
        var (twins, namesakes): ([Double], [Double])
        /// Pairs of two recordings at a level of the artists' names.
        var shares: [Double]
        /// Pairs of two recordings that agree in title and artists.
        var alike: [Double]

        init(levels: Int) {
            let none = [Double](repeating: 0, count: levels)
            (same, different, agreeing, other) = (none, none, none, none)
            (twins, namesakes, shares, alike) = (none, none, none, none)
        }
    }

    private(set) var fields: [Field]
    /// Rows whose impostors were looked for, and how many the model expects of them beside `twins` and `namesakes`.
    private(set) var rows = 0.0
    private(set) var (furtherTwins, furtherNamesakes) = (0.0, 0.0)
    /// The part of the library that names the other's artist, summed over random pairs.
    private(set) var artistShare = 0.0
    private var (artistTracks, albumTracks, libraryTracks, weights) = (0.0, 0.0, 1.0, 0.0)

    /// No pairs yet, for the matchers of the profile.
    public init(of profile: Profile) {
        fields = profile.fields.map { field in
            Field(levels: MatcherCatalogue.matcher(named: field.matcher)?.levels.count ?? 0)
        }
    }

    /// Counts a pair of one recording.
    public mutating func add(same pair: ComparedPair, weight: Double = 1) {
        for index in fields.indices { fields[index].same[Int(pair.levels[index])] += weight }
        artistTracks += weight * pair.context.artistTracks
        albumTracks += weight * pair.context.albumTracks
        libraryTracks = max(libraryTracks, pair.context.libraryTracks)
        weights += weight
    }

    /// Counts a pair of two recordings.
    public mutating func add(different pair: ComparedPair, drawn draw: Draw, weight: Double = 1) {
        let agree = pair.context.artistsAgree
        let isAlike =
            (draw == .candidate || draw == .picked) && agree
            && pair.findings.isDisjoint(with: [.titleConflicts, .titleUnknown])
        if draw == .random { artistShare += weight * pair.context.artistTracks / pair.context.libraryTracks }
        for index in fields.indices {
            let level = Int(pair.levels[index])
            if isAlike { fields[index].alike[level] += weight }
            switch draw {
            case .candidate: fields[index].addImpostor(at: level, artistsAgree: agree, weight)
            case .sameArtist: fields[index].agreeing[level] += agree ? weight : 0
            case .random, .picked:
                fields[index].different[level] += weight
                fields[index].shares[level] += weight
                if agree { fields[index].agreeing[level] += weight } else { fields[index].other[level] += weight }
                if draw == .picked { fields[index].addImpostor(at: level, artistsAgree: agree, weight) }
            }
        }
    }

    /// Counts a row whose impostors are among the candidate pairs; it is compared with itself.
    public mutating func add(row pair: ComparedPair) {
        rows += 1
        furtherTwins += pair.context.furtherTwins
        furtherNamesakes += pair.context.namesakes
    }

    /// The circumstances of a pair as the pairs of one recording have them on average.
    var usual: WeightContext {
        WeightContext(
            artistsAgree: true, artistsConflict: false, libraryTracks: libraryTracks,
            artistTracks: weights > 0 ? artistTracks / weights : 1,
            albumTracks: weights > 0 ? albumTracks / weights : 1,
            furtherTwins: 0, namesakes: 0)
    }
}

extension TrainingCounts.Field {
    fileprivate mutating func addImpostor(at level: Int, artistsAgree: Bool, _ weight: Double) {
        if artistsAgree { twins[level] += weight } else { namesakes[level] += weight }
    }
}
