internal import NaradaModel

/// What a coloured piece of text means; the colours are the eight that every terminal has (ECMA-48, SGR).
enum Ink: String {
    case strong = "1"
    case faint = "2"
    case good = "32"
    case doubtful = "33"
    case bad = "31"
}

extension String {
    /// The text in colour where the style has colours; padding has to be done before, since codes take no column.
    func inked(_ ink: Ink?, _ style: TextStyle) -> String {
        guard style.colour, let ink, !isEmpty else { return self }
        return "\u{1B}[" + ink.rawValue + "m" + self + "\u{1B}[0m"
    }
}

extension Zone {
    var ink: Ink {
        switch self {
        case .accept: .good
        case .review: .doubtful
        case .reject: .bad
        }
    }
}
