internal import NaradaModel

/// The review list for programs: one JSON document with one entry per line, so that tools that read lines can read it
/// too, and a second format for them is not needed.
///
///     {"version":1,"figures":{…},"entries":[
///     {"state":"waiting","confidence":84,…},
///     {"state":"mapped","confidence":99,…}
///     ],"listed":2,"total":2}
///
/// An entry has `state`, `confidence`, `method`, `reasons` (codes of `ReviewReason`), `connector_track`, `track`, and
/// `evidence` as `Evidence.json` writes it, or null; a waiting one also `group`, `pattern` and `worth`. `figures` are in
/// reports only. Keys may be added within version 1; none changes its meaning.
public struct ReviewJSON: ReviewWriter {
    public static let version = 1
    private var isFirst = true

    private let figures: ReviewFigures?

    /// - Parameter figures: stand before the entries as `figures`; nil for a bare list.
    public init(figures: ReviewFigures? = nil) { self.figures = figures }

    public mutating func begin() -> String {
        let member = figures.map { #""figures":\#($0.json),"# } ?? ""
        return #"{"version":\#(Self.version),\#(member)"entries":["#
    }

    public mutating func card(_ card: ReviewCard) -> String {
        let entry = card.entry
        var object = JSONObject()
        object.add("state", entry.state.rawValue)
        object.add("confidence", entry.confidence.percent)
        object.add("method", entry.method)
        object.add("reasons", entry.reasons.map(\.rawValue))
        object.add("connector_track", json: entry.connectorTrack.jsonObject)
        object.add("track", json: entry.track.jsonObject)
        object.add("evidence", json: entry.evidence?.json ?? "null")
        if entry.state == .waiting {
            object.add("group", entry.pattern?.key)
            object.add("pattern", entry.pattern?.sentence)
            object.add("worth", entry.worth)
        }
        let separator = isFirst ? "\n" : ",\n"
        isFirst = false
        return separator + object.text
    }

    public mutating func end(_ summary: ReviewSummary) -> String {
        (isFirst ? "" : "\n") + #"],"listed":\#(summary.listed),"total":\#(summary.total)}"# + "\n"
    }
}
