/// An axis of counts from 0 to a round number.
struct CountScale {
    let highest: Int
    private let step: Int

    /// - Parameter highest: the largest count that has to have a place.
    init(highest: Int) {
        // A step of 1, 2 or 5 times a power of ten that gives at most five.
        var step = 1
        let factors = [2, 5, 10]
        var power = 1
        var index = 0
        while step * Self.steps < highest {
            step = factors[index] * power
            index += 1
            if index == factors.count { (index, power) = (0, power * 10) }
        }
        self.step = step
        self.highest = max((highest + step - 1) / step, 1) * step
    }

    func part(_ count: Int) -> Double { Double(count) / Double(highest) }

    var ticks: [PlotFrame.Tick] {
        stride(from: 0, through: highest, by: step).map { .init(part: part($0), label: Numerals.grouped($0)) }
    }

    private static let steps = 5
}
