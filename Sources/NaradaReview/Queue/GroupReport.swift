public import NaradaModel

/// The groups of the pairs that wait: like questions together.
public struct GroupReport: Report, Hashable {
    /// Waiting pairs of one pattern.
    public struct Group: Hashable, Sendable {
        /// What they have in common, and the name of the group.
        public var pattern: ReviewPattern
        /// How many wait.
        public var pairs: Int
        /// `ReviewWorth.points` of all of them.
        public var worth: Int
        /// The confidence of the least sure of them.
        public var lowest: Confidence
        /// The confidence of the surest.
        public var highest: Confidence
        /// A few of its pairs, as `row = track`.
        public var samples: [String]

        public init(
            pattern: ReviewPattern, pairs: Int, worth: Int, lowest: Confidence, highest: Confidence,
            samples: [String] = []
        ) {
            self.pattern = pattern
            self.pairs = pairs
            self.worth = worth
            self.lowest = lowest
            self.highest = highest
            self.samples = samples
        }
    }

    /// The groups that are shown, in the queue's order.
    public var groups: [Group]
    /// All groups of two pairs and more.
    public var groupCount: Int
    /// Pairs that are like no other.
    public var single: Int
    /// All pairs that wait.
    public var pairs: Int

    public static let version = 1

    public init(groups: [Group], groupCount: Int, single: Int, pairs: Int) {
        self.groups = groups
        self.groupCount = groupCount
        self.single = single
        self.pairs = pairs
    }

    public func text(style: TextStyle) -> String {
        guard pairs > 0 else { return "Nothing waits.\n" }
        var out = ""
        if !groups.isEmpty { out += table(style: style) + "\n" }
        let shown = groups.count < groupCount ? "\(Numerals.grouped(groups.count)) of " : ""
        out += "\(Numerals.count(pairs, "pair")): \(shown)\(Numerals.count(groupCount, "group")), "
        return out + "and \(Numerals.count(single, "pair")) like no other.\n"
    }

    /// The groups below each other, with their samples.
    func table(style: TextStyle) -> String {
        let table = TextTable(
            columns: [
                .init("PAIRS", minimum: 7, alignment: .trailing), .init("GROUP", minimum: 8),
                .init("CONF", minimum: 5, alignment: .trailing),
                .init("WHAT THEY HAVE IN COMMON", minimum: 20, share: 1),
            ], style: style)
        var out = table.header
        let indent = table.start(ofColumn: 3)
        for group in groups {
            let lines = group.pattern.sentence.prefix(harmlessFor: Self.longestSentence)
                .wrapped(to: style.width - indent)
            out += table.line([
                .init(Numerals.grouped(group.pairs), .strong), .init(group.pattern.key), .init(group.range),
                .init(lines.first ?? ""),
            ])
            for line in lines.dropFirst().prefix(2) { out += String(repeating: " ", count: indent) + line + "\n" }
            for sample in group.samples {
                let room = style.width - indent
                let text = sample.prefix(harmlessFor: room).truncated(to: room)
                out += String(repeating: " ", count: indent) + text.inked(.faint, style) + "\n"
            }
        }
        return out
    }

    /// Columns of a sentence that are shown.
    private static let longestSentence = 240

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("groups", json: JSONText.array(groups.map(\.jsonObject)))
        object.add("group_count", groupCount)
        object.add("single_pairs", single)
        object.add("pairs", pairs)
        return object.text
    }
}

extension GroupReport.Group {
    /// `52-84`, or one number where all are equally sure.
    var range: String { lowest == highest ? "\(lowest)" : "\(lowest)-\(highest)" }

    var jsonObject: String {
        var member = JSONObject()
        member.add("group", pattern.key)
        member.add("pattern", pattern.sentence)
        member.add("pairs", pairs)
        member.add("worth", worth)
        member.add("lowest_confidence", lowest.percent)
        member.add("highest_confidence", highest.percent)
        member.add("samples", samples)
        return member.text
    }
}
