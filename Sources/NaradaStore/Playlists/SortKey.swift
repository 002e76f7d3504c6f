/// Keys whose text order is a playlist's order, with room for another one between any two of them.
///
/// A key is a number to the base 62 with eight digits, `0-9A-Za-z` in the order of their bytes, such as `a0000000`, the
/// published design's example; where two neighbours leave no room, digits follow as after a decimal point.
///
///     a0000000                a0001000                   appended: 62³ apart
///     a0000000    a0000V00    a0001000                   between, half way
///     a0000000    a0000000V   a0000001                   no whole number between: a fraction
///
/// The fraction is the "fractional indexing" of David Greenspan (2020, observablehq.com/@dgreensp/implementing-fractional-
/// indexing), who counts whole numbers of variable length; ours have a fixed length, so that keys stay the published
/// schema's. Keys of other programs are taken as they are as long as they consist of these digits.
public enum SortKey {
    /// The first key of an empty playlist; 36/62 of all whole numbers lie before it and 26/62 behind.
    public static let first = "a0000000"
    /// Longer keys are not made: the playlist is given new keys. 17 halvings fit between two appended keys and six into
    /// each digit more, so that nearly a hundred inserts at one spot come before that.
    public static let longest = 24

    /// Digits before the point.
    private static let width = 8
    private static let base = 62
    /// The distance of appended keys: 62³ leaves room for 17 halvings and for 384 million appended entries.
    private static let step = 238_328
    /// 62⁸, the end of the whole numbers.
    private static let end = (0..<width).reduce(1) { product, _ in product * base }

    /// A key after `lower` and before `upper`, where they are given.
    ///
    /// - Returns: nil where there is none, or none that is short enough: equal keys, keys in the wrong order, foreign
    ///   characters. Then the playlist needs new keys.
    public static func between(_ lower: String?, _ upper: String?) -> String? {
        guard let lower else {
            guard let upper else { return first }
            guard let high = whole(of: upper) else { return nil }
            return high > step ? key(of: high - step) : fraction(between: "", upper)
        }
        guard let low = whole(of: lower) else { return nil }
        guard let upper else {
            return low + step < end ? key(of: low + step) : fraction(between: lower, nil)
        }
        guard let high = whole(of: upper), lower.utf8.lexicographicallyPrecedes(upper.utf8) else { return nil }
        return high - low >= 2 ? key(of: low + (high - low) / 2) : fraction(between: lower, upper)
    }

    /// `count` keys in order after `lower` and before `upper`, spread evenly; nil as in `between`.
    public static func keys(_ count: Int, between lower: String?, _ upper: String?) -> [String]? {
        guard count > 0 else { return [] }
        if let upper, let lower {
            // From the middle outwards, so that keys grow with the logarithm of the count.
            guard let middle = between(lower, upper), let left = keys((count - 1) / 2, between: lower, middle),
                let right = keys(count - 1 - (count - 1) / 2, between: middle, upper)
            else { return nil }
            return left + [middle] + right
        }
        var keys: [String] = []
        keys.reserveCapacity(count)
        for _ in 0..<count {
            let next = upper == nil ? between(keys.last ?? lower, nil) : between(nil, keys.last ?? upper)
            guard let next else { return nil }
            keys.append(next)
        }
        return upper == nil ? keys : keys.reversed()
    }

    // MARK: Digits

    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41 + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 36
        default: nil
        }
    }

    private static func values(of key: String) -> [Int]? {
        let values = key.utf8.compactMap { value(of: $0) }
        return values.count == key.utf8.count ? values : nil
    }

    /// The number before the point, missing digits read as 0; nil for a key with foreign characters.
    private static func whole(of key: String) -> Int? {
        guard let values = values(of: key) else { return nil }
        return (0..<width).reduce(0) { $0 * base + ($1 < values.count ? values[$1] : 0) }
    }

    private static func key(of whole: Int) -> String {
        var rest = whole
        var bytes: [UInt8] = []
        for _ in 0..<width {
            bytes.append(digits[rest % base])
            rest /= base
        }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }

    /// The shortest key about half way between two keys read as fractions.
    private static func fraction(between lower: String, _ upper: String?) -> String? {
        guard let low = values(of: lower), var high = upper.map({ values(of: $0) }) ?? [] else { return nil }
        // Zeros at the end say nothing of the value, and nothing fits before them.
        while high.last == 0 { high.removeLast() }
        if upper != nil, high.isEmpty { return nil }
        var key: [UInt8] = []
        var isBounded = upper != nil
        var place = 0
        while key.count < longest {
            let from = place < low.count ? low[place] : 0
            let to = isBounded ? (place < high.count ? high[place] : 0) : base
            if isBounded, from == to {
                // No digits are left: both keys have one value.
                if place >= max(low.count, high.count) { return nil }
                key.append(digits[from])
            } else if to < from {
                return nil
            } else if to - from > 1 {
                key.append(digits[(from + to) / 2])
                return String(decoding: key, as: UTF8.self)
            } else if isBounded, place + 1 < high.count {
                // The upper key without its tail lies before it and behind the lower one.
                key.append(digits[to])
                return String(decoding: key, as: UTF8.self)
            } else {
                key.append(digits[from])
                isBounded = false
            }
            place += 1
        }
        return nil
    }
}
