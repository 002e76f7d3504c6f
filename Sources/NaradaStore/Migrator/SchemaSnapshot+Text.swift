extension SchemaSnapshot: CustomStringConvertible {
    /// The schema as lines of text, the same for equal schemas: what golden files keep.
    public var description: String {
        (tables.map(\.text) + programs.map { $0 + "\n" }).joined(separator: "\n")
    }
}

extension SchemaSnapshot.Table {
    fileprivate var text: String {
        var lines = ["table \(name)"]
        let isKeyedByOne = columns.count { $0.primaryKeyPart > 0 } == 1
        lines += columns.map { "  \($0.text(isOnlyKey: isKeyedByOne))" }
        lines += foreignKeys.map { "  \($0.text)" }
        lines += checks.map { "  check (\($0))" }
        lines += indexes.map { "  \($0.text)" }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SchemaSnapshot.Column {
    fileprivate func text(isOnlyKey: Bool) -> String {
        var words = [name]
        if !type.isEmpty { words.append(type) }
        if primaryKeyPart > 0 { words.append(isOnlyKey ? "primary key" : "primary key part \(primaryKeyPart)") }
        if isNotNull { words.append("not null") }
        if let defaultValue { words.append("default \(defaultValue)") }
        return words.joined(separator: " ")
    }
}

extension SchemaSnapshot.ForeignKey {
    fileprivate var text: String {
        var line = "foreign key (\(columns.joined(separator: ", "))) to \(parent)"
        line += "(\(parentColumns.joined(separator: ", ")))"
        if onDelete != "NO ACTION" { line += " on delete \(onDelete.lowercased())" }
        if onUpdate != "NO ACTION" { line += " on update \(onUpdate.lowercased())" }
        return line
    }
}

extension SchemaSnapshot.Index {
    fileprivate var text: String {
        var line = isUnique ? "unique index " : "index "
        line += isDeclared ? name : "of a constraint"
        line += " (\(columns.joined(separator: ", ")))"
        if let predicate { line += " where \(predicate)" }
        return line
    }
}
