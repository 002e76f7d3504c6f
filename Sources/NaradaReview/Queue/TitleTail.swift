internal import Foundation

/// What one title has behind the other, with its numbers made general: `– YYYY Remaster`.
enum TitleTail {
    /// Words of a mark; longer tails are a text of their own and teach nothing about others.
    private static let mostWords = 5

    /// The words that stand behind the common beginning, on either side; nil where both titles have the same words, or
    /// where what differs is no short tail.
    static func difference(_ left: String, _ right: String) -> String? {
        let (one, other) = (words(of: left), words(of: right))
        let common = zip(one, other).prefix { $0.folded == $1.folded }.count
        let tails = [one.dropFirst(common), other.dropFirst(common)].filter { !$0.isEmpty }
        guard common > 0, !tails.isEmpty, tails.allSatisfy({ $0.count <= mostWords }) else { return nil }
        // The side that has the mark is no part of the question.
        let shown = tails.map { tail in "– " + tail.map(\.general).joined(separator: " ") }.sorted()
        return shown.joined(separator: " against ")
    }

    private struct Word {
        /// For comparing.
        var folded: String
        /// For showing: without brackets, numbers as `YYYY` or `N`.
        var general: String
    }

    private static func words(of title: String) -> [Word] {
        title.prefix(longestTitle).split(whereSeparator: \.isWhitespace).compactMap { piece in
            let bare = piece.trimmingCharacters(in: marks)
            guard !bare.isEmpty else { return nil }
            return Word(folded: bare.lowercased(), general: general(bare))
        }
    }

    /// Characters of a title that are looked at: the longest real ones have about 400.
    private static let longestTitle = 1_000
    private static let marks = CharacterSet(charactersIn: "()[]{}<>–—-:,;.\"'“”„‘’«»/|")

    private static func general(_ word: String) -> String {
        var out = ""
        var digits = 0
        func number() -> String { digits == 0 ? "" : digits == 4 ? "YYYY" : "N" }
        for character in word {
            if character.isASCII, character.isNumber {
                digits += 1
            } else {
                out += number()
                digits = 0
                out.append(character)
            }
        }
        return out + number()
    }
}
