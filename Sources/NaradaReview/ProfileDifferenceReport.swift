public import NaradaModel

/// What another profile would change, row by row, before anything is written.
public struct ProfileDifferenceReport: Report, Hashable {
    /// One of the two profiles.
    public struct Side: Hashable, Sendable {
        /// As the person named it: a path, or `default`.
        public var name: String
        /// Content hash of the profile.
        public var version: String

        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// What a profile makes of a row.
    public struct Answer: Hashable, Sendable {
        /// What is done with the row.
        public var zone: Zone
        /// The best track; nil where there is no candidate.
        public var track: Track?
        /// The best candidate's confidence.
        public var confidence: Confidence
        /// Why, in one line.
        public var why: String

        public init(zone: Zone, track: Track?, confidence: Confidence, why: String) {
            self.zone = zone
            self.track = track
            self.confidence = confidence
            self.why = why
        }
    }

    /// A row on which the profiles disagree.
    public struct Row: Hashable, Sendable {
        /// What kind of difference it is.
        public var change: Change
        /// The row that is answered otherwise.
        public var connectorTrack: ConnectorTrack
        /// What the first profile says of it.
        public var before: Answer
        /// What the second one says.
        public var after: Answer

        public init(change: Change, connectorTrack: ConnectorTrack, before: Answer, after: Answer) {
            self.change = change
            self.connectorTrack = connectorTrack
            self.before = before
            self.after = after
        }
    }

    /// How a row's answer changes from one profile to the other.
    public enum Change: String, Hashable, Sendable, CaseIterable {
        /// Mapped to another track.
        case retargeted
        /// Mapped, and was nothing.
        case appears
        /// Mapped, and waited for a person.
        case acceptedFromReview = "accepted_from_review"
        /// Nothing, and was mapped.
        case vanishes
        /// Waits for a person, and was mapped.
        case sentToReview = "sent_to_review"
        /// Waits for a person, and was nothing.
        case newlyInReview = "newly_in_review"
        /// Nothing, and waited for a person.
        case droppedFromReview = "dropped_from_review"
        /// Waits with another track.
        case reviewRetargeted = "review_retargeted"

        /// The change between two answers; nil where the outcome is the same.
        public init?(
            from before: (zone: Zone, trackID: Int64?), to after: (zone: Zone, trackID: Int64?)
        ) {
            switch (before.zone, after.zone) {
            case (.accept, .accept) where before.trackID != after.trackID: self = .retargeted
            case (.review, .review) where before.trackID != after.trackID: self = .reviewRetargeted
            case (.accept, .accept), (.review, .review), (.reject, .reject): return nil
            case (.reject, .accept): self = .appears
            case (.review, .accept): self = .acceptedFromReview
            case (.accept, .reject): self = .vanishes
            case (.accept, .review): self = .sentToReview
            case (.reject, .review): self = .newlyInReview
            case (.review, .reject): self = .droppedFromReview
            }
        }

        /// Words that follow a number of rows.
        var label: String {
            switch self {
            case .retargeted: "mapped to another track"
            case .appears: "newly mapped"
            case .acceptedFromReview: "mapped without waiting for a person"
            case .vanishes: "no longer mapped"
            case .sentToReview: "mapped no more, but wait for a person"
            case .newlyInReview: "newly wait for a person"
            case .droppedFromReview: "wait no more, and are not mapped"
            case .reviewRetargeted: "wait with another track"
            }
        }
    }

    /// The first profile and what it does with all rows.
    public var before: Side
    /// The second one.
    public var after: Side
    /// The connectors asked for; empty means all.
    public var connectors: [String]
    /// Rows that both profiles judged.
    public var rows: Int
    /// Rows that no run would touch: a person decided them, or they founded their track.
    public var leftAlone: Int
    /// Rows of each kind of difference.
    public var counts: [Change: Int]
    /// Rows mapped to the same track by both, at another confidence.
    public var confidenceOnly: Int
    /// The biggest changes of confidence first; not all of them where there was a limit.
    public var shown: [Row]
    /// Wall time.
    public var seconds: Double

    /// The version of the JSON.
    public static let version = 1

