/// A generator of random numbers that yields the same sequence for the same seed on every machine.
///
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014). One addition and
/// two multiplications per number; the period is 2^64. It is no source of secrets. Swift promises that the standard
/// library's use of a generator (`shuffled(using:)`, `Int.random(in:using:)`) is stable within one compiler version
/// only; tests compare two ways of computing on the same data, so that this is enough.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The generator that `seed` starts; every seed is good, zero included.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= Self.goldenGamma
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// 2^64 divided by the golden ratio, odd: the step of the paper, figure 16. The two multipliers above are its
    /// "variant 13" mixing constants.
    private static let goldenGamma: UInt64 = 0x9e37_79b9_7f4a_7c15
}

extension SplitMix64 {
    /// A text of `length` characters, each drawn from `alphabet`; empty where the alphabet is.
    public mutating func text(length: Int, from alphabet: some Collection<Character>) -> String {
        let letters = Array(alphabet)
        guard !letters.isEmpty else { return "" }
        return String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &self)] })
    }

    /// True with the given probability, from 0 to 1.
    public mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }
}
