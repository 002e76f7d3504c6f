public import NaradaModel
import NaradaTestSupport

/// A made-up library and what three services know of it, of any size, with the truth.
///
/// Every track and row is a pure function of the size, the seed and its index: any of them can be made alone, in any
/// order and on any number of threads, without memory of the others. Words, artists and
/// albums are as skewed as in life, so that some titles prove little and others nearly all.
///
/// Of a hundred connector rows, 80 are a track of the library as their service would spell it, each another one. Twenty
/// are not: other songs of its artists, covers of its songs, versions of its recordings, and unrelated music.
public struct GeneratedLibrary: Sendable {
    /// Internal tracks, and as many connector rows.
    public let size: Int
    public let seed: UInt64
    /// The share of tracks that have an ISRC, and of their rows that have the same. 0 leaves nothing but text and lengths.
    public let identifierShare: Double

    private let maker: RecordingMaker
    private let meant: Permutation

    /// Of a hundred rows, so many are in the library.
    static let knownShare = 0.8
    /// Of a hundred rows of a recording with a code, so many have this code and not another one of the same recording.
    static let sameCodeShare = 0.85

    public init(size: Int, seed: UInt64, identifierShare: Double = 0) {
        self.size = max(0, size)
        self.seed = seed
        self.identifierShare = min(max(identifierShare, 0), 1)
        maker = RecordingMaker(size: self.size, seed: seed)
        meant = Permutation(count: self.size, seed: seed)
    }

    /// The internal track of an index, 0 ..< size.
    public func track(at index: Int) -> ImportedTrack {
        let recording = maker.recording(at: index)
        let title = recording.mark.map { "\(recording.title) (\($0.label))" } ?? recording.title
        return ImportedTrack(
            sourceID: Self.trackID(index), title: title, artists: ArtistCredit([recording.artist] + recording.guests),
            album: recording.album, durationMs: recording.milliseconds, releaseDate: Timestamp(year: recording.year),
            isrcs: hasCode(recording.code) ? isrc(recording.code, edition: 0) : [])
    }

    /// The connector row of an index, 0 ..< size.
    public func row(at index: Int) -> GeneratedRow {
        var random = SplitMix64(seed: seed, stream: Stream.spelling, index: index)
        let service = Service.allCases[index % Service.allCases.count]
        let target = meant[index]
        let kind = kind(using: &random)
        let recording = recording(kind, beside: target, row: index, using: &random)
        let keepsCode = random.happens(Self.sameCodeShare)
        let knowsCode = random.happens(identifierShare) && hasCode(recording.code)

        var spelling = Spelling(service: service, random: random)
        let spelt = spelling.spell(recording)
        let hasDate = !spelling.random.happens(service.habits.noDate)
        return GeneratedRow(
            service: service,
            track: ImportedTrack(
                sourceID: "\(service.rawValue)-\(index)", title: spelt.title, artists: ArtistCredit(spelt.artists),
                album: spelt.album, durationMs: spelt.length,
                releaseDate: hasDate ? Timestamp(year: recording.year) : nil,
                isrcs: knowsCode ? isrc(recording.code, edition: keepsCode ? 0 : 1) : []),
            kind: kind, trackID: kind == .known ? Self.trackID(target) : nil)
    }

    /// The id of an internal track in its source.
    static func trackID(_ index: Int) -> String { "track-\(index)" }

    private func kind(using random: inout SplitMix64) -> GeneratedRow.Kind {
        if random.happens(Self.knownShare) { return .known }
        // Of the rest: half the same artist, since that is the commonest trap; the others share the other half.
        switch random.below(10) {
        case 0..<5: return .otherTitle
        case 5..<7: return .cover
        case 7..<8: return .otherVersion
        default: return .unrelated
        }
    }

    private func recording(
        _ kind: GeneratedRow.Kind, beside target: Int, row: Int, using random: inout SplitMix64
    ) -> Recording {
        if kind == .known { return maker.recording(at: target) }
        // Past the library's own, so that no code and no length is shared by design.
        let stranger = size + row
        if kind == .unrelated { return maker.original(at: stranger) }
        var recording = maker.original(at: target)
        let length = maker.original(at: stranger).milliseconds
        switch kind {
        case .otherTitle:
            recording.title = maker.otherTitle(for: recording, at: row)
            recording.milliseconds = length
        case .cover:
            recording.artist = maker.otherArtist(at: row)
            recording.guests = []
            recording.album = maker.original(at: stranger).album
            recording.milliseconds += random.below(40_000) - 20_000
        default:
            let mark = random.pick(Recording.Mark.allCases) ?? .live
            recording = maker.version(mark, of: recording, using: &random)
        }
        recording.code = stranger
        return recording
    }

    private func hasCode(_ code: Int) -> Bool {
        var random = SplitMix64(seed: seed, stream: Stream.code, index: code)
        return random.happens(identifierShare)
    }

    /// A code that obeys the syntax and begins with `ZZ`, which no country has; the edition tells reissues apart.
    private func isrc(_ code: Int, edition: Int) -> [ISRC] {
        let digits = String(code)
        let padded = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits.suffix(9)
        return ISRC("ZZ\(edition == 0 ? "G" : "H")\(padded)").map { [$0] } ?? []
    }
}
