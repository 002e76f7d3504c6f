extension TitleGrammar {
    /// Whether a title is what a program writes where it knows none: `Track 07`, `[unknown]`, `n.a.`, `013`.
    ///
    /// "Untitled" is none of them, since many songs bear that name; a bare number is one where a machine padded it, or
    /// where it is the track's own. `Unknown` is a song as well: a placeholder still equals itself.
    ///
    /// - Parameters:
    ///   - folded: the title folded, where it was.
    ///   - trackNumber: the track's place on its release; nil where unknown.
    public func isPlaceholder(_ title: String, folded: String? = nil, trackNumber: Int? = nil) -> Bool {
        // No placeholder is longer, and many titles are.
        guard title.utf8.count <= Self.longestPlaceholder else { return false }
        var folded = folded ?? folder.fold(title)
        return folded.withUTF8 { isPlaceholder(title, folded: $0, trackNumber: trackNumber) }
    }

    /// The same of a title whose comparison form is lent as UTF-8.
    package func isPlaceholder(_ title: String, folded: UnsafeBufferPointer<UInt8>, trackNumber: Int?) -> Bool {
        guard title.utf8.count <= Self.longestPlaceholder else { return false }
        if PlaceholderTitles.filter.mayContain(WordFilter.hash(of: folded)),
            PlaceholderTitles.names.contains(String(decoding: folded, as: UTF8.self))
        {
            return true
        }
        // All others end in a number.
        guard let last = folded.last, last &- 0x30 < 10 else { return false }
        let blank = folded.lastIndex(of: UInt8(ascii: " "))
        let number = folded[(blank.map { $0 + 1 } ?? 0)...]
        guard number.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
        guard let blank else {
            return number.first == UInt8(ascii: "0") && number.count > 1
                || Int(String(decoding: number, as: UTF8.self)) == trackNumber
        }
        return PlaceholderTitles.numbered.contains(String(decoding: folded[..<blank], as: UTF8.self))
    }

    /// UTF-8 bytes of the longest placeholder with its number, and some to spare.
    private static let longestPlaceholder = 40
}

/// What programs call a track without a title, folded.
private enum PlaceholderTitles {
    /// Of MusicBrainz (`[unknown]`), taggers and rippers in the languages that services use.
    static let names: Set<String> = [
        "unknown", "unknown title", "unknown track", "unknown song", "title unknown", "no title", "n a", "na", "unk",
        "null", "none", "undefined", "unbekannt", "unbekannter titel", "titre inconnu", "piste inconnue",
        "titulo desconocido", "pista desconocida", "titulo desconhecido", "faixa desconhecida", "titolo sconosciuto",
        "traccia sconosciuta", "onbekende titel", "неизвестно", "без названия", "不明なタイトル", "タイトル不明", "알 수 없는 제목",
        "未知标题", "未知曲目",
    ]
    static let filter = WordFilter(names)
    /// Of rippers: the word before the track's number.
    static let numbered: Set<String> = [
        "track", "audio track", "audiotrack", "track no", "titel", "piste", "pista", "faixa", "traccia", "spor", "spår",
        "spar", "nummer", "raita", "sciezka", "трек", "дорожка", "トラック", "트랙", "曲目", "音轨",
    ]
}
