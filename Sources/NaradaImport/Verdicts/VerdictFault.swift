public import NaradaModel

/// What keeps a file of verdicts from being used. Single bad rows are `RowIssue`s and do not stop it.
public enum VerdictFault: NaradaFault, Hashable {
    case noColumn(String, missing: String, header: [String])

    /// What was wrong, with the value in quotes, and what to do next.
    public var sentence: String {
        switch self {
        case .noColumn(let file, let missing, let header):
            "\(quoted(file)) has no column \(quoted(missing)); its header is \(listed(header)); it needs connector, "
                + "connector_id and verdict, as \"review export\" writes them"
        }
    }

    /// Always the input.
    public var blame: Blame { .input }
}
