internal import NaradaModel

extension EvaluationReport {
    /// One JSON object; ratios are numbers of 0...1 with six digits, or null where there is nothing to divide by.
    ///
    /// `curve` has one object for each threshold from 0 to 100, in order.
    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("truth", truth.rawValue)
        object.add("file", file)
        object.add("matcher_version", matcherVersion)
        object.add("accept", accept.percent)
        for count in counts { object.add(count.key, count.value) }
        object.add("refused", refused)
        object.add("decided", json: metrics.jsonObject())
        object.add("best", json: curve.bestObject)
        if let confidenceCurve { object.add("best_by_confidence", json: confidenceCurve.bestObject) }
        if let zones { object.add("zones", json: JSONText.array(zones.rows.map(\.jsonObject))) }
        object.add("calibration", json: calibration.jsonObject)
        if let calibrationWithFounders {
            object.add("calibration_with_founders", json: calibrationWithFounders.jsonObject)
        }
        if let candidates { object.add("candidates", json: candidates.jsonObject) }
        object.add("false_positives", json: falsePositives.jsonObject)
        object.add("false_negatives", json: falseNegatives.jsonObject)
        object.add(
            "curve",
            json: JSONText.array(curve.points.enumerated().map { $1.jsonObject(threshold: $0) }))
        object.add("seconds", seconds)
        return object.text
    }
}

extension JSONObject {
    /// Six digits: enough for a ratio of a million pairs.
    mutating func add(ratio key: String, _ value: Double?) {
        add(key, json: value.map { JSONText.number($0, decimals: 6) } ?? "null")
    }
}

extension PairMetrics {
    func jsonObject(threshold: Int? = nil) -> String {
        var object = JSONObject()
        if let threshold { object.add("threshold", threshold) }
        object.add("true_positives", truePositives)
        object.add("false_positives", falsePositives)
        object.add("false_negatives", falseNegatives)
        object.add(ratio: "precision", precision)
        object.add(ratio: "recall", recall)
        object.add(ratio: "f1", f1)
        return object.text
    }
}

extension ThresholdCurve {
    fileprivate var bestObject: String {
        best.map { $0.metrics.jsonObject(threshold: $0.threshold.percent) } ?? "null"
    }
}

extension ZoneTable.Row {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("label", label)
        object.add("accept", accept)
        object.add("review", review)
        object.add("reject", reject)
        return object.text
    }
}

extension CalibrationTable {
    var jsonObject: String {
        var object = JSONObject()
        object.add("count", count)
        object.add(ratio: "expected_error", expectedError)
        object.add(
            "bins",
            json: JSONText.array(
                bins.map { bin in
                    var member = JSONObject()
                    member.add("from", bin.confidences.lowerBound)
                    member.add("to", bin.confidences.upperBound)
                    member.add("count", bin.count)
                    member.add("right", bin.right)
                    member.add(ratio: "promised", bin.promised)
                    member.add(ratio: "observed", bin.observed)
                    return member.text
                }))
        return object.text
    }
}

extension CandidateRecall {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("true_pairs", truePairs)
        object.add("found", found)
        object.add(ratio: "recall", recall)
        object.add("rows", rows)
        object.add("per_row", perRow)
        return object.text
    }
}

extension WorstMistakes {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("count", count)
        object.add("worst", json: JSONText.array(shown.map(\.jsonObject)))
        return object.text
    }
}

extension Mistake {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("place", place)
        object.add("confidence", confidence?.percent)
        object.add("why", why)
        for (key, facts) in [("left", left), ("right", right)] {
            var side = JSONObject()
            facts.add(to: &side)
            object.add(key, json: side.text)
        }
        object.add("evidence", json: evidence?.json ?? "null")
        return object.text
    }
}
