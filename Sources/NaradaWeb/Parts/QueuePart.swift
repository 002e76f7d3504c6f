internal import NaradaEngine
internal import NaradaModel
internal import NaradaReview

/// A line of the list of waiting pairs: a button that brings its question up.
enum QueuePart {
    /// Characters of a title or name in a line; the card has the whole.
    private static let longestText = 120

    static func line(_ line: BoardPage.Line) -> HTML {
        let row = line.entry.connectorTrack
        let artists = HTML(isolating: row.facts.artists.display, limit: longestText)
        return """
            <button type="button"><span class="percent"><span class="unseen">confidence </span>\
            \(line.entry.confidence.percent)</span> \(HTML(isolating: row.facts.title, limit: longestText))\
            <span class="more">\(artists) · \(HTML(isolating: row.serviceID.service, limit: longestText))</span></button>
            """
    }
}
