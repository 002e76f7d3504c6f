public import NaradaModel

/// What can be wrong with a profile file.
public enum ProfileFault: NaradaFault, Equatable {
    case unreadable(file: String)
    case notAProfile(file: String, detail: String)
    case newerFormat(file: String, format: Int)
    case unknownMatcher(file: String, name: String)
    case repeatedMatcher(file: String, name: String)
    case unknownLevel(file: String, matcher: String, level: String)
    case missingLevel(file: String, matcher: String, level: String)
    case weighsNothing(file: String, matcher: String, level: String)
    case badNumber(file: String, place: String)
    case thresholds(file: String)
    case calibration(file: String)

    public var blame: Blame { .input }

    public var sentence: String {
        switch self {
        case .unreadable(let file):
            "cannot read the profile \"\(file)\"; check the path and its permissions"
        case .notAProfile(let file, let detail):
            "\"\(file)\" is not a profile: \(detail); compare it with the default, `Documentation/Profiles.md`"
        case .newerFormat(let file, let format):
            "\"\(file)\" has format \(format), which this program does not know; update the program"
        case .unknownMatcher(let file, let name):
            "\"\(file)\" names the matcher \"\(name)\", which does not exist; use one of "
                + MatcherCatalogue.all.map(\.name).joined(separator: ", ")
        case .repeatedMatcher(let file, let name):
            "\"\(file)\" names the matcher \"\(name)\" twice; remove one"
        case .unknownLevel(let file, let matcher, let level):
            "\"\(file)\" weighs the level \"\(level)\", which \"\(matcher)\" does not have; use "
                + Self.weighable(matcher).joined(separator: ", ")
        case .missingLevel(let file, let matcher, let level):
            "\"\(file)\" has no weight for the level \"\(level)\" of \"\(matcher)\"; give it m and u"
        case .weighsNothing(let file, let matcher, let level):
            "\"\(file)\" weighs the level \"\(level)\" of \"\(matcher)\", which cannot be compared; remove it"
        case .badNumber(let file, let place):
            "\"\(file)\" has no usable number at \(place); probabilities lie above 0 and up to 1, counts above 0"
        case .thresholds(let file):
            "\"\(file)\" wants thresholds with 0 ≤ review ≤ accept ≤ 100; correct them"
        case .calibration(let file):
            "\"\(file)\" has no usable calibration: it wants up to \(Calibration.mostPoints) points whose bits rise and "
                + "whose probabilities do not fall and lie above 0 and below 1; correct it, or remove it"
        }
    }

    private static func weighable(_ matcher: String) -> [String] {
        MatcherCatalogue.matcher(named: matcher)?.levels.filter { $0.answer != .cannotCompare }.map(\.name) ?? []
    }
}
