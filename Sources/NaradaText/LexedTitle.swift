/// A title cut into lexemes and pieces once, for whoever asks more than one thing about it.
public struct LexedTitle: Sendable {
    public let text: String
    /// Nil where nothing was cut: a title without separators, or one that is too long.
    let cut: (lexemes: [Lexeme], pieces: [TitlePiece])?
}

extension TitleGrammar {
    /// The title, cut where something in it may part two fields: what `splits(_:)` then looks at, and `read(_:)` need not
    /// cut again.
    public func lexed(_ title: String) -> LexedTitle {
        guard title.utf8.count <= Self.longestTitle else { return LexedTitle(text: title, cut: nil) }
        var native = title
        return native.withUTF8 { bytes in
            if PlainLetters.areAllOfAnyScript(bytes, or: Self.partsNothing) { return LexedTitle(text: title, cut: nil) }
            return LexedTitle(text: title, cut: cut(bytes))
        }
    }

    /// The lexemes of a title in UTF-8, and its pieces.
    func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> (lexemes: [Lexeme], pieces: [TitlePiece]) {
        let lexemes = TitleLexer(bytes: bytes, folder: folder, vocabulary: vocabulary).lexemes()
        return (lexemes, TitlePieces.cut(lexemes))
    }

    /// ASCII characters beside letters and blanks that part no fields: most titles have no others.
    private static func partsNothing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x21, 0x2C, 0x2E, 0x3F: true
        default: false
        }
    }
}
