public import NaradaModel

extension ReviewFigures {
    /// The figures for a terminal: whole lines, none wider than the style.
    public func text(style: TextStyle) -> String {
        var out = summary.flatMap { $0.wrapped(to: style.width) }.map { $0 + "\n" }.joined()
        guard total.total > 0 else { return out }
        out += section("How sure", style) + histogramText(style)
        out += section("By what", style) + countsText("METHOD", methods, style)
        out += section("From where", style) + countsText("CONNECTOR", connectorCounts, style)
        if judged > 0 { out += section("What other thresholds would do", style) + thresholdsText(style) }
        if calibration.count > 0 { out += section("Whether confidence keeps its word", style) + calibrationText(style) }
        if !reasons.isEmpty {
            var list = CountList(style: style)
            for line in reasons { list.add(line.pairs, line.reason.label) }
            out += section("Why they wait", style) + list.text
        }
        if !groups.isEmpty {
            out += section("Like questions", style)
            out += GroupReport(groups: groups, groupCount: groupCount, single: 0, pairs: 0).table(style: style)
            if groupCount > groups.count { out += moreGroups + "\n" }
        }
        return out + "\n"
    }

    private func section(_ title: String, _ style: TextStyle) -> String { "\n" + title.inked(.strong, style) + "\n" }

    private func histogramText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("CONFIDENCE", minimum: 10)]
                + Self.states.map { .init($0.heading, minimum: 9, alignment: .trailing) }
                + [.init("", minimum: 8, share: 1)], style: style)
        let longest = histogram.map(\.counts.total).max() ?? 0
        return table.header
            + histogram.reversed().filter { $0.counts.total > 0 }.map { line in
                table.row(
                    [line.label] + line.counts.list.map(Numerals.grouped)
                        + [Self.bar(line.counts.total, longest: longest, width: table.widths[4])])
            }.joined()
    }

    private func countsText(_ heading: String, _ lines: [(label: String, counts: Counts)], _ style: TextStyle) -> String
    {
        let table = TextTable(
            columns: [.init(heading, minimum: 13, share: 3)]
                + Self.states.map { .init($0.heading, minimum: 9, alignment: .trailing) }
                + [.init("", minimum: 6, share: 1)], style: style)
        let longest = lines.map(\.counts.total).max() ?? 0
        return table.header
            + lines.map { line in
                table.row(
                    [line.label] + line.counts.list.map(Numerals.grouped)
                        + [Self.bar(line.counts.total, longest: longest, width: table.widths[4])])
            }.joined()
    }

    private func thresholdsText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [
                .init("ACCEPT FROM", minimum: 11, alignment: .trailing),
                .init("MAPPED", minimum: 9, alignment: .trailing), .init("WAITING", minimum: 9, alignment: .trailing),
                .init("", minimum: 8, share: 1),
            ], style: style)
        let accepted = acceptedByThreshold
        var out = table.header
        for threshold in shownThresholds {
            out += table.row([
                String(threshold), Numerals.grouped(accepted[threshold]),
                Numerals.grouped(judged - accepted[threshold]), threshold == settings.accept.percent ? "as it is" : "",
            ])
        }
        return out
    }

    private func calibrationText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("CONFIDENCE", minimum: 10)]
                + ["ANSWERED", "RIGHT", "PROMISED", "OBSERVED"].map { .init($0, minimum: 9, alignment: .trailing) },
            style: style)
        return table.header + calibration.cells.map(table.row).joined()
            + calibrationSentence.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    /// Blocks for a count, at least one for any that is not zero.
    static func bar(_ count: Int, longest: Int, width: Int) -> String {
        guard count > 0, longest > 0 else { return "" }
        return String(repeating: "█", count: max(Int((Double(count) / Double(longest) * Double(width)).rounded()), 1))
    }
}

// MARK: - Sentences that every form of the report shares

extension ReviewFigures {
    /// What is counted, and since when it is so.
    var summary: [String] {
        var first = total.total == 0 ? "No pair to show" : Numerals.count(total.total, "pair")
        if total.total > 0 {
            let parts = [(total.mapped, "mapped"), (total.decided, "decided by a person"), (total.waiting, "waiting")]
            first +=
                ": " + parts.filter { $0.0 > 0 }.map { "\(Numerals.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
        }
        var out = [first + "."]
        if !connectors.isEmpty { out.append("Only rows of \(connectors.joined(separator: ", ").harmless).") }
        if confidences != 0...100 {
            out.append("Only confidences from \(confidences.lowerBound) to \(confidences.upperBound).")
        }
        if let run = lastRun {
            out.append(
                "The last run is \(run.id), of \(run.startedAt.text.prefix(16)) UTC, matcher "
                    + "\(run.matcherVersion.prefix(12).harmless), accepting from \(settings.accept) on.")
        }
        return out
    }

    /// How much the calibration rests on.
    var calibrationSentence: String {
        let right = calibration.bins.reduce(0) { $0 + $1.right }
        return "From \(Numerals.count(calibration.count, "answered pair")), \(Numerals.grouped(right)) of them right; "
            + "expected calibration error \(Numerals.ratio(calibration.expectedError)). People are asked about doubtful "
            + "pairs most, so this says little of those that nobody looked at."
    }

    var thresholdSentence: String {
        "Of \(Numerals.count(judged, "pair")) that a matcher judged. \(Numerals.grouped(held)) "
            + "\(held == 1 ? "waits" : "wait") at every threshold, since a rule holds them back. Pairs below the threshold "
            + "of review (\(settings.review)) were not written, and are not counted."
    }

    var moreGroups: String {
        "and \(Numerals.count(groupCount - groups.count, "more group", "more groups")); \"review groups\" lists them."
    }
}

extension ReviewEntry.State {
    /// The title of a column of counts.
    var heading: String {
        switch self {
        case .mapped: "MAPPED"
        case .decided: "BY PERSON"
        case .waiting: "WAITING"
        }
    }
}
