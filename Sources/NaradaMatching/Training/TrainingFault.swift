public import NaradaModel

/// Why no profile was learned; nothing is written then.
public enum TrainingFault: NaradaFault, Equatable {
    /// The truth has too few pairs of one kind.
    case fewLabelled(file: String, same: Int, different: Int, needed: Int)
    /// More folds than recordings with a true pair.
    case fewClusters(file: String, folds: Int, clusters: Int)
    /// Too few held-out pairs for a calibration table.
    case fewToCalibrate(file: String, pairs: Int, needed: Int)
    /// A database with rows of one source only.
    case oneSource(names: [String])
    /// Too few candidate pairs to learn from without labels.
    case fewCandidates(count: Int, needed: Int)
    /// Expectation–maximisation went on moving.
    case unsettled(iterations: Int, change: Double)
    /// Too few or too many of the candidate pairs came out as the same.
    case prevalence(matches: Int, pairs: Int)
    /// Matches that do not look otherwise than the rest.
    case indistinct(matches: Int)
    /// A field came out speaking against the recordings that agree in it.
    case backwards(matcher: String)
    /// Truth that names rows of which the database has none.
    case absentRows(file: String)

    public var blame: Blame { .input }

    public var sentence: String {
        switch self {
        case .fewLabelled(let file, let same, let different, let needed):
            "\"\(file)\" has \(same) pairs that are the same and \(different) that are not, and training wants at least "
                + "\(needed) of each; add pairs of the kind that is short, such as ones that a run took for the other"
        case .fewClusters(let file, let folds, let clusters):
            "\"\(file)\" has \(clusters) recordings with a pair that is the same, too few for --folds \(folds); "
                + "give fewer folds, or 0 for none"
        case .fewToCalibrate(let file, let pairs, let needed):
            "\"\(file)\" leaves \(pairs) held-out pairs, and a calibration wants at least \(needed); "
                + "add pairs, give --folds, or leave out --calibrate"
        case .oneSource(let names):
            names.isEmpty
                ? "the database has no rows to learn from; import a library and a service first"
                : "the database has rows of \"\(names.joined(separator: ", "))\" alone, and training without labels "
                    + "compares two sources; import another, or give --truth"
        case .fewCandidates(let count, let needed):
            "the database has \(count) candidate pairs between its sources, and training without labels wants at least "
                + "\(needed); import more, or give --truth"
        case .unsettled(let iterations, let change):
            "the fit still moved by \"\(JSONText.number(change, decimals: 6))\" after \(iterations) iterations, so it is "
                + "not to be trusted; import more rows, or give --truth"
        case .prevalence(let matches, let pairs):
            "the fit takes \(matches) of \(pairs) candidate pairs for the same, which no library looks like; check that "
                + "the sources overlap, start --from another profile, or give --truth"
        case .indistinct(let matches):
            "the fit found \(matches) pairs to be the same, but nothing that sets them apart from the others; import rows "
                + "with lengths, albums or codes, or give --truth"
        case .backwards(let matcher):
            "the fit says that pairs that agree in \"\(matcher)\" are less likely the same than pairs that do not, so it "
                + "found something other than recordings; check that column's import, or give --truth"
        case .absentRows(let file):
            "\"\(file)\" names no row that the database has; check --database and the names of its connectors"
        }
    }
}
