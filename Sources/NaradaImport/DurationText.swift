/// Lengths of tracks as files spell them.
public enum DurationText {
    /// What a spelling turned out to be.
    enum Reading: Equatable {
        case known(milliseconds: Int)
        /// Blank, a word for "unknown", or zero, which services write for it.
        case unknown
        /// No length that can be understood, or one that no track has.
        case refused
    }

    /// The length in milliseconds, 1 to 86 400 000, or nil where the text gives none.
    ///
    ///     1m 58sec · 3 min 52 s · 3m52 · 3'52" · 232s · 232000 ms     units in the text, whatever the column says
    ///     3:52 · 04:04 · 3:52.123 · 1:02:03                           minutes and seconds; hours before them
    ///     PT3M52S                                                     ISO 8601
    ///     321266 · 219 · 232.0 · 4.317                                bare numbers: see `unit`
    ///     (blank) · - · unk. · [unknown] · n.a. · 0:00                unknown
    ///
    /// - Parameter unit: What a bare number counts, from the column's name. Without it each number is judged by itself,
    ///   since a file is read in one pass:
    ///   - a whole number below 3600 is seconds, else milliseconds (`firstMilliseconds`);
    ///   - a number with a decimal point below 60 is minutes (`4.317`), below 3600 seconds (`232.0`), else
    ///     milliseconds (`232000.0`, as data frames write whole columns).
    /// - Complexity: At most 64 characters are looked at.
    public static func parse(_ text: String, unit: DurationUnit? = nil) -> Int? {
        if case .known(let milliseconds) = read(text, unit: unit) { milliseconds } else { nil }
    }

    /// Bare whole numbers from here on are milliseconds.
    ///
    /// As seconds it is an hour, as milliseconds 3.6 seconds: both are rare, and mixes of over an hour are rarer than
    /// spoken interludes of under ten seconds. Measured on the five sources of `musicbrainz-20k`: the longest of
    /// 3,970 lengths in seconds is 3096; of the 37 four-digit lengths in milliseconds 29 are 3600 or more.
    static let firstMilliseconds = 3600.0
    /// Bare decimals below this are minutes: 4.317 seconds would be no song, and 60 minutes is a whole album.
    static let firstDecimalSeconds = 60.0
    /// No track is longer than a day: the longest releases on streaming services stay below it.
    static let longest = 86_400_000.0
    /// Characters of the longest spelling, at most; `PT` with three full numbers has under 30.
    private static let lengthLimit = 64

    static func read(_ text: String, unit: DurationUnit? = nil) -> Reading {
        if UnknownWord.matches(text) { return .unknown }
        guard text.utf8.count <= lengthLimit else { return .refused }
        if let value = wholeNumber(text) {
            return reading(ofMilliseconds: milliseconds(ofBare: value, isDecimal: false, unit: unit))
        }
        var cursor = DurationCursor(text.trimmed.lowercased())
        let value: Double?
        if cursor.skip("pt") {
            value = cursor.isoParts()
        } else if cursor.contains(":") {
            value = clock(&cursor)
        } else {
            value = cursor.unitParts() ?? bare(&cursor, unit: unit)
        }
        return reading(ofMilliseconds: value)
    }

    private static func reading(ofMilliseconds value: Double?) -> Reading {
        guard let value, value.isFinite else { return .refused }
        let milliseconds = value.rounded()
        if milliseconds == 0 { return .unknown }
        return milliseconds > 0 && milliseconds <= longest ? .known(milliseconds: Int(milliseconds)) : .refused
    }

    /// `m:ss`, `h:mm:ss`, with a fraction of the last second, and blanks around the colons.
    private static func clock(_ cursor: inout DurationCursor) -> Double? {
        guard let first = cursor.wholeNumber(maxDigits: 4), cursor.skipColon(),
            let second = cursor.wholeNumber(maxDigits: 2, minDigits: 2)
        else { return nil }
        guard cursor.skipColon() else {
            guard second < 60, let fraction = cursor.fraction(), cursor.isAtEnd else { return nil }
            return (first * 60 + second + fraction) * 1000
        }
        guard second < 60, let third = cursor.wholeNumber(maxDigits: 2, minDigits: 2), third < 60,
            let fraction = cursor.fraction(), cursor.isAtEnd
        else { return nil }
        // A spreadsheet that takes 27:07 for hours and minutes saves it as 27:07:00. Longer than a day, so it cannot be
        // meant; 110 rows of the iTunes–Amazon tables carry it. Below 24 the two readings cannot be told apart.
        if first >= 24, third == 0, fraction == 0 { return (first * 60 + second) * 1000 }
        return (first * 3600 + second * 60 + third + fraction) * 1000
    }

    private static func bare(_ cursor: inout DurationCursor, unit: DurationUnit?) -> Double? {
        cursor.restart()
        guard let (value, isDecimal) = cursor.number(), cursor.isAtEnd else { return nil }
        return milliseconds(ofBare: value, isDecimal: isDecimal, unit: unit)
    }

    /// The plain digits that most files have, without the cursor's copy of the text; nil for any other spelling.
    private static func wholeNumber(_ text: String) -> Double? {
        // Nine digits fit any integer, and no length has more.
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Double(text.utf8.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    private static func milliseconds(ofBare value: Double, isDecimal: Bool, unit: DurationUnit?) -> Double {
        if let unit { return value * Double(unit.milliseconds) }
        if value >= firstMilliseconds { return value }
        return value * (isDecimal && value < firstDecimalSeconds ? 60_000 : 1000)
    }
}
