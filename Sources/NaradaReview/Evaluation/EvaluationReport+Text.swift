public import NaradaModel

extension EvaluationReport {
    /// Metrics, curve, calibration, candidates and the worst mistakes, for a terminal.
    public func text(style: TextStyle) -> String {
        let opening = "Evaluated \(truth.subject) against \(file.harmless) in \(Numerals.seconds(seconds))."
        var out = Self.paragraph(opening, style) + "\n"
        var list = CountList(style: style)
        for count in counts { list.add(count.value, count.label, always: true) }
        list.add(refused, "lines of the file that could not be used")
        out += list.text + "\n" + metricsText(style)
        if let zones { out += "\n" + zonesText(zones, style) }
        out += "\n" + curveText(style) + "\n" + calibrationText(style)
        if let candidates { out += "\n" + candidatesText(candidates, style) }
        out += mistakesText(falsePositives, "Worst false positives", style)
        out += mistakesText(falseNegatives, "Worst false negatives", style)
        return out + "\n" + "Matcher \(matcherVersion.prefix(12)).".inked(.faint, style) + "\n"
    }

    private static func metricsColumns(_ first: TextTable.Column) -> [TextTable.Column] {
        [first]
            + ["PRECISION", "RECALL", "F1", "RIGHT", "WRONG", "MISSED"].map {
                .init($0, minimum: 9, alignment: .trailing)
            }
    }

    private func metricsText(_ style: TextStyle) -> String {
        let table = TextTable(columns: Self.metricsColumns(.init("", minimum: 12, share: 1)), style: style)
        var out = table.header + table.row(["as decided"] + metrics.cells)
        if let best = curve.best { out += table.row(["best, at \(best.threshold)"] + best.metrics.cells) }
        if let best = confidenceCurve?.best {
            out += table.row(["no vetoes, \(best.threshold)"] + best.metrics.cells)
        }
        return out
    }

    private func zonesText(_ zones: ZoneTable, _ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("LABEL", minimum: 12)]
                + ["ACCEPT", "REVIEW", "REJECT"].map { .init($0, minimum: 9, alignment: .trailing) }, style: style)
        return table.header
            + zones.rows.map { row in
                table.row([row.label] + [row.accept, row.review, row.reject].map(Numerals.grouped))
            }.joined()
    }

    /// Every tenth threshold, and from 80 on each second: where people set it, a step matters.
    static let shownThresholds = Array(stride(from: 0, to: 80, by: 10)) + Array(stride(from: 80, through: 100, by: 2))

    private func curveText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: Self.metricsColumns(.init("THRESHOLD", minimum: 9, alignment: .trailing)), style: style)
        return table.header
            + Self.shownThresholds.map { table.row(["\($0)"] + curve.points[$0].cells) }.joined()
    }

    private func calibrationText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("CONFIDENCE", minimum: 10)]
                + ["COUNT", "RIGHT", "PROMISED", "OBSERVED"].map { .init($0, minimum: 9, alignment: .trailing) },
            style: style)
        var out = table.header
        for bin in calibration.bins where bin.count > 0 {
            out += table.row([
                "\(bin.confidences.lowerBound)–\(bin.confidences.upperBound)", Numerals.grouped(bin.count),
                Numerals.grouped(bin.right), Numerals.ratio(bin.promised), Numerals.ratio(bin.observed),
            ])
        }
        out += "Expected calibration error \(Numerals.ratio(calibration.expectedError))"
        if let founders = calibrationWithFounders {
            out += "; with rows that founded their track \(Numerals.ratio(founders.expectedError))"
        }
        return out + ".\n"
    }

    private func candidatesText(_ candidates: CandidateRecall, _ style: TextStyle) -> String {
        let found = "\(Numerals.grouped(candidates.found)) of \(Numerals.count(candidates.truePairs, "true pair"))"
        let perRow = "\(Numerals.tenths(candidates.perRow)) candidates a row"
        return Self.paragraph("\(found) among the candidates (\(Numerals.ratio(candidates.recall))), \(perRow).", style)
    }

    private static func paragraph(_ text: String, _ style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    private func mistakesText(_ mistakes: WorstMistakes, _ title: String, _ style: TextStyle) -> String {
        guard !mistakes.shown.isEmpty else { return "" }
        let heading = "\(title) (\(Numerals.grouped(mistakes.shown.count)) of \(Numerals.grouped(mistakes.count)))"
        return "\n" + heading.inked(.strong, style) + "\n"
            + mistakes.shown.map { Self.mistakeText($0, style) }.joined()
    }

    private static func mistakeText(_ mistake: Mistake, _ style: TextStyle) -> String {
        let confidence = (mistake.confidence?.description ?? "–").padded(to: 3, alignment: .trailing)
        let indent = String(repeating: " ", count: 5)
        let room = style.width - indent.count
        let sides = [mistake.left, mistake.right].map { facts in
            (facts.line.prefix(harmlessFor: room)).truncated(to: room)
        }
        let why = "\(mistake.place): \(mistake.why)".harmless
        return "\(confidence)  \(sides[0])\n\(indent)\(sides[1])\n"
            + why.wrapped(to: room).map { indent + $0.inked(.faint, style) + "\n" }.joined()
    }
}

extension PairMetrics {
    /// Precision, recall, F1 and the three counts.
    var cells: [String] {
        [precision, recall, f1].map(Numerals.ratio)
            + [truePositives, falsePositives, falseNegatives].map(Numerals.grouped)
    }
}

extension TrackFacts {
    /// `Title – Artist · Album · 3:38`, with what there is.
    var line: String {
        let name = artists.artists.isEmpty ? title : display
        let length = durationMs.map { Numerals.length(milliseconds: $0) }
        return [name, album, length].compactMap { $0 }.joined(separator: " · ")
    }
}

extension Numerals {
    /// `0.9871`, `–` where there is none.
    static func ratio(_ value: Double?) -> String {
        guard let value else { return "–" }
        let tenThousandths = Int((value * 10_000).rounded())
        let digits = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// `12.3`, `–` where there is none.
    static func tenths(_ value: Double?) -> String {
        guard let value else { return "–" }
        let tenths = Int((value * 10).rounded())
        return "\(grouped(tenths / 10)).\(tenths % 10)"
    }
}
