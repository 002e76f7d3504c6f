public import NaradaModel

/// What a check of the database found, and what it mended.
public struct CheckReport: Report, Hashable {
    /// What is wrong of one kind.
    public struct Finding: Hashable, Sendable {
        /// One row of it.
        public struct Sample: Hashable, Sendable {
            /// Empty where SQLite names none.
            public var table: String
            /// The row; nil where SQLite names none.
            public var id: Int64?
            /// What is wrong with it.
            public var detail: String

            public init(table: String, id: Int64?, detail: String) {
                self.table = table
                self.id = id
                self.detail = detail
            }
        }

        /// The rule's code.
        public var rule: String
        /// `damage`, `error` or `notice`.
        public var severity: String
        /// What is wrong, without a full stop.
        public var label: String
        /// The command that mends it.
        public var remedy: String
        /// Rows found.
        public var count: Int
        /// Rows that are still wrong; the same without `--fix`.
        public var left: Int
        /// The first rows of it.
        public var samples: [Sample]

        public init(
            rule: String, severity: String, label: String, remedy: String, count: Int, left: Int, samples: [Sample]
        ) {
            self.rule = rule
            self.severity = severity
            self.label = label
            self.remedy = remedy
            self.count = count
            self.left = left
            self.samples = samples
        }
    }

    /// The file as the person named it.
    public var path: String
    /// Kinds of faults that were looked for.
    public var rules: Int
    /// Whether what is safe to mend was mended.
    public var fix: Bool
    /// Whether that was refused, since the file itself is damaged.
    public var isDamaged: Bool
    /// What was found, each kind once.
    public var findings: [Finding]
    /// Imported plays, likes, metrics and playlist entries: where each of them is.
    public var events: [EventSums]

    /// The active rows of one kind of event, by where they are.
    public struct EventSums: Hashable, Sendable {
        /// What they are: `plays`, `likes`, `metrics` or `playlist entries`.
        public var kind: String
        /// Those that belong to an internal track itself.
        public var own: Int
        /// Those on the track that their row is mapped to.
        public var mapped: Int
        /// Those on the stand-in of a row that is mapped to nothing.
        public var waiting: Int
        /// Likes that wait on their stand-ins behind another like of the same track and service.
        public var behind: Int
        /// Those that are elsewhere: a mapping was changed without its events.
        public var astray: Int

        public init(kind: String, own: Int, mapped: Int, waiting: Int, behind: Int, astray: Int) {
            self.kind = kind
            self.own = own
            self.mapped = mapped
            self.waiting = waiting
            self.behind = behind
            self.astray = astray
        }

        /// Every active row of the kind.
        public var total: Int { own + mapped + waiting + behind + astray }
    }

    /// The version of the JSON.
    public static let version = 1

    public init(
        path: String, rules: Int, fix: Bool, isDamaged: Bool, findings: [Finding], events: [EventSums]
    ) {
        self.path = path
        self.rules = rules
        self.fix = fix
        self.isDamaged = isDamaged
        self.findings = findings
        self.events = events
    }

    /// Rows that are wrong still.
    public var left: Int { findings.reduce(0) { $0 + $1.left } }

    public var outcome: Outcome { left == 0 ? .done : .someRefused }

    /// Rows that are told of each finding: who wants all asks for JSON.
    private static let shownSamples = 5
    /// Columns of a row's sentence that are shown.
    private static let longestSample = 300

    public func text(style: TextStyle) -> String {
        var out = findings.map { text(of: $0, style: style) }.joined(separator: "\n")
        if !findings.isEmpty { out += "\n" }
        out += sums(style: style)
        return out + paragraph(verdict, style: style)
    }

    private var verdict: String {
        let file = path.harmless
        if findings.isEmpty { return "\(file): nothing is wrong, by \(Numerals.count(rules, "rule"))." }
        let found = findings.reduce(0) { $0 + $1.count }
        if isDamaged {
            return "\(file): the file is damaged; nothing was written to it. Save a copy of it first."
        }
        if !fix { return "\(file): \(Numerals.count(found, "thing")) to mend." }
        if left == 0 { return "\(file): mended all that was wrong, \(Numerals.count(found, "thing"))." }
        return
            "\(file): mended \(Numerals.grouped(max(found - left, 0))), \(Numerals.count(left, "thing")) left to a person."
    }

    private func text(of finding: Finding, style: TextStyle) -> String {
        var head = "\(Numerals.grouped(finding.count)) × \(finding.label)"
        if fix, finding.left == 0 { head += ": mended" }
        if fix, finding.left > 0, finding.left < finding.count {
            head += ": mended but for \(Numerals.grouped(finding.left))"
        }
        let ink: Ink = finding.left == 0 ? .good : finding.severity == "notice" ? .doubtful : .bad
        var out = head.wrapped(to: style.width).map { $0.inked(ink, style) + "\n" }.joined()
        for sample in finding.samples.prefix(Self.shownSamples) {
            let row = [sample.table, sample.id.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
            let line = [row, sample.detail].filter { !$0.isEmpty }.joined(separator: " ")
            out += indented(line.prefix(harmlessFor: Self.longestSample), style: style)
        }
        let more = finding.count - min(finding.samples.count, Self.shownSamples)
        if more > 0 { out += indented("and \(Numerals.grouped(more)) more", style: style) }
        if finding.left > 0 { out += indented("to mend it: \(finding.remedy)", style: style) }
        return out
    }

    private func sums(style: TextStyle) -> String {
        let shown = events.filter { $0.total > 0 }
        guard !shown.isEmpty else { return "" }
        let table = TextTable(
            columns: [.init("EVENTS", minimum: 8, share: 1)]
                + ["ALL", "MAPPED", "WAITING", "BEHIND", "OWN", "ASTRAY"].map {
                    .init($0, minimum: 9, alignment: .trailing)
                }, style: style)
        let rows = shown.map { sums in
            table.row(
                [sums.kind]
                    + [sums.total, sums.mapped, sums.waiting, sums.behind, sums.own, sums.astray].map(Numerals.grouped))
        }
        return table.header + rows.joined() + "\n"
    }

    private func indented(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width - 4).map { "    " + $0.inked(.faint, style) + "\n" }.joined()
    }

    private func paragraph(_ text: String, style: TextStyle) -> String {
        text.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("path", path)
        object.add("rules", rules)
        object.add("fix", fix)
        object.add("damaged", isDamaged)
        let list = findings.map { finding in
            var member = JSONObject()
            member.add("rule", finding.rule)
            member.add("severity", finding.severity)
            member.add("label", finding.label)
            member.add("count", finding.count)
            member.add("left", finding.left)
            member.add("remedy", finding.remedy)
            let samples = finding.samples.map { sample in
                var row = JSONObject()
                row.add("table", sample.table.isEmpty ? nil : sample.table)
                row.add("id", sample.id)
                row.add("detail", sample.detail)
                return row.text
            }
            member.add("samples", json: JSONText.array(samples))
            return member.text
        }
        object.add("findings", json: JSONText.array(list))
        let sums = events.map { sums in
            var member = JSONObject()
            member.add("kind", sums.kind)
            member.add("total", sums.total)
            member.add("mapped", sums.mapped)
            member.add("waiting", sums.waiting)
            member.add("behind", sums.behind)
            member.add("own", sums.own)
            member.add("astray", sums.astray)
            return member.text
        }
        object.add("events", json: JSONText.array(sums))
        object.add("left", left)
        return object.text
    }
}
