public import NaradaModel

/// Every mapping that a connector track ever had, and why each came and went.
public struct HistoryReport: Report, Hashable {
    /// What happened to the row at one time.
    public struct Event: Hashable, Sendable {
        /// What kind of thing happened; the raw value is its code.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case mapped, unmapped, asked, closed, decided, unmatched
            /// A merge, split or deletion touched the mapping, or was taken back.
            case edited
        }

        public var at: Timestamp?
        public var kind: Kind
        /// One sentence without a full stop: who did it and what.
        public var what: String
        /// Why, or what else a reader wants to know; a line each.
        public var details: [String]
        public var trackID: Int64?
        public var runID: Int64?

        public init(
            at: Timestamp?, kind: Kind, what: String, details: [String] = [], trackID: Int64? = nil,
            runID: Int64? = nil
        ) {
            self.at = at
            self.kind = kind
            self.what = what
            self.details = details
            self.trackID = trackID
            self.runID = runID
        }
    }

    public var connectorTrack: ConnectorTrack
    /// In the order in which they happened.
    public var events: [Event]

    public static let version = 1

    public init(connectorTrack: ConnectorTrack, events: [Event]) {
        self.connectorTrack = connectorTrack
        self.events = events
    }

    public func text(style: TextStyle) -> String {
        let row = connectorTrack
        let name = "\(row.serviceID), row \(row.id): \(row.facts.display)".prefix(harmlessFor: style.width)
        var out = name.truncated(to: style.width).inked(.strong, style) + "\n"
        if events.isEmpty { return out + "Nothing happened to it yet.\n" }
        for event in events {
            let time = event.at.map { String($0.text.prefix(16)) } ?? "some time"
            let lines = (event.what + ".").prefix(harmlessFor: Self.longestText).wrapped(to: style.width - Self.indent)
            for (index, line) in lines.enumerated() {
                out += (index == 0 ? time : "").padded(to: Self.indent).inked(.faint, style)
                out += line.inked(index == 0 ? event.kind.ink : nil, style) + "\n"
            }
            for detail in event.details {
                let lines = detail.prefix(harmlessFor: Self.longestText).wrapped(to: style.width - Self.indent - 2)
                for line in lines {
                    out += String(repeating: " ", count: Self.indent + 2) + line.inked(.faint, style) + "\n"
                }
            }
        }
        return out
    }

    private static let indent = 18
    /// Columns of a sentence that are shown.
    private static let longestText = 400

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("connector_track", json: connectorTrack.jsonObject)
        let list = events.map { event in
            var member = JSONObject()
            member.add("at", event.at?.text)
            member.add("kind", event.kind.rawValue)
            member.add("what", event.what)
            member.add("details", event.details)
            member.add("track", event.trackID)
            member.add("run", event.runID)
            return member.text
        }
        object.add("events", json: JSONText.array(list))
        return object.text
    }
}

extension HistoryReport.Event.Kind {
    fileprivate var ink: Ink? {
        switch self {
        case .mapped: .good
        case .unmapped: .bad
        case .asked: .doubtful
        case .decided, .edited: .strong
        case .closed, .unmatched: nil
        }
    }
}
