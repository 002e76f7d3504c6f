internal import NaradaModel
internal import NaradaReview

/// One question: both rows side by side, why it waits, and the waterfall, which the page folds away.
enum CardPart {
    static func card(_ card: ReviewCard) -> HTML {
        var out = SideBySideTable(row: card.entry.connectorTrack, track: card.entry.track).html
        for sentence in card.sentences { out += paragraph(sentence) }
        out += "<div class=\"why-part\" hidden>\n<h3>Why</h3>\n"
        if let evidence = card.entry.evidence {
            out += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Match weights\">"
            out += WaterfallTable(evidence, accept: card.settings.accept).html
            out += "</div>\n<h3>What would change the verdict</h3>\n<ul>\n"
            for sentence in card.whatWouldChange { out += "<li>\(shown(sentence))</li>\n" }
            out += "</ul>\n"
        } else {
            out += "<p>No matcher judged this pair.</p>\n"
        }
        return out + "</div>\n"
    }

    /// The question in a line, for those who hear the page.
    static func label(_ card: ReviewCard) -> String {
        let (row, track) = (card.entry.connectorTrack.facts, card.entry.track.facts)
        return "\(cut(row.display)) = \(cut(track.display)), confidence \(card.entry.confidence)"
    }

    private static func paragraph(_ sentence: String) -> HTML { "<p>\(shown(sentence))</p>\n" }

    /// Sentences name titles, which may run from right to left.
    private static func shown(_ sentence: String) -> HTML { HTML(isolating: sentence, limit: longestSentence) }

    private static func cut(_ text: String) -> String {
        let harmless = String(text.prefix(longestLabel + 1)).harmless
        return harmless.count > longestLabel ? harmless.prefix(longestLabel) + "…" : harmless
    }

    /// Characters of a sentence: a group's pattern quotes two names.
    private static let longestSentence = 1_000
    /// Characters of a title with its artists that are read out.
    private static let longestLabel = 160
}
