internal import NaradaModel

extension TrainReport {
    /// One JSON object; what does not apply is left out.
    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        switch source {
        case .labelled(let file):
            object.add("source", "labelled")
            object.add("file", file)
        case .unlabelled: object.add("source", "unlabelled")
        }
        object.add("from", json: start.jsonObject)
        object.add("learned", json: learned.jsonObject)
        for count in counts { object.add(count.key, count.value) }
        object.add("refused", refused)
        if let pooled {
            object.add("held_out", json: pooled.jsonObject)
            object.add("folds", json: JSONText.array(folds.map(\.jsonObject)))
        }
        if let fit { object.add("fit", json: fit.jsonObject) }
        if let calibration { object.add("calibration", json: JSONText.array(calibration.map(\.jsonObject))) }
        object.add("weights", json: JSONText.array(weights.map(\.jsonObject)))
        object.add("seconds", seconds)
        return object.text
    }
}

extension TrainReport.Side {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("profile", name)
        object.add("matcher_version", version)
        return object.text
    }
}

extension TrainReport.Fold {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        if let number { object.add("fold", number) }
        object.add("same", same)
        object.add("different", different)
        object.add("before", json: before.jsonObject)
        object.add("learned", json: after.jsonObject)
        if let calibrated { object.add("calibrated", json: calibrated.jsonObject) }
        return object.text
    }
}

extension TrainReport.Figures {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("decided", json: metrics.jsonObject())
        object.add(ratio: "log_loss", logLoss)
        object.add(ratio: "expected_error", expectedError)
        return object.text
    }
}

extension TrainReport.Fit {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("iterations", iterations)
        object.add(ratio: "largest_change", largestChange)
        object.add("log_likelihood", logLikelihood)
        object.add("matches", matches)
        return object.text
    }
}

extension TrainReport.Point {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("bits", bits)
        object.add(ratio: "probability", probability)
        return object.text
    }
}

extension TrainReport.Weight {
    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("matcher", matcher)
        object.add("level", level)
        object.add("bits_before", before)
        object.add("bits", after)
        object.add(ratio: "m", m)
        object.add("u", json: u.description)
        object.add("same", same)
        object.add("different", different)
        return object.text
    }
}
