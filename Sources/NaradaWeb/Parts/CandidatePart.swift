internal import NaradaEngine
internal import NaradaModel
internal import NaradaReview

/// Tracks to choose from: each a button with its digit.
enum CandidatePart {
    static func list(_ lines: [CandidateLine]) -> HTML {
        guard !lines.isEmpty else { return "<p>No other track is a candidate.</p>\n" }
        var out: HTML = "<ol class=\"lines\">\n"
        for (index, line) in lines.enumerated() {
            let facts = line.track.facts
            let length = Numerals.length(milliseconds: facts.durationMs)
            let album: HTML = facts.album.map { ", \(HTML(isolating: $0, limit: longestText))" } ?? ""
            out += """
                <li><button type="button" data-track="\(line.track.id)" data-keys="\(index + 1)" \
                aria-keyshortcuts="\(index + 1)"><kbd aria-hidden="true">\(index + 1)</kbd> \
                <span class="percent"><span class="unseen">confidence </span>\(line.confidence.percent)</span> \
                \(HTML(isolating: facts.title, limit: longestText))\
                <span class="more">\(HTML(isolating: facts.artists.display, limit: longestText))\
                \(album)\(length.isEmpty ? "" : ", \(length)"), track \(line.track.id)</span>\
                </button></li>

                """
        }
        return out + "</ol>\n"
    }

    private static let longestText = 200
}
