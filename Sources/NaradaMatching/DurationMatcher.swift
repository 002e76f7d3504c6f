/// Compares lengths.
///
/// Services round to the second or cut silence at the end, so one recording differs by up to about 3 s between them;
/// another master differs by more. Past 10 s two rows with one identifier contradict each other: the limit at which
/// the reviewed cases of music software begin to doubt a shared ISRC. For long tracks the conflicting levels begin
/// later, at 4 and 12 %, which 10 and 30 s are of a song of four minutes: sides of records are cut and faded freely.
struct DurationMatcher: Matcher {
    /// Upper edges of the levels in milliseconds.
    private static let (within1s, within3s, within6s, within10s, within30s) = (1_000, 3_000, 6_000, 10_000, 30_000)
    /// The last two edges as shares of the longer track; the wider one counts.
    private static let (shareOf10s, shareOf30s) = (0.04, 0.12)

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
        guard left.card.marks.intersection(right.card.marks).contains(.duration) else { return 6 }
        let (one, other) = (left.card.durationMs, right.card.durationMs)
        let difference = abs(one - other)
        if difference <= Self.within1s { return 0 }
        if difference <= Self.within3s { return 1 }
        if difference <= Self.within6s { return 2 }
        let longer = Double(max(one, other))
        if difference <= max(Self.within10s, Int(longer * Self.shareOf10s)) { return 3 }
        return difference <= max(Self.within30s, Int(longer * Self.shareOf30s)) ? 4 : 5
    }

    /// Whether the lengths are within 3 s, as those of one recording are on two services; false where a side has none.
    static func areNear(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        left.card.marks.intersection(right.card.marks).contains(.duration)
            && abs(left.card.durationMs - right.card.durationMs) <= within3s
    }

    func value(of track: FoldedTrack) -> String? {
        track.durationMs.map { milliseconds in
            let tenths = (milliseconds + 50) / 100
            let (minutes, rest) = (tenths / 600, tenths % 600)
            return "\(minutes):\(rest < 100 ? "0" : "")\(rest / 10)" + (rest % 10 == 0 ? "" : ".\(rest % 10)")
        }
    }
}
