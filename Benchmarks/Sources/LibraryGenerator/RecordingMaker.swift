import NaradaTestSupport

/// Makes the recordings of the world that a library of a given size is drawn from.
///
/// Recordings 0 ..< size are in the library; those past it are music that the person does not have.
struct RecordingMaker: Sendable {
    let seed: UInt64
    private let size: Int
    private let artists: ZipfMandelbrot
    private let vocabulary = Vocabulary()

    /// Tracks for each artist, on average; a personal library is a few albums of many artists.
    static let tracksPerArtist = 8
    /// Flattens the head of the artists: the favourite holds 1 track in 300 of a large library.
    static let artistShift = 40.0
    /// One album for so many of an artist's tracks.
    static let tracksPerAlbum = 9
    /// Of a hundred recordings, so many are versions of another one of the same artist.
    static let versionShare = 0.06
    /// Of a hundred recordings, so many have a featured artist.
    static let guestShare = 0.12
    /// Of a hundred titles, so many are one of `everyone`.
    static let everyoneShare = 0.012

    init(size: Int, seed: UInt64) {
        self.seed = seed
        self.size = size
        artists = ZipfMandelbrot(count: max(1, size / Self.tracksPerArtist), shift: Self.artistShift)
    }

    /// The recording of an index: an original, or now and then a version of its neighbour.
    func recording(at index: Int) -> Recording {
        var random = SplitMix64(seed: seed, stream: Stream.fate, index: index)
        guard index > 0, random.happens(Self.versionShare), let mark = random.pick(Recording.Mark.allCases) else {
            return original(at: index)
        }
        var version = version(mark, of: original(at: index - 1), using: &random)
        version.code = index
        return version
    }

    /// Another take of `original`: other length, other album, the same words.
    func version(_ mark: Recording.Mark, of original: Recording, using random: inout SplitMix64) -> Recording {
        var version = original
        version.mark = mark
        // Takes differ by some seconds at least: a live take of equal length is rare enough to leave out.
        let shift = 4_000 + random.below(50_000)
        version.milliseconds += random.happens(0.7) || version.milliseconds < 90_000 ? shift : -shift
        version.album = mark == .live ? "Live at \(vocabulary.word(.latin, using: &random))" : original.album
        return version
    }

    /// The recording of an index as if nothing were a version.
    func original(at index: Int) -> Recording {
        var random = SplitMix64(seed: seed, stream: Stream.recording, index: index)
        let rank = artists.draw(using: &random)
        let script = Script(ofArtist: rank)
        let guest = random.happens(Self.guestShare) ? [vocabulary.artist(rank: artists.draw(using: &random))] : []
        let albumNumber = random.below(albums(ofArtist: rank))
        // Four draws added up are near enough to a bell: 1:40 to 6:40, mostly 3 to 5 minutes.
        let bell = (0..<4).reduce(0) { sum, _ in sum + random.below(75_000) }
        return Recording(
            title: title(script, using: &random), mark: nil, script: script, artist: vocabulary.artist(rank: rank),
            guests: guest,
            album: album(albumNumber, ofArtist: rank, script), milliseconds: 100_000 + bell,
            year: 1955 + random.below(70), code: index)
    }

    /// Another title in the manner of the artist of `recording`.
    func otherTitle(for recording: Recording, at index: Int) -> String {
        var random = SplitMix64(seed: seed, stream: Stream.otherTitle, index: index)
        return title(recording.script, using: &random)
    }

    /// Another artist for a cover of the recording at `index`.
    func otherArtist(at index: Int) -> String {
        var random = SplitMix64(seed: seed, stream: Stream.artist, index: index)
        return vocabulary.artist(rank: artists.draw(using: &random))
    }

    private func title(_ script: Script, using random: inout SplitMix64) -> String {
        if random.happens(Self.everyoneShare), let common = random.pick(Self.everyone) { return common }
        // Words of a title: of a hundred, 22 have one, 34 two, and few more than five.
        let words = [1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 1, 2, 2, 3, 1, 6][random.below(16)]
        let parts = (0..<words).map { _ in vocabulary.word(script, using: &random) }
        return parts.joined(separator: script.joinsWords ? "" : " ")
    }

    private func album(_ number: Int, ofArtist rank: Int, _ script: Script) -> String {
        var random = SplitMix64(seed: seed, stream: Stream.album, index: rank &* 1_000 &+ number)
        // One album in ten bears its artist's name.
        return random.happens(0.1) ? vocabulary.artist(rank: rank) : title(script, using: &random)
    }

    /// As many as hold the tracks that the artist is expected to have.
    private func albums(ofArtist rank: Int) -> Int {
        1 + Int(Double(size) * artists.probability(of: rank)) / Self.tracksPerAlbum
    }

    /// Titles that very many artists have used.
    static let everyone = [
        "Intro", "Outro", "Interlude", "Untitled", "Home", "Stay", "Hello", "Angel", "Hold On", "Alive",
    ]
}
