public import NaradaModel

/// The review list for a terminal: the connector's row above the track it may be, so that a difference of one word is
/// seen without moving the eye.
///
///     CONF  SOURCE         ID  TITLE                   ARTISTS              LENGTH
///       84  spotify      4812  Hurt (Live)             Johnny Cash            3:38
///           track          12  Hurt                    Johnny Cash            3:36
///           waits for a person: the versions differ
public struct ReviewTable: ReviewWriter {
    private let table: TextTable
    private let style: TextStyle
    private let showsAlbum: Bool
    private var isEmpty = true

    /// From this width on there is room for the album beside title and artists.
    static let widthForAlbum = 100

    private let figures: ReviewFigures?

    /// - Parameter figures: what stands above the pairs; nil for a bare list.
    public init(style: TextStyle, figures: ReviewFigures? = nil) {
        self.style = style
        self.figures = figures
        showsAlbum = style.width >= Self.widthForAlbum
        table = TextTable(
            columns: [
                .init("CONF", minimum: 4, alignment: .trailing),
                .init("SOURCE", minimum: 10),
                .init("ID", minimum: 7, alignment: .trailing),
                .init("TITLE", minimum: 10, share: 4),
                .init("ARTISTS", minimum: 8, share: 3),
            ] + (showsAlbum ? [.init("ALBUM", minimum: 8, share: 2)] : []) + [
                .init("LENGTH", minimum: 7, alignment: .trailing)
            ], style: style)
    }

    public mutating func begin() -> String { figures?.text(style: style) ?? "" }

    public mutating func card(_ card: ReviewCard) -> String {
        let entry = card.entry
        let row = entry.connectorTrack
        // Titles of columns above nothing would be noise.
        var out = isEmpty ? table.header : ""
        isEmpty = false
        out += table.line(
            [.init(entry.confidence.description, entry.state.ink), .init(row.serviceID.service), "\(row.id)"]
                + cells(row.facts))
        out += table.line(["", .init("track", .faint), "\(entry.track.id)"] + cells(entry.track.facts))
        let indent = table.start(ofColumn: 1)
        for line in entry.why.wrapped(to: style.width - indent) {
            out += String(repeating: " ", count: indent) + line.inked(.faint, style) + "\n"
        }
        return out
    }

    public mutating func end(_ summary: ReviewSummary) -> String {
        if summary.total == 0 { return "No pair to show.\n" }
        let shown = Numerals.count(summary.total, "pair")
        if summary.listed == summary.total { return "\n\(shown).\n" }
        return "\n\(Numerals.grouped(summary.listed)) of \(shown).\n"
    }

    private func cells(_ facts: TrackFacts) -> [TextTable.Cell] {
        [.init(facts.title), .init(facts.artists.display)] + (showsAlbum ? [.init(facts.album ?? "")] : []) + [
            .init(Numerals.length(milliseconds: facts.durationMs))
        ]
    }
}
