internal import Foundation

/// SHA-256 (FIPS 180-4, section 6.2), for the one use that asks for it: naming inline scripts and styles in a page's
/// Content-Security-Policy.
///
/// Written out here because a cryptographic library would double a fresh build for two hashes of our own texts; it
/// guards no secret. Cost: one pass, some ten megabytes a second.
enum SHA256 {
    /// The hash of the UTF-8 bytes of `text` in base64, as a policy spells it.
    static func base64(of text: String) -> String { Data(hash(of: Array(text.utf8))).base64EncodedString() }

    /// The 32 bytes of the hash.
    static func hash(of message: [UInt8]) -> [UInt8] {
        // Section 5.1.1: a one bit, zeros, and the length in bits as a number of 64 bits, up to whole blocks.
        var padded = message + [0x80]
        while padded.count % blockSize != blockSize - 8 { padded.append(0) }
        padded += bytes(UInt64(message.count) * 8)
        var state = initial
        for start in stride(from: 0, to: padded.count, by: blockSize) {
            update(&state, with: padded[start..<start + blockSize])
        }
        return state.flatMap(bytes)
    }

    private static let blockSize = 64

    private static func update(_ state: inout [UInt32], with block: ArraySlice<UInt8>) {
        var w = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
            block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for t in 16..<64 {
            let s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ (w[t - 15] >> 3)
            let s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ (w[t - 2] >> 10)
            w.append(w[t - 16] &+ s0 &+ w[t - 7] &+ s1)
        }
        // The names of the standard.
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let choice = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let one = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ round[t] &+ w[t]
            let two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
            (h, g, f, e) = (g, f, e, d &+ one)
            (d, c, b, a) = (c, b, a, one &+ two)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

    private static func bytes(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        stride(from: number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// The first 32 bits of the fractional parts of the square roots of the first eight primes (section 5.3.3).
    private static let initial = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
    /// The same of the cube roots of the first 64 primes (section 4.2.2).
    private static let round = primes.map { fraction(of: cbrt(Double($0))) }

    private static let primes = (2...311).filter { n in !(2..<n).contains { n % $0 == 0 } }

    // A double has 53 bits and the roots are below 32, so that 48 bits of the fraction are right.
    private static func fraction(of value: Double) -> UInt32 {
        UInt32((value - value.rounded(.down)) * 4_294_967_296)
    }
}
