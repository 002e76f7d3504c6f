public import NaradaModel

/// The match weights of one pair from the prior to the total, each as a bar that begins where the one before ended:
///
///     field     level       bits                   values
///     prior                -9.97  ▐████████|
///     title     exact      +9.50  ▐████████|       Hurt
///     artists   exact     +11.25           |█████  Johnny Cash
///     version   conflict   -8.00        ▐████      live
///                                                  studio
///     total                +2.78           |██
///
/// Values that differ stand one above the other, the connector row's first. What had nothing to compare is named below
/// the table.
public struct WaterfallTable: Hashable, Sendable {
    /// The weights that fall.
    public var evidence: Evidence
    /// Where bars are marked for acceptance; nil for no mark.
    public var accept: Confidence?

    public init(_ evidence: Evidence, accept: Confidence? = nil) {
        self.evidence = evidence
        self.accept = accept
    }

    /// The table, and a paragraph for what could not be compared.
    public var html: HTML {
        var steps: [(from: Double, to: Double)] = [(0, evidence.prior)]
        let shown = evidence.fields.filter(\.saysSomething)
        for field in shown { steps.append((steps.last?.to ?? 0, (steps.last?.to ?? 0) + field.weight)) }
        let rivals = evidence.tellingCompetition
        if let rivals { steps.append((steps.last?.to ?? 0, (steps.last?.to ?? 0) + rivals)) }
        let ends = steps.flatMap { [$0.from, $0.to] } + [evidence.total]
        let scale = FallScale(ends.filter(\.isFinite), mark: accept.flatMap(VerdictChange.bits(for:)))
        var out: HTML = """
            <table class="waterfall">
            <caption>Match weights in bits</caption>
            <thead><tr><th scope="col">field</th><th scope="col">level</th><th scope="col" class="number">bits</th>\
            <td></td><th scope="col">values</th></tr></thead>
            <tbody>

            """
        out += row("prior", "", evidence.prior, scale.bar(steps[0].from, steps[0].to))
        for (field, step) in zip(shown, steps.dropFirst()) {
            out += row(field.matcher, field.level, field.weight, scale.bar(step.from, step.to), field.left, field.right)
        }
        if let rivals, let step = steps.last {
            out += row("rivals", "only one track can be right", rivals, scale.bar(step.from, step.to))
        }
        out += row("total", "", evidence.total, scale.bar(0, evidence.total), isTotal: true)
        out += "</tbody>\n</table>\n"
        let silent = evidence.fields.filter { !$0.saysSomething }.map(\.matcher)
        if !silent.isEmpty {
            out += "<p class=\"faint\">Nothing to compare: \(silent.joined(separator: ", ")).</p>\n"
        }
        return out
    }

    private func row(
        _ name: String, _ level: String, _ bits: Double, _ bar: HTML, _ left: String? = nil, _ right: String? = nil,
        isTotal: Bool = false
    ) -> HTML {
        let values = left == right ? [left] : [left ?? "–", right ?? "–"]
        let shown = values.compactMap(\.self).map { HTML(isolating: $0, limit: Self.longestValue) }
        let start: HTML = isTotal ? "<tr class=\"total\">" : "<tr>"
        return """
            \(start)<th scope="row">\(name)</th><td>\(level.replacing("_", with: " "))</td>\
            <td class="number">\(Numerals.bits(bits))</td><td>\(bar)</td><td>\(shown.joined(separator: "<br>"))</td></tr>

            """
    }

    /// Characters of a compared value; the whole title stands above the waterfall.
    private static let longestValue = 120
}

/// Where a number of bits stands in a bar.
private struct FallScale {
    private let low: Double
    private let high: Double
    private let mark: Double?

    private static let width = 100.0

    init(_ ends: [Double], mark: Double?) {
        let low = ends.reduce(0, min)
        let high = max(ends.reduce(0, max), low + 1)
        (self.low, self.high) = (low, high)
        self.mark = mark.flatMap { (low...high).contains($0) ? $0 : nil }
    }

    func bar(_ from: Double, _ to: Double) -> HTML {
        guard from.isFinite, to.isFinite else { return "" }
        let (start, end) = (min(x(from), x(to)), max(x(from), x(to), min(x(from), x(to)) + 0.5))
        let ink: ChartInk = to >= from ? .green : .red
        var lines: HTML = "<path class=\"axis\" d=\"M\(PlotFrame.number(x(0))) 0V10\"/>"
        if let mark { lines += "<path class=\"axis dashed\" d=\"M\(PlotFrame.number(x(mark))) 0V10\"/>" }
        return """
            <svg class="fall" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
            <path class="bar \(ink.className)" d="M\(PlotFrame.number(start)) 2H\(PlotFrame.number(end))V8\
            H\(PlotFrame.number(start))Z"/>\(lines)</svg>
            """
    }

    private func x(_ bits: Double) -> Double { (bits - low) / (high - low) * Self.width }
}
