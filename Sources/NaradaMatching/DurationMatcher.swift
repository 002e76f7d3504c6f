/// Compares lengths.
///
/// Services round to the second or cut silence at the end, so one recording differs by up to about 3 s between them;
/// another master differs by more. Past 10 s two rows with one identifier contradict each other: the limit at which
/// the reviewed cases of music software begin to doubt a shared ISRC. For long tracks the conflicting levels begin
/// later, at 4 and 12 %, which 10 and 30 s are of a song of four minutes: sides of records are cut and faded freely.
struct DurationMatcher: Matcher {
    /// Upper edges of the levels in milliseconds.
    // One by one: a tuple of constants would be asked at each look whether it was made.
    private static let within1s = 1_000
    private static let within3s = 3_000
    private static let within6s = 6_000
    private static let within10s = 10_000
    private static let within30s = 30_000
    /// The last two edges as shares of the longer track; the wider one counts.
    private static let shareOf10s = 0.04
    private static let shareOf30s = 0.12

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
        let (distance, longer) = (Double(difference), Double(max(one, other)))
        if difference <= Self.within10s || distance <= longer * Self.shareOf10s { return 3 }
        return difference <= Self.within30s || distance <= longer * Self.shareOf30s ? 4 : 5
    }

    /// Whether the lengths are within 3 s, as those of one recording are on two services; false where a side has none.
    static func areNear(_ left: FoldedTrack, _ right: FoldedTrack) -> Bool {
        left.card.marks.intersection(right.card.marks).contains(.duration)
            && abs(left.card.durationMs - right.card.durationMs) <= within3s
    }

    func value(of track: FoldedTrack) -> String? {
        track.durationMs.map { milliseconds in
            let tenths = (milliseconds + 50) / 100
            let (minutes, seconds, rest) = (tenths / 600, tenths / 10 % 60, tenths % 10)
            guard (0..<100).contains(minutes) else {
                return "\(minutes):\(seconds < 10 ? "0" : "")\(seconds)" + (rest == 0 ? "" : ".\(rest)")
            }
            // Digit by digit, since most evidence is of songs.
            return String(unsafeUninitializedCapacity: Self.longestSong) { text in
                var count = 0
                func add(_ byte: UInt8) {
                    text[count] = byte
                    count += 1
                }
                func add(digit: Int) { add(0x30 + UInt8(truncatingIfNeeded: digit)) }
                if minutes > 9 { add(digit: minutes / 10) }
                add(digit: minutes % 10)
                add(UInt8(ascii: ":"))
                add(digit: seconds / 10)
                add(digit: seconds % 10)
                if rest > 0 {
                    add(UInt8(ascii: "."))
                    add(digit: rest)
                }
                return count
            }
        }
    }

    /// Bytes of a length below a hundred minutes: `59:59.9`.
    private static let longestSong = 7
}
