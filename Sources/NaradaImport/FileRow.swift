/// A row of a file of either format: the columns' names and the values under them.
struct FileRow {
    /// The line, from 1, on which the row begins.
    let line: Int
    let names: [String]
    let values: [JSONValue]
    /// The row as it stands in the file; nil where the reader was not asked to keep it.
    let original: String?

    /// The value of a column as text; nil where there is no column, or null in it.
    func text(at column: Int?) -> String? { column.flatMap { values[$0].text } }
}
