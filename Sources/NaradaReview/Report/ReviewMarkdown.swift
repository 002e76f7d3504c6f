internal import NaradaModel

/// The review report in Markdown: the figures as tables, then the pairs.
public struct ReviewMarkdown: ReviewWriter {
    private let figures: ReviewFigures?
    private var isEmpty = true

    /// - Parameter figures: what stands above the pairs; nil for a bare list.
    public init(figures: ReviewFigures? = nil) { self.figures = figures }

    public mutating func begin() -> String {
        guard let figures else { return "# Pairs\n" }
        var out = "# Review report\n\n" + figures.summary.map { MarkdownText.cell($0) + "\n" }.joined()
        guard figures.total.total > 0 else { return out }
        let states = ["mapped", "by person", "waiting"]
        func counts(_ heading: String, _ lines: [(label: String, counts: ReviewFigures.Counts)]) -> String {
            MarkdownText.table(
                [heading] + states,
                lines.filter { $0.counts.total > 0 }.map { line in
                    [MarkdownText.cell(line.label)] + line.counts.list.map(Numerals.grouped)
                })
        }
        out += "\n## How sure\n" + counts("confidence", figures.histogram.reversed())
        out += "\n## By what\n" + counts("method", figures.methods)
        out += "\n## From where\n" + counts("connector", figures.connectorCounts)
        if figures.judged > 0 { out += thresholds(figures) }
        if figures.calibration.count > 0 {
            out += "\n## Whether confidence keeps its word\n\n" + MarkdownText.cell(figures.calibrationSentence) + "\n"
            out += MarkdownText.table(
                ["confidence", "answered", "right", "promised", "observed"], figures.calibration.cells)
        }
        if !figures.reasons.isEmpty {
            out += "\n## Why they wait\n"
            out += MarkdownText.table(
                ["reason", "pairs"], figures.reasons.map { [$0.reason.label, Numerals.grouped($0.pairs)] })
        }
        if !figures.groups.isEmpty {
            out += "\n## Like questions\n"
            out += MarkdownText.table(
                ["what they have in common", "group", "pairs", "confidence"], numbersFrom: 2,
                figures.groups.map { group in
                    [
                        MarkdownText.cell(group.pattern.sentence), group.pattern.key, Numerals.grouped(group.pairs),
                        group.range,
                    ]
                })
            if figures.groupCount > figures.groups.count { out += "\n" + MarkdownText.cell(figures.moreGroups) + "\n" }
        }
        out += "\n## Pairs\n"
        if let sample = figures.sample { out += "\n" + MarkdownText.cell(sample.sentence) + "\n" }
        return out
    }

    private func thresholds(_ figures: ReviewFigures) -> String {
        let accepted = figures.acceptedByThreshold
        return "\n## What other thresholds would do\n\n" + MarkdownText.cell(figures.thresholdSentence) + "\n"
            + MarkdownText.table(
                ["accept from", "mapped", "waiting"],
                figures.shownThresholds.map { threshold in
                    let mark = threshold == figures.settings.accept.percent ? " (as it is)" : ""
                    return [
                        "\(threshold)\(mark)", Numerals.grouped(accepted[threshold]),
                        Numerals.grouped(figures.judged - accepted[threshold]),
                    ]
                })
    }

    public mutating func card(_ card: ReviewCard) -> String {
        let entry = card.entry
        var out = ""
        if isEmpty {
            out = MarkdownText.table(["confidence", "row", "track", "why"], numbersFrom: 4, [])
            isEmpty = false
        }
        let cells = [
            entry.confidence.description,
            MarkdownText.cell("\(entry.connectorTrack.serviceID)", limit: Self.longestID) + " "
                + MarkdownText.cell(entry.connectorTrack.facts.line),
            "\(entry.track.id) " + MarkdownText.cell(entry.track.facts.line), MarkdownText.cell(entry.why),
        ]
        return out + "| " + cells.joined(separator: " | ") + " |\n"
    }

    public mutating func end(_ summary: ReviewSummary) -> String {
        if summary.total == 0 { return "\nNo pair to show.\n" }
        let shown = Numerals.count(summary.total, "pair")
        return "\n" + (summary.listed == summary.total ? shown : "\(Numerals.grouped(summary.listed)) of \(shown)")
            + ".\n"
    }

    /// Characters of a service's id: real ones have at most 36.
    private static let longestID = 80
}
