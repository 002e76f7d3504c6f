public import NaradaModel

/// Packs the plays of an export, chunk by chunk, and gives their tracks numbers.
///
/// Numbers are small, in the order in which tracks come first. At most `limit` and those of one chunk; then they begin
/// anew, so that a history of any size costs the same.
public final class PlayPacker {
    /// What is packed of the present chunk.
    public private(set) var plays: PackedPlays
    /// How often the numbers began.
    private(set) var round = 0

    private var numbers: [ServiceID: Int] = [:]
    private let limit: Int

    /// More different tracks than most histories have; their names take some 10 MB.
    public static let usualLimit = 65_536

    /// A packer for chunks of so many plays.
    ///
    /// - Parameter limit: tests set their own.
    public init(capacity: Int, limit: Int = usualLimit) {
        self.limit = limit
        plays = PackedPlays(capacity: capacity)
    }

    /// Begins the next chunk.
    public func begin(capacity: Int) {
        let isUsedUp = numbers.count >= limit
        if isUsedUp {
            numbers.removeAll(keepingCapacity: true)
            round += 1
        }
        plays = PackedPlays(capacity: capacity, beginsNumbers: isUsedUp)
    }

    /// Packs a play.
    public func append(_ play: ImportedPlay) {
        var context = play.context
        plays.append(
            track: number(of: play.track), startedAt: play.startedAt, msPlayed: play.msPlayed, counts: play.counts,
            contextLimit: context?.utf8.count ?? 0
        ) { target in
            context?.withUTF8 { bytes in
                if let start = bytes.baseAddress { target.update(from: start, count: bytes.count) }
                return bytes.count
            }
        }
    }

    /// The track's number; right until the next chunk begins, and after that as long as `round` is the same.
    func number(of track: ServiceID) -> Int {
        if let number = numbers[track] { return number }
        let number = numbers.count
        numbers[track] = number
        plays.newTracks.append(track)
        return number
    }
}
