internal import NaradaTestSupport

/// Draws that yield the same on every machine and with every compiler: a library of last year must still be the library
/// of its baseline, and the standard library promises less of `Int.random(in:using:)`.
extension SplitMix64 {
    /// The generator of one thing's own draws, so that any thing can be made without those before it.
    init(seed: UInt64, stream: UInt64, index: Int) {
        var mixer = SplitMix64(seed: seed &+ stream &* 0xd134_2543_de82_ef95)  // odd; spreads the few streams apart
        self.init(seed: mixer.next() ^ UInt64(truncatingIfNeeded: index))
        // Neighbouring indices differ in a few bits; one step mixes them.
        self.init(seed: next())
    }

    /// A number from 0 up to, not including, 1, with 53 random bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number from 0 up to, not including, `bound`; 0 where `bound` is not positive.
    ///
    /// The bias of taking the high word without rejection is below bound / 2^64.
    mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high) : 0
    }

    /// True with this probability.
    mutating func happens(_ probability: Double) -> Bool { unit() < probability }

    /// One of `items`, each as likely; they are never empty here, and where they are, nothing is what comes back.
    mutating func pick<Item>(_ items: [Item]) -> Item? {
        items.isEmpty ? nil : items[below(items.count)]
    }
}
