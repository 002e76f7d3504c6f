internal import NaradaModel

extension ReviewCard {
    /// The card as markup: both rows side by side, the sentences as a list, and the waterfall where a matcher judged
    /// the pair. Stands inside of an `article`, `details` or `section`; brings no heading.
    public var html: HTML {
        let items = sentences.map { sentence -> HTML in
            "<li>\(HTML(isolating: sentence, limit: 4 * HTML.longestText))</li>\n"
        }
        var out = SideBySideTable(row: entry.connectorTrack, track: entry.track).html
        out += "<ul>\n\(items)</ul>\n"
        if let evidence = entry.evidence { out += WaterfallTable(evidence, accept: settings.accept).html }
        return out
    }
}