    public init(before: Side, after: Side, connectors: [String] = []) {
        self.before = before
        self.after = after
        self.connectors = connectors
        rows = 0
        leftAlone = 0
        counts = [:]
        confidenceOnly = 0
        shown = []
        seconds = 0
    }

    /// Rows whose outcome changes.
    public var changed: Int { counts.values.reduce(0, +) }

    public func text(style: TextStyle) -> String {
        let names = [before, after].map { "\($0.name.harmless) (\($0.version.prefix(12)))" }
        let counted = "\(Numerals.grouped(changed)) of \(Numerals.count(rows, "row")) change"
        let opening =
            "From \(names[0]) to \(names[1]): \(counted), in \(Numerals.seconds(seconds)). Nothing was written."
        var out = opening.wrapped(to: style.width).map { $0 + "\n" }.joined()
        var list = CountList(style: style)
        for change in Change.allCases { list.add(counts[change] ?? 0, change.label) }
        list.add(confidenceOnly, "mapped to the same track at another confidence")
        list.add(leftAlone, "left alone: decided by a person, or founder of their track")
        let listed = list.text
        if !listed.isEmpty { out += "\n" + listed }
        for change in Change.allCases {
            let rows = shown.filter { $0.change == change }
            guard !rows.isEmpty else { continue }
            let heading =
                "\(change.label) (\(Numerals.grouped(rows.count)) of \(Numerals.grouped(counts[change] ?? 0)))"
            out += "\n" + heading.inked(.strong, style) + "\n" + rows.map { $0.text(style) }.joined()
        }
        return out
    }

    /// One JSON object; `counts` holds the changes that occurred, `rows_changed` those that the limit let through.
    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        for (key, side) in [("before", before), ("after", after)] {
            var member = JSONObject()
            member.add("profile", side.name)
            member.add("matcher_version", side.version)
            object.add(key, json: member.text)
        }
        object.add("connectors", connectors)
        object.add("rows", rows)
        object.add("left_alone", leftAlone)
        object.add("changed", changed)
        object.add("confidence_only", confidenceOnly)
        object.add("counts", json: JSONObject.counts(counts))
        object.add("rows_changed", json: JSONText.array(shown.map(\.jsonObject)))
        object.add("seconds", seconds)
        return object.text
    }
}

extension ProfileDifferenceReport.Row {
    /// The row, then each profile's answer:
    ///
    ///     spotify:a2  Paranoid Android (Live) – Radiohead
    ///       94 accept  Paranoid Android – Radiohead
    ///                  the same title, the same artists
    ///       62 review  …
    fileprivate func text(_ style: TextStyle) -> String {
        let room = style.width - 2
        func fitted(_ text: String, _ room: Int) -> String { text.prefix(harmlessFor: room).truncated(to: room) }
        var out = "  " + fitted("\(connectorTrack.serviceID)  \(connectorTrack.facts.line)", room) + "\n"
        for answer in [before, after] {
            let confidence = answer.confidence.description.padded(to: 5, alignment: .trailing)
            let zone = answer.zone.rawValue.padded(to: 6)
            let indent = 14
            let track = answer.track.map { "\($0.id)  \($0.facts.line)" } ?? "no candidate"
            out +=
                "\(confidence) " + zone.inked(answer.zone.ink, style) + "  " + fitted(track, style.width - indent)
                + "\n"
            for line in answer.why.harmless.wrapped(to: style.width - indent) {
                out += String(repeating: " ", count: indent) + line.inked(.faint, style) + "\n"
            }
        }
        return out
    }

    fileprivate var jsonObject: String {
        var object = JSONObject()
        object.add("change", change.rawValue)
        object.add("connector_track", json: connectorTrack.jsonObject)
        for (key, answer) in [("before", before), ("after", after)] {
            var member = JSONObject()
            member.add("zone", answer.zone.rawValue)
            member.add("confidence", answer.confidence.percent)
            member.add("track", json: answer.track?.jsonObject ?? "null")
            member.add("why", answer.why)
            object.add(key, json: member.text)
        }
        return object.text
    }
}
