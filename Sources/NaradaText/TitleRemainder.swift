/// What is left of a title when known artists' names are taken out of it, wherever they stand.
///
///     James Cotton                 Knock On Wood , James Cotton
///                                  ^^^^^^^^^^^^^   ------------
///     Muddy Waters                 Muddy Waters "Evil" live 1999 [1080p]
///                                  ------------  ^^^^  (live 1999) (1080p)
public struct TitleRemainder: Hashable, Sendable {
    /// Those of the names that were found, as they were asked for, in that order.
    public var names: [String]
    /// Others whom the title credits with "by", as written: `Michelle (The Beatles) by Somebody Else`.
    public var others: [String]
    /// Titles that may be meant, fit for `TitleGrammar.read`: one stretch of the text each, everything else in
    /// brackets behind it, so that marks are read as marks and the rest as a subtitle. In the order of the text.
    public var titles: [String]

    public init(names: [String], others: [String], titles: [String]) {
        self.names = names
        self.others = others
        self.titles = titles
    }
}

extension TitleGrammar {
    /// The titles that remain without the names, or nil where none of them stands in the title, or nothing else does.
    ///
    /// For the titles of videos, where people write the artist before, behind, around and between. A hypothesis:
    /// only another row, whose artist it is, can say that a name in a title is an artist.
    ///
    /// - Parameter names: folded as `CreditReading` has them; of names inside each other the longer first. A name is
    ///   found as it stands and with its last word first: `Marley, Bob`.
    ///
    /// Cost: a few dozen microseconds; linear, and nothing for titles over `longestTitle`.
    public func remainder(of title: String, without names: [String]) -> TitleRemainder? {
        guard title.utf8.count <= Self.longestTitle else { return nil }
        var native = title
        return native.withUTF8 { bytes in
            let lexemes = TitleLexer(bytes: bytes, folder: folder, vocabulary: vocabulary).lexemes()
            var taking = NameTaking(bytes: bytes, lexemes: lexemes, grammar: self)
            let found = names.filter { taking.take($0) }
            guard !found.isEmpty else { return nil }
            taking.takeOthers()
            let titles = taking.titles()
            return titles.isEmpty ? nil : TitleRemainder(names: found, others: taking.others, titles: titles)
        }
    }
}
