extension TitleGrammar {
    /// What an album's own name may say of every track on it. Remixes and covers stand beside originals on albums of
    /// that name, so they are not here.
    private static let albumKinds: Set<VersionKind> = [.live, .session, .acoustic, .demo, .karaoke]

    /// The reading of an album's title, which is itself a mark where it says how all of it was recorded: `Live at
    /// Leeds`, `MTV Unplugged in New York`, `BBC Sessions`. Of a song, words of the core are never marks.
    ///
    /// - Parameter plainCore: what `plainCore(_:)` says of the title, where it was asked.
    public func readAlbum(_ title: String, plainCore: String? = nil) -> TitleReading {
        var reading: TitleReading
        if let plainCore {
            // Nothing is counted in it.
            reading = TitleReading(original: title, core: title, coreFolded: plainCore)
        } else {
            reading = read(title)
            reading.coreFolded = countedAlike(reading.coreFolded)
        }
        guard reading.version.isStudio, mayBeMark(reading.coreFolded), var kinds = albumKinds(reading.core) else {
            return reading
        }
        // Unplugged is acoustic and before an audience.
        if reading.coreFolded.split(separator: " ").contains("unplugged") { kinds.append(.live) }
        reading.version = VersionMark(kinds: kinds)
        return reading
    }

    /// Whether the text names no album: a placeholder, or nothing but a year in brackets, which stands behind a name that
    /// was lost. `2112` and `1989` are names.
    ///
    /// - Parameter folded: the album folded, where it was.
    public func isNoAlbum(_ album: String, folded: String? = nil) -> Bool {
        if isPlaceholder(album, folded: folded) { return true }
        guard album.utf8.count <= Self.longestBareYear, album.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B }) else {
            return false
        }
        let text = album.filter { !$0.isWhitespace }
        guard text.count == Self.digitsOfYear + 2, ["()", "[]"].contains("\(text.prefix(1))\(text.suffix(1))") else {
            return false
        }
        return text.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static let digitsOfYear = 4
    /// UTF-8 bytes: a year in brackets, and blanks around it.
    private static let longestBareYear = 16

    /// Whether a word of the folded title names such a kind; most titles are done with here. Where words run together,
    /// only taking them apart tells.
    private func mayBeMark(_ core: String) -> Bool {
        core.utf8.contains { $0 >= 0x80 }
            || vocabulary.kindWords.mayMeetWord(of: core)
                && core.split(separator: " ").contains { word in
                    switch vocabulary.role(of: String(word)) {
                    case .mark(let kind)?, .head(let kind)?, .tail(let kind)?, .both(let kind)?:
                        Self.albumKinds.contains(kind)
                    default: false
                    }
                }
    }

    private func albumKinds(_ core: String) -> [VersionKind]? {
        guard core.utf8.count <= Self.longestTitle else { return nil }
        var native = core
        return native.withUTF8 { bytes in
            let lexemes = TitleLexer(bytes: bytes, folder: folder, vocabulary: vocabulary).lexemes()
            guard
                let mark = MarkReader(bytes: bytes, lexemes: lexemes, vocabulary: vocabulary, folder: folder)
                    .read(lexemes.indices, trust: .strict)
            else { return nil }
            let kinds = mark.kinds.filter(Self.albumKinds.contains)
            return kinds.isEmpty || kinds.count < mark.kinds.count ? nil : kinds
        }
    }
}
