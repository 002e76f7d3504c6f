/// Titles given in two scripts.
enum Bilingual {
    /// Both are written in letters, of different scripts; kana and Han are one, since Japanese mixes them.
    static func areDifferentScripts(_ left: String, _ right: String) -> Bool {
        let scripts = [dominantScript(of: left), dominantScript(of: right)].map { $0 == .kana ? .han : $0 }
        return !scripts.contains(.none) && scripts[0] != scripts[1]
    }

    /// `山地情歌 San-Di Love Song` → `山地情歌`, `San-Di Love Song`; empty for titles in one script.
    ///
    /// The script changes exactly once, at a blank, between Latin and another; both halves have a word of three letters
    /// (of one character where the script has no blanks), so that `Люблю U` stays whole.
    static func halves(of title: String) -> [String] {
        var native = title
        // Without a way out on the way, bytes are looked at many at once.
        guard native.withUTF8({ $0.reduce(0, |) }) >= 0x80, mixesLatin(title) else { return [] }
        let words = title.split(separator: " ")
        guard words.count > 1 else { return [] }
        let scripts = words.map { dominantScript(of: String($0)) }
        let isLatin = scripts.map { $0 == .latin }
        guard let first = scripts.firstIndex(where: { $0 != .none }),
            let change = isLatin.indices.first(where: {
                $0 > first && scripts[$0] != .none && isLatin[$0] != isLatin[first]
            }),
            isLatin.indices.allSatisfy({
                $0 < change || scripts[$0] == .none || isLatin[$0] == isLatin[change]
            })
        else { return [] }
        let halves = [words[..<change], words[change...]].map { $0.joined(separator: " ") }
        return halves.allSatisfy(isSubstantial) ? halves : []
    }

    /// Whether there are letters both of Latin and of another script.
    private static func mixesLatin(_ text: String) -> Bool {
        var (latin, foreign) = (false, false)
        for scalar in text.unicodeScalars {
            guard let script = Script.of(scalar) else { continue }
            if script == .latin { latin = true } else { foreign = true }
            if latin && foreign { return true }
        }
        return false
    }

    private static func isSubstantial(_ half: String) -> Bool {
        let letters = half.unicodeScalars.filter { Script.of($0) != nil }
        return letters.count >= (letters.first.map(Vocabulary.isUnspaced) == true ? 1 : 3)
    }
}
