public import NaradaModel

/// What keeps a truth file from being used. Single bad rows are `RowIssue`s and do not stop it.
public enum TruthFault: NaradaFault, Hashable {
    /// The header belongs to no kind of truth.
    case unknownKind(String, header: [String])
    /// Pairs without a label column.
    case noLabel(String, header: [String])
    /// Labels beside pairs of rows, which are all taken to be one recording.
    case labelledRows(String, column: String)
    /// `--left` or `--right` with a file whose rows have no fields to map.
    case mappedRows(String)

    /// What was wrong, with the value in quotes, and what to do next.
    public var sentence: String {
        switch self {
        case .unknownKind(let file, let header):
            "\(quoted(file)) is no truth file: its header is \(listed(header)); it needs left_title, right_title and label, "
                + "or left_connector, left_id, right_connector and right_id, or connector, id and cluster, "
                + "or connector, id, track_source and track_id"
        case .noLabel(let file, let header):
            "\(quoted(file)) has no label column; its header is \(listed(header)); "
                + "name the column \(PairLabel.columns.joined(separator: ", ")) and write 1 or 0 in it"
        case .labelledRows(let file, let column):
            "\(quoted(file)) has a column \(quoted(column)), but pairs of connector rows are all taken to be the same; "
                + "keep the rows that are, and drop the column"
        case .mappedRows(let file):
            "\(quoted(file)) names connector rows and has no fields to map; leave out --left and --right"
        }
    }

    /// Always the input.
    public var blame: Blame { .input }
}
