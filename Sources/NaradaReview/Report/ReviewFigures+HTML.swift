internal import NaradaModel

extension ReviewFigures {
    /// A part of the page with a heading.
    struct Section {
        var id: String
        var title: String
        var content: HTML
    }

    /// The colours of the states, in the order of `states`.
    private static let series = [
        ChartSeries("mapped", .blue), ChartSeries("by person", .green), ChartSeries("waiting", .orange),
    ]

    /// What there is to draw, in the order of the page.
    var sections: [Section] {
        var out = [Section(id: "sure", title: "How sure", content: sure)]
        out.append(
            Section(
                id: "origin", title: "By what and from where",
                content: "<div class=\"plots\">\n" + bars("By method", "method", methods)
                    + bars("By connector", "connector", connectorCounts) + "</div>\n"))
        if judged > 0 {
            out.append(Section(id: "thresholds", title: "What other thresholds would do", content: thresholds))
        }
        out.append(Section(id: "calibration", title: "Whether confidence keeps its word", content: promises))
        if !reasons.isEmpty || !groups.isEmpty {
            out.append(Section(id: "questions", title: "What waits", content: questions))
        }
        return out
    }

    private var sure: HTML {
        Histogram(
            "Pairs by confidence", axis: "confidence", series: Self.series,
            bars: histogram.map { .init($0.label, $0.counts.list, tick: String($0.label.prefix { $0 != "–" })) }
        ).html
    }

    private func bars(_ title: String, _ heading: String, _ lines: [(label: String, counts: Counts)]) -> HTML {
        BarTable(
            title, heading: heading, series: Self.series,
            rows: lines.prefix(Self.mostLines).map { .init($0.label, $0.counts.list) }
        ).html
    }

    /// Methods and connectors are few; a file of another program may have any number.
    private static let mostLines = 50

    private var thresholds: HTML {
        let accepted = acceptedByThreshold
        let all = Double(max(judged, 1))
        let numbers = HTMLTable(
            "What other thresholds would do", hidesCaption: true,
            columns: [.init("accept from"), .init("mapped", isNumber: true), .init("waiting", isNumber: true)],
            rows: shownThresholds.map { threshold in
                [
                    HTML(text: "\(threshold)" + (threshold == settings.accept.percent ? " (as it is)" : "")),
                    HTML(text: Numerals.grouped(accepted[threshold])),
                    HTML(text: Numerals.grouped(judged - accepted[threshold])),
                ]
            })
        let chart = LineChart(
            "Share of the judged pairs", axis: "threshold of acceptance",
            lines: [
                .init(Self.series[0], accepted.map { Double($0) / all }),
                .init(Self.series[2], accepted.map { Double(judged - $0) / all }, isDashed: true),
            ], marks: [settings.accept.percent])
        return "<p>\(thresholdSentence)</p>\n<div class=\"plots\">\n\(chart.html)\(numbers.html)</div>\n"
    }

    private var promises: HTML {
        guard calibration.count > 0 else {
            return "<p>Nobody has answered a pair yet. Verdicts are the labels of this chart.</p>\n"
        }
        let numbers = HTMLTable(
            "Answered pairs by confidence", hidesCaption: true,
            columns: [.init("confidence")]
                + ["answered", "right", "promised", "observed"].map { .init($0, isNumber: true) },
            rows: calibration.cells.map { $0.map { HTML(text: $0) } })
        return """
            <p>\(calibrationSentence)</p>
            <div class="plots">
            \(calibration.chart.html)\(numbers.html)</div>

            """
    }

    private var questions: HTML {
        var out = HTML()
        if !reasons.isEmpty {
            out +=
                BarTable(
                    "Why pairs wait", heading: "reason", series: [ChartSeries("pairs", .orange)],
                    rows: reasons.map { .init($0.reason.label, [$0.pairs]) }
                ).html
        }
        guard !groups.isEmpty else { return out }
        out +=
            HTMLTable(
                "Groups of like questions",
                columns: [
                    .init("what they have in common"), .init("group"), .init("pairs", isNumber: true),
                    .init("confidence", isNumber: true),
                ],
                rows: groups.map { group in
                    [
                        HTML(isolating: group.pattern.sentence), HTML(text: group.pattern.key),
                        HTML(text: Numerals.grouped(group.pairs)), HTML(text: group.range),
                    ]
                }
            ).html
        if groupCount > groups.count { out += "<p>\(moreGroups)</p>\n" }
        return out
    }
}
