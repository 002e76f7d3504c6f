/// Compares lengths.
///
/// Services round to the second or cut silence at the end, so one recording differs by up to about 3 s between them;
/// another master differs by more. Past 10 s two rows with one identifier contradict each other: the limit at which
/// the reviewed cases of music software begin to doubt a shared ISRC. For long tracks the conflicting levels begin
/// later, at 4 and 12 %, which 10 and 30 s are of a song of four minutes: sides of records are cut and faded freely.
struct DurationMatcher: Matcher {
    /// Upper edges in milliseconds of all levels but the last two, in order, and the same as a share of the longer
    /// track; the wider one counts.
    private static let edges: [(ms: Int, share: Double)] = [
        (1_000, 0), (3_000, 0), (6_000, 0), (10_000, 0.04), (30_000, 0.12),
    ]

    let name = "duration"
    let role = MatcherRole.duration
    let levels = [
        ComparisonLevel("within_1s", "lengths within 1 s", .agrees),
        ComparisonLevel("within_3s", "lengths within 3 s", .agrees),
        ComparisonLevel("within_6s", "lengths within 6 s", .agrees),
        ComparisonLevel("within_10s", "lengths within 10 s or 4 %", .agrees),
        ComparisonLevel("within_30s", "lengths within 30 s or 12 %", .conflicts),
        ComparisonLevel("beyond", "lengths more than 30 s and 12 % apart", .conflicts),
        ComparisonLevel("missing", "no length on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.durationMs, let other = right.durationMs else { return Self.edges.count + 1 }
        let difference = abs(one - other)
        let longer = Double(max(one, other))
        return Self.edges.firstIndex { difference <= max($0.ms, Int(longer * $0.share)) } ?? Self.edges.count
    }

    func value(of track: FoldedTrack) -> String? {
        track.durationMs.map { milliseconds in
            let tenths = (milliseconds + 50) / 100
            let (minutes, rest) = (tenths / 600, tenths % 600)
            return "\(minutes):\(rest < 100 ? "0" : "")\(rest / 10)" + (rest % 10 == 0 ? "" : ".\(rest % 10)")
        }
    }
}
