/// Reads the JSON that `Evidence.json` writes, byte by byte in its order of keys.
///
/// Foundation's decoder takes 60 µs for the evidence of one pair, which is a minute and more for a list of a million.
/// What it chose not to be is a second JSON parser: it knows one spelling, returns nil at the first byte that is
/// otherwise, and leaves the text to the decoder. A test holds the two to each other.
struct EvidenceScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The evidence that `json` holds in our own spelling; nil for any other text.
    static func evidence(in json: String) -> Evidence? {
        var json = json
        return json.withUTF8 { bytes in
            var scanner = EvidenceScanner(bytes: bytes)
            return scanner.evidence()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func evidence() -> Evidence? {
        guard take(#"{"v":1,"matcher":"#), let matcher = string(), take(#","prior":"#), let prior = number(),
            take(#","fields":["#)
        else { return nil }
        var fields: [Evidence.Field] = []
        // Profiles have about ten matchers.
        fields.reserveCapacity(12)
        if !take("]") {
            repeat {
                guard let field = field() else { return nil }
                fields.append(field)
            } while take(",")
            guard take("]") else { return nil }
        }
        var evidence = Evidence(fields: fields, prior: prior, total: 0, matcherVersion: matcher)
        if take(#","competition":"#) {
            guard let competition = number() else { return nil }
            evidence.competition = competition
        }
        guard take(#","total":"#), let total = number() else { return nil }
        evidence.total = total
        if take(#","runner_up":{"track":"#) {
            guard let track = integer(), take(#","total":"#), let total = number(), take("}") else { return nil }
            evidence.runnerUp = Evidence.RunnerUp(trackID: track, total: total)
        }
        // The margin follows from the rest.
        if take(#","margin":"#), number() == nil { return nil }
        if take(#","reasons":["#) {
            repeat {
                guard let code = string() else { return nil }
                if let reason = ReviewReason(rawValue: code) { evidence.reasons.append(reason) }
            } while take(",")
            guard take("]") else { return nil }
        }
        return take("}") && index == bytes.count ? evidence : nil
    }

    private mutating func field() -> Evidence.Field? {
        guard take(#"{"m":"#), let matcher = string(), take(#","level":"#), let level = string() else { return nil }
        var field = Evidence.Field(matcher: matcher, level: level, left: nil, right: nil, weight: 0)
        if take(#","l":"#) {
            guard let left = string() else { return nil }
            field.left = left
        }
        if take(#","r":"#) {
            guard let right = string() else { return nil }
            field.right = right
        }
        guard take(#","w":"#), let weight = number(), take("}") else { return nil }
        field.weight = weight
        return field
    }

    // MARK: Parts

    /// Passes over the text where it stands here; stays where it does not.
    private mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
        index += count
        return true
    }

    /// A string without escapes; the rare one with them is left to the decoder.
    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") || bytes[index] < 0x20 { return nil }
            index += 1
        }
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func integer() -> Int64? {
        let isNegative = take("-")
        let start = index
        guard let (digits, count) = digits(), count > 0 else { return nil }
        return count > 1 && bytes[start] == UInt8(ascii: "0") ? nil : isNegative ? -digits : digits
    }

    /// A number with at most 15 digits: the quotient of two whole numbers that a double holds exactly, and thus the
    /// nearest one (Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990).
    private mutating func number() -> Double? {
        let isNegative = take("-")
        let start = index
        guard let (whole, count) = digits(), count > 0 else { return nil }
        // JSON has no zeros in front.
        if count > 1, bytes[start] == UInt8(ascii: "0") { return nil }
        var value = Double(whole)
        if take(".") {
            guard let (fraction, decimals) = digits(), decimals > 0, count + decimals <= Self.exactDigits else {
                return nil
            }
            var scale: Int64 = 1
            for _ in 0..<decimals { scale *= 10 }
            value = Double(whole * scale + fraction) / Double(scale)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E") { return nil }
        return isNegative ? -value : value
    }

    /// Up to 15 digits and how many they are. nil for more.
    private mutating func digits() -> (value: Int64, count: Int)? {
        var value: Int64 = 0
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
            value = value &* 10 &+ Int64(bytes[index] - UInt8(ascii: "0"))
            index += 1
            if index - start > Self.exactDigits { return nil }
        }
        return (value, index - start)
    }

    /// Every whole number of 15 digits is a double.
    private static let exactDigits = 15
}
