internal import NaradaModel

extension EvaluationReport {
    /// The report as one HTML file: curves drawn as SVG, light or dark as the reader's system is, no script, nothing
    /// loaded from elsewhere.
    public var html: String {
        var page = EvaluationPage()
        page.heading("Evaluation: \(truth.subject)")
        page.paragraph("Against \(file), matcher \(matcherVersion.prefix(12)), accepting from \(accept) on.")
        page.table(
            "Counts", ["", ""],
            (counts + [Count("", "lines of the file that could not be used", refused)]).map {
                [$0.label, Numerals.grouped($0.value)]
            })
        page.section("Precision, recall, F1")
        page.table(
            "Precision, recall, F1", ["", "precision", "recall", "F1", "right", "wrong", "missed"], metricsRows)
        page.figure(curveChart)
        if let zones {
            page.section("Zones")
            page.table(
                "Zones", ["label", "accept", "review", "reject"],
                zones.rows.map { [$0.label] + [$0.accept, $0.review, $0.reject].map(Numerals.grouped) })
        }
        page.section("Calibration")
        page.paragraph("Expected calibration error \(Numerals.ratio(calibration.expectedError)).")
        page.figure(calibration.chart)
        page.table("Calibration", ["confidence", "count", "right", "promised", "observed"], calibration.cells)
        if let candidates {
            page.section("Candidates")
            page.table(
                "Candidates", ["true pairs", "among the candidates", "recall", "candidates a row"],
                [
                    [
                        Numerals.grouped(candidates.truePairs), Numerals.grouped(candidates.found),
                        Numerals.ratio(candidates.recall), Numerals.tenths(candidates.perRow),
                    ]
                ])
        }
        page.mistakes(falsePositives, "Worst false positives")
        page.mistakes(falseNegatives, "Worst false negatives")
        return page.text(title: "Evaluation of \(file)")
    }

    private var metricsRows: [[String]] {
        var rows = [["as decided"] + metrics.cells]
        if let best = curve.best { rows.append(["best, at \(best.threshold)"] + best.metrics.cells) }
        if let best = confidenceCurve?.best {
            rows.append(["best without vetoes, at \(best.threshold)"] + best.metrics.cells)
        }
        return rows
    }

    private var curveChart: LineChart {
        func line(_ name: String, _ ink: ChartInk, _ value: (PairMetrics) -> Double?) -> LineChart.Line {
            LineChart.Line(ChartSeries(name, ink), curve.points.map(value))
        }
        return LineChart(
            "Precision, recall and F1 by threshold", axis: "threshold of acceptance",
            lines: [
                line("precision", .blue, \.precision), line("recall", .orange, \.recall), line("F1", .green, \.f1),
            ], marks: [accept.percent])
    }
}
