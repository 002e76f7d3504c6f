internal import NaradaModel

extension ReviewFigures {
    /// One JSON object on one line: `pairs`, `by_confidence` (a list for 0...100), `by_method`, `by_connector`,
    /// `review_by_reason`, `thresholds` (a list for 0...100), `calibration`, `groups`, `group_count`, `last_run`, `accept`,
    /// `review`.
    ///
    /// Counts have `mapped`, `decided`, `waiting`. Ratios are numbers of 0...1, null where there is nothing to divide by.
    public var json: String {
        var object = JSONObject()
        object.add("pairs", json: total.json)
        object.add("accept", settings.accept.percent)
        object.add("review", settings.review.percent)
        object.add("last_run", json: lastRun.map(Self.json) ?? "null")
        object.add("by_confidence", json: JSONText.array(byConfidence.map(\.json)))
        object.add("by_method", json: Self.json(byMethod))
        object.add("by_connector", json: Self.json(byConnector))
        object.add("review_by_reason", json: JSONObject.counts(byReason))
        let accepted = acceptedByThreshold
        object.add(
            "thresholds",
            json: JSONText.array(
                accepted.indices.map { threshold in
                    var member = JSONObject()
                    member.add("accept", threshold)
                    member.add("mapped", accepted[threshold])
                    member.add("waiting", judged - accepted[threshold])
                    return member.text
                }))
        object.add("calibration", json: calibration.jsonObject)
        object.add("groups", json: JSONText.array(groups.map(\.jsonObject)))
        object.add("group_count", groupCount)
        return object.text
    }

    private static func json(_ counts: [String: Counts]) -> String {
        var object = JSONObject()
        for (key, value) in sorted(counts) { object.add(key, json: value.json) }
        return object.text
    }

    private static func json(_ run: Run) -> String {
        var object = JSONObject()
        object.add("id", run.id)
        object.add("started_at", run.startedAt.text)
        object.add("matcher_version", run.matcherVersion)
        return object.text
    }
}

extension ReviewFigures.Counts {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("mapped", mapped)
        object.add("decided", decided)
        object.add("waiting", waiting)
        return object.text
    }
}
