/// The fingerprint of what two rows say of their recordings: it changes when a matcher could answer otherwise.
///
/// Letter case and blanks at the ends are no content, since no matcher heeds them; of the release date only the year is.
public enum PairContent {
    /// 32 hexadecimal digits. Cost: one pass over both rows' texts.
    public static func fingerprint(of row: TrackFacts, and track: TrackFacts) -> String {
        var hash = ContentHash()
        for facts in [row, track] {
            hash.update(field: plain(facts.title))
            for name in facts.artists.names { hash.update(field: plain(name)) }
            hash.update(field: facts.album.map(plain) ?? "")
            hash.update(field: facts.durationMs.map(String.init))
            hash.update(field: facts.releaseDate.map { String($0.year) })
            hash.update(field: facts.position?.description)
            for code in facts.isrcs { hash.update(field: code.code) }
            for id in facts.mbids { hash.update(field: id.text) }
        }
        return hash.hex
    }

    private static func plain(_ text: String) -> String {
        let lowered = text.lowercased()
        guard let start = lowered.firstIndex(where: { !$0.isWhitespace }),
            let end = lowered.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(lowered[start...end])
    }
}
