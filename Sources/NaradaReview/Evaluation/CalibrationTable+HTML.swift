extension CalibrationTable {
    /// The part that is right in each bin, against what the confidences promise.
    var chart: LineChart {
        LineChart(
            "Part that is right by confidence", axis: "confidence",
            lines: [.init(ChartSeries("as promised", .grey), [0, 1], isDashed: true)],
            bars: .init(ChartSeries("observed", .blue), bins.map(\.observed)))
    }

    /// The bins that hold a pair as cells: confidences, count, right, promised, observed.
    var cells: [[String]] {
        bins.filter { $0.count > 0 }.map { bin in
            [
                "\(bin.confidences.lowerBound)–\(bin.confidences.upperBound)", Numerals.grouped(bin.count),
                Numerals.grouped(bin.right), Numerals.ratio(bin.promised), Numerals.ratio(bin.observed),
            ]
        }
    }
}
