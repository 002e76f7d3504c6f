internal import NaradaEngine

/// One line on standard error that is rewritten as work goes on: how far, how fast, how long still.
struct ProgressLine {
    private let isShown: Bool
    /// The stage shown last and when it began: each stage has a rate of its own.
    private var stage = ""
    private var start = ContinuousClock.now
    private var last: ContinuousClock.Instant?
    private var isVisible = false

    /// Ten times a second is as often as an eye follows.
    private static let interval = Duration.milliseconds(100)
    /// Before this the rate says more about the start than about the work.
    private static let settling = 1.0

    /// - Parameter isShown: false keeps the line silent.
    init(isShown: Bool) {
        self.isShown = isShown
    }

    /// Shows how far the work has come.
    mutating func show(_ progress: Progress) {
        let now = ContinuousClock.now
        if progress.stage != stage { (stage, start, last) = (progress.stage, now, nil) }
        guard isShown, last.map({ now - $0 >= Self.interval }) ?? true else { return }
        last = now
        let seconds = (now - start) / .seconds(1)
        Output.note("\r\u{1B}[K" + Self.text(progress, seconds: seconds))
        isVisible = true
    }

    /// Takes the line away, so that what follows begins at the left edge.
    mutating func clear() {
        guard isVisible else { return }
        (last, isVisible) = (nil, false)
        Output.note("\r\u{1B}[K")
    }

    /// `resolving 12000 of 60000, 9800/s, 5 s left`, for a stage that began `seconds` ago.
    static func text(_ progress: Progress, seconds: Double) -> String {
        var text = "\(progress.stage) \(progress.done)" + (progress.total.map { " of \($0)" } ?? "")
        if let share = progress.share { text += " (\(Int(share * 100)) %)" }
        guard seconds >= settling, progress.done > 0 else { return text }
        text += ", \(Int(Double(progress.done) / seconds))/s"
        let share = progress.share ?? progress.total.map { Double(progress.done) / Double(max($0, 1)) }
        if let share, share > 0, share < 1 {
            let left = Int((seconds * (1 - share) / share).rounded(.up))
            text += left < 120 ? ", \(left) s left" : ", \((left + 59) / 60) min left"
        }
        return text
    }
}
