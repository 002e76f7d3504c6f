/// Compares lengths.
///
/// Services round to the second or cut silence at the end, so one recording differs by up to about 3 s between them;
/// another master differs by more. Past 10 s two rows with one identifier contradict each other: the limit at which
/// the reviewed cases of music software begin to doubt a shared ISRC.
struct DurationMatcher: Matcher {
    /// Upper edges in milliseconds of all levels but the last two, in order.
    private static let edges = [1_000, 3_000, 6_000, 10_000, 30_000]

    let name = "duration"
    let role = MatcherRole.duration
    let levels = [
        ComparisonLevel("within_1s", "lengths within 1 s", .agrees),
        ComparisonLevel("within_3s", "lengths within 3 s", .agrees),
        ComparisonLevel("within_6s", "lengths within 6 s", .agrees),
        ComparisonLevel("within_10s", "lengths within 10 s", .agrees),
        ComparisonLevel("within_30s", "lengths 10 to 30 s apart", .conflicts),
        ComparisonLevel("beyond", "lengths more than 30 s apart", .conflicts),
        ComparisonLevel("missing", "no length on a side", .cannotCompare),
    ]

    func level(_ left: FoldedTrack, _ right: FoldedTrack) -> Int {
        guard let one = left.durationMs, let other = right.durationMs else { return Self.edges.count + 1 }
        let difference = abs(one - other)
        return Self.edges.firstIndex { difference <= $0 } ?? Self.edges.count
    }

    func value(of track: FoldedTrack) -> String? {
        track.durationMs.map { milliseconds in
            let tenths = (milliseconds + 50) / 100
            let (minutes, rest) = (tenths / 600, tenths % 600)
            return "\(minutes):\(rest < 100 ? "0" : "")\(rest / 10)" + (rest % 10 == 0 ? "" : ".\(rest % 10)")
        }
    }
}
