/// Neighbouring slots whose texts have one length.
struct LengthRun: Sendable {
    let length: Int
    let slots: Range<Int>

    /// Calls `body` with each slot, the place of its text, and what `value` says of the slot's count, 0...`largest`.
    ///
    /// Of many slots every possible value is computed once and looked up: the same numbers, without a division each.
    @inline(__always)
    func eachValue(
        of counts: UnsafePointer<UInt8>, largest: Int, in memory: UnsafeMutablePointer<Double>,
        _ value: (_ count: Int) -> Double, _ body: (_ place: Int, _ value: Double) -> Void
    ) {
        guard slots.count > largest else {
            for place in 0..<slots.count { body(place, value(Int(counts[place]))) }
            return
        }
        for count in 0...largest { memory[count] = value(count) }
        for place in 0..<slots.count { body(place, memory[Int(counts[place])]) }
    }
}
