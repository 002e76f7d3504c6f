internal import NaradaModel

/// A JSON object written key by key in the order of the calls.
public struct JSONObject {
    private var members: [String] = []

    /// An object without members.
    public init() {}

    /// Adds a value that is JSON already.
    public mutating func add(_ key: String, json: String) { members.append(JSONText.string(key) + ":" + json) }
    public mutating func add(_ key: String, _ value: String?) { add(key, json: value.map(JSONText.string) ?? "null") }
    public mutating func add(_ key: String, _ value: Int?) { add(key, json: value.map { String($0) } ?? "null") }
    public mutating func add(_ key: String, _ value: Int64?) { add(key, json: value.map { String($0) } ?? "null") }
    public mutating func add(_ key: String, _ value: Bool) { add(key, json: value ? "true" : "false") }
    public mutating func add(_ key: String, _ value: Double?) {
        add(key, json: value.map { JSONText.number($0) } ?? "null")
    }
    public mutating func add(_ key: String, _ values: [String]) {
        add(key, json: JSONText.array(values.map(JSONText.string)))
    }

    /// The object on one line, with everything that a terminal would obey escaped.
    ///
    /// RFC 8259 asks for escapes below U+0020 only. Outside of strings JSON is ASCII, so whatever else is obeyed stands
    /// inside a string and can be escaped there without changing its meaning.
    public var text: String {
        let raw = "{" + members.joined(separator: ",") + "}"
        // A quick look first: nearly all objects are ASCII or hold nothing that is obeyed, and a list has a million.
        guard !raw.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), raw.unicodeScalars.contains(where: \.isObeyed) else {
            return raw
        }
        var out = ""
        out.reserveCapacity(raw.utf8.count)
        for scalar in raw.unicodeScalars {
            guard scalar.isObeyed else {
                out.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? .init() {
                let hex = String(unit, radix: 16)
                out += #"\u"# + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            }
        }
        return out
    }
}

extension TrackFacts {
    /// The members that describe a recording, in both tables alike.
    func add(to object: inout JSONObject) {
        object.add("title", title)
        object.add("artists", artists.names)
        object.add("album", album)
        object.add("duration_ms", durationMs)
        object.add("release_date", releaseDate.map { String($0.text.prefix(10)) })
        object.add("isrcs", isrcs.map(\.code))
        object.add("mbids", mbids.map(\.text))
    }
}

extension ConnectorTrack {
    var jsonObject: String {
        var object = JSONObject()
        object.add("id", id)
        object.add("connector", serviceID.service)
        object.add("connector_id", serviceID.id)
        facts.add(to: &object)
        return object.text
    }
}

extension Track {
    var jsonObject: String {
        var object = JSONObject()
        object.add("id", id)
        facts.add(to: &object)
        return object.text
    }
}
