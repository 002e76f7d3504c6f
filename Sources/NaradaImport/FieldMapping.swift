/// A person's word on which column holds a field: `title=Song`, or `album=` where the file lacks the field.
///
/// `duration_ms`, `duration_s` and `duration_min` stand for `duration` with the unit of its bare numbers.
public struct FieldMapping: Hashable, Sendable {
    public let field: TrackField
    /// The column's name; nil where no column is to be taken for the field.
    public let column: String?
    /// The unit of a `duration` column, where the mapping states one.
    public let unit: DurationUnit?

    /// The mapping that `text` spells. The first `=` divides, so a column's name may hold more of them.
    ///
    /// - Throws: `ImportFault.mappingSyntax` without `=`, `.unknownField` for a field that does not exist.
    public init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "=") else { throw ImportFault.mappingSyntax(text) }
        let name = String(text[..<equals]).trimmed
        guard !name.isEmpty else { throw ImportFault.mappingSyntax(text) }
        let column = String(text[text.index(after: equals)...]).trimmed
        self.column = column.isEmpty ? nil : column
        let key = ColumnName.key(name)
        if let field = TrackField.allCases.first(where: { ColumnName.key($0.rawValue) == key }) {
            self.field = field
            unit = nil
        } else if let unit = DurationUnit(column: name), DurationUnit.baseKey(of: name) == "duration" {
            field = .duration
            self.unit = unit
        } else {
            throw ImportFault.unknownField(name)
        }
    }

    /// The names of the fields, as a person writes them.
    public static var fieldNames: [String] { TrackField.allCases.map(\.rawValue) }
}
