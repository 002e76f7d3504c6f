import Foundation
public import NaradaModel

extension TrainReport {
    /// Counts, held-out figures or the fit, the calibration and all weights, for a terminal.
    public func text(style: TextStyle) -> String {
        var out = paragraph("Learned from \(subject) in \(Numerals.seconds(seconds)).", style) + "\n"
        var list = CountList(style: style)
        for count in counts where count.value > 0 || count.key == "same" || count.key == "different" {
            list.add(count.value, count.label, always: true)
        }
        list.add(refused, "lines of the file that could not be used")
        out += list.text
        if let pooled { out += "\n" + foldsText(pooled, style) }
        if let fit { out += "\n" + fitText(fit, style) }
        if let calibration { out += "\n" + calibrationText(calibration, style) }
        return out + "\n" + weightsText(style) + "\n"
            + paragraph(
                "Profile \"\(learned.name.harmless)\" is matcher \(learned.version), learned from "
                    + "\"\(start.name.harmless)\", matcher \(start.version).", style)
    }

    private var subject: String {
        switch source {
        case .labelled(let file): file.harmless
        case .unlabelled: "the rows of the database, without labels,"
        }
    }

    private func paragraph(_ text: String, _ style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    private func foldsText(_ pooled: Fold, _ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("HELD OUT", minimum: 14)]
                + [("SAME", 7), ("OTHERS", 8), ("PRECISION", 9), ("RECALL", 6), ("F1", 6), ("LOG LOSS", 8), ("ECE", 6)]
                .map { .init($0.0, minimum: $0.1, alignment: .trailing) }, style: style)
        return table.header
            + (folds + [pooled]).map { fold in
                let name = fold.number.map { "fold \($0)" } ?? "all"
                var rows = [("\(name), before", fold.before), ("  learned", fold.after)]
                if let calibrated = fold.calibrated { rows.append(("  calibrated", calibrated)) }
                return rows.enumerated().map { index, row in
                    let counts = index == 0 ? [fold.same, fold.different].map(Numerals.grouped) : ["", ""]
                    let (metrics, figures) = (row.1.metrics, row.1)
                    return table.row(
                        [row.0] + counts
                            + [
                                metrics.precision, metrics.recall, metrics.f1, figures.logLoss, figures.expectedError,
                            ].map(Numerals.ratio))
                }.joined()
            }.joined()
    }

    private func fitText(_ fit: Fit, _ style: TextStyle) -> String {
        let share = fit.candidates > 0 ? fit.matches / Double(fit.candidates) : nil
        return paragraph(
            "Settled after \(Numerals.count(fit.iterations, "iteration")); the last one moved a probability by "
                + "\(JSONText.number(fit.largestChange, decimals: 6)) at most. "
                + "\(Numerals.grouped(Int(fit.matches.rounded()))) of the candidate pairs are expected to be one "
                + "recording (\(Numerals.ratio(share))). Log likelihood "
                + "\(Numerals.grouped(Int(fit.logLikelihood.rounded()))) bits above that of no match at all.", style)
    }

    private func calibrationText(_ points: [Point], _ style: TextStyle) -> String {
        let table = TextTable(
            columns: ["BITS", "PROBABILITY"].map { .init($0, minimum: 11, alignment: .trailing) }, style: style)
        return table.header
            + points.map { table.row([Numerals.bits($0.bits), Numerals.ratio($0.probability)]) }.joined()
    }

    private func weightsText(_ style: TextStyle) -> String {
        let table = TextTable(
            columns: [.init("MATCHER", minimum: 10), .init("LEVEL", minimum: 14)]
                + [("BEFORE", 6), ("LEARNED", 7), ("M", 6), ("U", 8), ("SAME", 7), ("OTHERS", 7)]
                .map { .init($0.0, minimum: $0.1, alignment: .trailing) }, style: style)
        var last = ""
        var out = table.header
        for weight in weights {
            out += table.row([
                weight.matcher == last ? "" : weight.matcher, weight.level, Numerals.bits(weight.before),
                Numerals.bits(weight.after), Numerals.ratio(weight.m), Numerals.scientific(weight.u),
                Numerals.grouped(Int(weight.same.rounded())), Numerals.grouped(Int(weight.different.rounded())),
            ])
            last = weight.matcher
        }
        return out
    }
}

extension Numerals {
    /// `0.0125`, `2.5e-07` for what four digits would hide.
    static func scientific(_ value: Double) -> String {
        value >= 0.001 ? ratio(value) : String(format: "%.1e", value)
    }
}
