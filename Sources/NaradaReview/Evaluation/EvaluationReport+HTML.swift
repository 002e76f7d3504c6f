internal import NaradaModel

extension EvaluationReport {
    /// The report as one HTML file: curves drawn as SVG, light or dark as the reader's system is, no script, nothing
    /// loaded from elsewhere.
    public var html: String {
        var page = EvaluationPage()
        page.heading("Evaluation: \(truth.subject)")
        page.paragraph("Against \(file), matcher \(matcherVersion.prefix(12)), accepting from \(accept) on.")
        page.table(
            ["", ""],
            (counts + [Count("", "lines of the file that could not be used", refused)]).map {
                [$0.label, Numerals.grouped($0.value)]
            })
        page.heading("Precision, recall, F1", level: 2)
        page.table(["", "precision", "recall", "F1", "right", "wrong", "missed"], metricsRows)
        page.figure(curveSVG, legend: [("precision", "precision"), ("recall", "recall"), ("f1", "F1")])
        if let zones {
            page.heading("Zones", level: 2)
            page.table(
                ["label", "accept", "review", "reject"],
                zones.rows.map { [$0.label] + [$0.accept, $0.review, $0.reject].map(Numerals.grouped) })
        }
        page.heading("Calibration", level: 2)
        page.paragraph("Expected calibration error \(Numerals.ratio(calibration.expectedError)).")
        page.figure(calibrationSVG, legend: [("observed", "observed"), ("ideal", "as promised")])
        page.table(["confidence", "count", "right", "promised", "observed"], calibrationRows)
        if let candidates {
            page.heading("Candidates", level: 2)
            page.table(
                ["true pairs", "among the candidates", "recall", "candidates a row"],
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

    private var calibrationRows: [[String]] {
        calibration.bins.filter { $0.count > 0 }.map { bin in
            [
                "\(bin.confidences.lowerBound)–\(bin.confidences.upperBound)", Numerals.grouped(bin.count),
                Numerals.grouped(bin.right), Numerals.ratio(bin.promised), Numerals.ratio(bin.observed),
            ]
        }
    }

    private var curveSVG: String {
        let thresholds = curve.points.enumerated().map { (part: Double($0) / 100, metrics: $1) }
        return PlotFrame(label: "threshold of acceptance").svg(
            title: "Precision, recall and F1 by threshold",
            PlotFrame.mark(at: Double(accept.percent) / 100, class: "mark")
                + PlotFrame.line(thresholds.map { ($0.part, $0.metrics.precision) }, class: "precision")
                + PlotFrame.line(thresholds.map { ($0.part, $0.metrics.recall) }, class: "recall")
                + PlotFrame.line(thresholds.map { ($0.part, $0.metrics.f1) }, class: "f1"))
    }

    private var calibrationSVG: String {
        let bars = calibration.bins.enumerated().map { index, bin in
            guard let observed = bin.observed else { return "" }
            let width = 1 / Double(CalibrationTable.binCount)
            return PlotFrame.bar(
                from: Double(index) * width, to: Double(index + 1) * width, value: observed, class: "observed")
        }
        return PlotFrame(label: "confidence").svg(
            title: "Part that is right by confidence",
            bars.joined() + PlotFrame.line([(0, 0), (1, 1)], class: "ideal"))
    }
}
