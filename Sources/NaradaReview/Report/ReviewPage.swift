internal import NaradaModel

/// The review report as one HTML file: the figures as charts, then the pairs, each with both rows and its waterfall.
///
/// Everything can be read without a script; the one inside searches, sorts and filters. It holds no more than
/// `mostBytes`, whatever the titles are.
public struct ReviewPage: ReviewWriter {
    private let figures: ReviewFigures?
    private var bytes = 0
    /// Pairs that there was no room for.
    private var leftOut = 0
    private let shell: (head: String, foot: String)

    /// So large a file still opens at once and goes through mail.
    public static let mostBytes = 5_000_000
    /// Kept free for the end of the file.
    private static let spare = 20_000

    /// - Parameter figures: what stands above the pairs; nil for a bare list.
    public init(figures: ReviewFigures? = nil) {
        self.figures = figures
        let whole = HTMLPage(
            title: "Review report", styles: [ReviewPageStyle.text], scripts: [ReviewPageScript.text],
            body: HTML(stringLiteral: Self.bodyMark)
        ).text
        // The mark is a comment of our own in front of everything else that the body may hold.
        let parts = whole.split(separator: Self.bodyMark.description, maxSplits: 1).map(String.init)
        shell = (parts.first ?? "", parts.last ?? "")
    }

    private static let bodyMark: StaticString = "<!-- pairs -->"

    public mutating func begin() -> String {
        var body: HTML = """
            <a class="skip" href="#pairs">To the pairs</a>
            <header>
            <h1>Review report</h1>

            """
        for sentence in figures?.summary ?? [] { body += "<p>\(sentence)</p>\n" }
        body += "</header>\n"
        let sections = (figures.flatMap { $0.total.total > 0 ? $0 : nil })?.sections ?? []
        if !sections.isEmpty {
            body += "<nav aria-label=\"Sections\"><ul class=\"sections\">\n"
            for section in sections { body += "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n" }
            body += "<li><a href=\"#pairs\">Pairs</a></li>\n</ul></nav>\n"
        }
        body += "<main>\n"
        for section in sections {
            body += """
                <section aria-labelledby="\(section.id)">
                <h2 id="\(section.id)">\(section.title)</h2>
                \(section.content)</section>

                """
        }
        body += "<section aria-labelledby=\"pairs\">\n<h2 id=\"pairs\" tabindex=\"-1\">Pairs</h2>\n"
        if let sample = figures?.sample { body += "<p>\(sample.sentence)</p>\n" }
        body += finder + "<div id=\"items\">\n"
        let text = shell.head + body.markup
        bytes = text.utf8.count + shell.foot.utf8.count
        return text
    }

    /// Search, filters and order; the script shows it.
    private var finder: HTML {
        func options(_ values: [(value: String, label: String)]) -> HTML {
            values.map { option -> HTML in "<option value=\"\(option.value)\">\(option.label)</option>" }.joined()
        }
        let states = ReviewEntry.State.allCases.map { ($0.rawValue, $0.label) }
        let connectors = (figures?.connectorCounts ?? []).prefix(Self.mostConnectors).map { ($0.label, $0.label) }
        let reasons = (figures?.reasons ?? []).map { ($0.reason.rawValue, $0.reason.label) }
        return """
            <form id="find" role="search" hidden>
            <label>Search <input id="words" type="search" autocomplete="off"></label>
            <label>State <select id="state"><option value="">all</option>\(options(states))</select></label>
            <label>Connector <select id="connector"><option value="">all</option>\(options(connectors))</select></label>
            <label>Reason <select id="reason"><option value="">all</option>\(options(reasons))</select></label>
            <label>Order <select id="order"><option value="list">as listed</option>\
            <option value="sure">surest first</option><option value="doubtful">most doubtful first</option>\
            <option value="title">by title</option><option value="connector">by connector</option></select></label>
            <button type="button" id="open">Open all shown</button>
            <button type="button" id="close">Close all</button>
            <output id="shown" aria-live="polite"></output>
            </form>

            """
    }

    /// Entries of a list to choose from.
    private static let mostConnectors = 50

    public mutating func card(_ card: ReviewCard) -> String {
        // Once the file is full it stays so: a list with holes would be no list.
        guard leftOut == 0 else {
            leftOut += 1
            return ""
        }
        let entry = card.entry
        let item: HTML = """
            <details class="item" data-state="\(entry.state.rawValue)" data-confidence="\(entry.confidence.percent)" \
            data-connector="\(entry.connectorTrack.serviceID.service.prefix(Self.longestName))" \
            data-reasons="\(entry.reasons.map(\.rawValue).joined(separator: " "))">
            <summary><span class="confidence">\(entry.confidence.percent)</span> <span class="faint">\(entry.state.label)</span> \
            <span class="row">\(HTML(isolating: entry.connectorTrack.facts.display, limit: Self.longestName))</span> \
            <span class="faint" aria-label="as">=</span> \
            \(HTML(isolating: entry.track.facts.display, limit: Self.longestName))</summary>
            \(card.html)</details>

            """
        let size = item.markup.utf8.count
        guard bytes + size <= Self.mostBytes - Self.spare else {
            leftOut += 1
            return ""
        }
        bytes += size
        return item.markup
    }

    /// Characters of a name in a line; the whole stands below it.
    private static let longestName = 200

    public mutating func end(_ summary: ReviewSummary) -> String {
        let listed = summary.listed - leftOut
        var body: HTML = "</div>\n"
        if summary.total == 0 {
            body += "<p>No pair to show.</p>\n"
        } else {
            body += "<p>\(Numerals.grouped(listed)) of \(Numerals.count(summary.total, "pair")).</p>\n"
        }
        if leftOut > 0 {
            body += """
                <p>\(Numerals.count(leftOut, "pair")) more would have made the file larger than \
                \(Numerals.bytes(Self.mostBytes)), and were left out.</p>

                """
        }
        body += "</section>\n</main>\n"
        return body.markup + shell.foot
    }
}
