// The SQL that makes a part of a schema: what `migrate diff` prints for what is missing.

extension SchemaSnapshot.Table {
    /// `CREATE TABLE` with columns, checks and keys, then the declared indexes.
    var creation: [String] {
        // A single INTEGER key must be declared on its column, or it is no alias of the row id.
        let keyColumns = columns.filter { $0.primaryKeyPart > 0 }.sorted { $0.primaryKeyPart < $1.primaryKeyPart }
        var lines = columns.map {
            $0.declaration + ($0.primaryKeyPart > 0 && keyColumns.count == 1 ? " PRIMARY KEY" : "")
        }
        if keyColumns.count > 1 {
            lines.append("PRIMARY KEY (\(keyColumns.map(\.name.asIdentifier).joined(separator: ", ")))")
        }
        lines += foreignKeys.map {
            "FOREIGN KEY (\($0.columns.map(\.asIdentifier).joined(separator: ", "))) \($0.reference)"
        }
        lines += checks.map { "CHECK (\($0))" }
        let body = lines.map { "    \($0)" }.joined(separator: ",\n")
        return ["CREATE TABLE \(name.asIdentifier) (\n\(body)\n);"]
            + indexes.filter(\.isDeclared).compactMap { $0.creation(on: name) }
    }

    /// `ALTER TABLE … ADD COLUMN`, or nil where SQLite refuses it: a key, or NOT NULL without a default.
    func addition(of column: SchemaSnapshot.Column) -> String? {
        guard column.primaryKeyPart == 0, !column.isNotNull || column.defaultValue != nil else { return nil }
        let reference = foreignKeys.first { $0.columns == [column.name] }.map { " \($0.reference)" } ?? ""
        return "ALTER TABLE \(name.asIdentifier) ADD COLUMN \(column.declaration)\(reference);"
    }
}

extension SchemaSnapshot.Column {
    fileprivate var declaration: String {
        var words = [name.asIdentifier]
        if !type.isEmpty { words.append(type) }
        if isNotNull { words.append("NOT NULL") }
        if let defaultValue { words.append("DEFAULT \(defaultValue)") }
        return words.joined(separator: " ")
    }
}

extension SchemaSnapshot.ForeignKey {
    fileprivate var reference: String {
        var line = "REFERENCES \(parent.asIdentifier)(\(parentColumns.map(\.asIdentifier).joined(separator: ", ")))"
        if onDelete != "NO ACTION" { line += " ON DELETE \(onDelete)" }
        if onUpdate != "NO ACTION" { line += " ON UPDATE \(onUpdate)" }
        return line
    }
}

extension SchemaSnapshot.Index {
    /// `CREATE INDEX`, or nil where it indexes an expression, which the pragmas do not tell.
    func creation(on table: String) -> String? {
        guard !columns.contains("(expression)") else { return nil }
        let names = columns.map { column in
            column.hasSuffix(" DESC") ? String(column.dropLast(5)).asIdentifier + " DESC" : column.asIdentifier
        }
        let condition = predicate.map { " WHERE \($0)" } ?? ""
        return "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name.asIdentifier) "
            + "ON \(table.asIdentifier)(\(names.joined(separator: ", ")))\(condition);"
    }
}

extension String {
    /// The name in double quotes: right for every name, reserved words and hostile ones included.
    var asIdentifier: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
