/// Compares a file's schema with the one that the migrations make, by meaning and not by spelling.
///
/// Narada's files were made by SQLAlchemy and Alembic, which write the same schema in other words: `VARCHAR(255)` for
/// VARCHAR, `DEFAULT 0` or none for `DEFAULT FALSE`, `is_deleted … NOT NULL`, a UNIQUE constraint for a unique index,
/// other index names, `ON DELETE CASCADE`. What our statements cannot tell apart is no difference; what they can live
/// with is told but tolerated; what they would trip over forbids adoption.
struct SchemaComparison {
    private(set) var differences: [SchemaDifference] = []

    /// The differences of `found` from `expected`, in order of the tables' names.
    static func differences(of found: SchemaSnapshot, from expected: SchemaSnapshot) -> [SchemaDifference] {
        var comparison = SchemaComparison()
        for table in expected.tables {
            if let other = found.table(table.name) {
                comparison.compare(table, with: other)
            } else {
                comparison.differences.append(.missing("table \(table.name)", repair: table.creation))
            }
        }
        for table in found.tables where expected.table(table.name) == nil {
            comparison.differences.append(.extra("table \(table.name)"))
        }
        for program in expected.programs where !found.programs.contains(program) {
            comparison.differences.append(.missing("such statement as \(program)", repair: [program + ";"]))
        }
        for program in found.programs where !expected.programs.contains(program) {
            comparison.differences.append(.extra(program))
        }
        return comparison.differences
    }

    private mutating func compare(_ expected: SchemaSnapshot.Table, with found: SchemaSnapshot.Table) {
        for column in expected.columns {
            if let other = found.column(column.name) {
                compare(column, with: other, in: expected.name)
            } else {
                let repair = expected.addition(of: column).map { [$0] } ?? []
                differences.append(.missing("column \(expected.name).\(column.name)", repair: repair))
            }
        }
        for column in found.columns where expected.column(column.name) == nil {
            // Our inserts do not know the column, so SQLite must be able to fill it.
            let mustBeFilled = column.isNotNull && column.defaultValue == nil
            let note = mustBeFilled ? ", which is NOT NULL without a default" : ""
            differences.append(.extra("column \(found.name).\(column.name)\(note)", forbidsAdoption: mustBeFilled))
        }
        compareForeignKeys(expected, found)
        compareChecks(expected, found)
        compareIndexes(expected, found)
    }

    private mutating func compare(
        _ expected: SchemaSnapshot.Column, with found: SchemaSnapshot.Column, in table: String
    ) {
        let name = "column \(table).\(expected.name)"
        if expected.primaryKeyPart != found.primaryKeyPart {
            differences.append(
                .different(
                    "\(name) is \(found.primaryKeyPart > 0 ? "" : "not ")part of the primary key",
                    forbidsAdoption: true))
        }
        // Only the very word INTEGER makes a key an alias of the row id, which numbers new rows.
        let isSameType =
            expected.primaryKeyPart > 0
            ? expected.type.uppercased() == found.type.uppercased()
            : TypeAffinity(declaredType: expected.type) == TypeAffinity(declaredType: found.type)
        if !isSameType {
            let type = found.type.isEmpty ? "without a type" : found.type
            differences.append(.different("\(name) is \(type) instead of \(expected.type)", forbidsAdoption: true))
        }
        if expected.primaryKeyPart == 0, expected.isNotNull != found.isNotNull {
            if found.isNotNull {
                // Where the design has a default we always write a value; elsewhere we may have none to write.
                differences.append(
                    .different("\(name) is NOT NULL", forbidsAdoption: expected.defaultValue == nil))
            } else {
                differences.append(
                    .different(
                        "\(name) is not NOT NULL", forbidsAdoption: false,
                        nullable: .init(table: table, column: expected.name)))
            }
        }
        let (left, right) = (Self.meaning(expected.defaultValue), Self.meaning(found.defaultValue))
        if left != right {
            // No default, or one where the design has none, is tolerated: our inserts name the columns.
            differences.append(
                .different(
                    "\(name) has \(found.defaultValue.map { "default \($0)" } ?? "no default") instead of "
                        + (expected.defaultValue ?? "none"),
                    forbidsAdoption: left != nil && right != nil))
        }
    }

    private mutating func compareForeignKeys(_ expected: SchemaSnapshot.Table, _ found: SchemaSnapshot.Table) {
        // The key of a missing column comes with the column.
        for key in expected.foreignKeys where key.columns.allSatisfy({ found.column($0) != nil }) {
            let name = "foreign key \(expected.name)(\(key.columns.joined(separator: ", "))) to \(key.parent)"
            guard let other = found.foreignKeys.first(where: { $0.isSameReference(as: key) }) else {
                differences.append(.missing(name, repair: []))
                continue
            }
            if (other.onDelete, other.onUpdate) != (key.onDelete, key.onUpdate) {
                differences.append(
                    .different(
                        "\(name) is ON DELETE \(other.onDelete) ON UPDATE \(other.onUpdate)", forbidsAdoption: false))
            }
        }
        for key in found.foreignKeys where !expected.foreignKeys.contains(where: { $0.isSameReference(as: key) }) {
            differences.append(
                .extra("foreign key \(found.name)(\(key.columns.joined(separator: ", "))) to \(key.parent)"))
        }
    }

    /// Checks are compared as text. One missing is tolerated, since the store checks first; one more is the
    /// owner's rule.
    private mutating func compareChecks(_ expected: SchemaSnapshot.Table, _ found: SchemaSnapshot.Table) {
        for check in expected.checks where !found.checks.contains(check) {
            differences.append(.different("table \(expected.name) has no CHECK (\(check))", forbidsAdoption: false))
        }
        for check in found.checks where !expected.checks.contains(check) {
            differences.append(.extra("CHECK (\(check)) of table \(found.name)"))
        }
    }

    private mutating func compareIndexes(_ expected: SchemaSnapshot.Table, _ found: SchemaSnapshot.Table) {
        for index in expected.indexes where !found.indexes.contains(where: { $0.serves(as: index) }) {
            let columns = index.columns.joined(separator: ", ")
            let kind = index.isUnique ? "unique index" : "index"
            differences.append(
                .missing(
                    "\(kind) on \(expected.name)(\(columns))",
                    repair: index.creation(on: expected.name).map { [$0] } ?? []))
        }
        for index in found.indexes where !expected.indexes.contains(where: { index.serves(as: $0) }) {
            let columns = index.columns.joined(separator: ", ")
            // A run retires a mapping and may write the same pair again: the retired row must not forbid it.
            let forbids = index.isUnique && index.predicate == nil && found.name == "track_mappings"
            differences.append(
                .extra(
                    "\(index.isUnique ? "unique index" : "index") on \(found.name)(\(columns))",
                    forbidsAdoption: forbids))
        }
    }

    /// A default by its meaning: parentheses, quotes around a number and the case of words do not count.
    static func meaning(_ defaultValue: String?) -> String? {
        guard var text = defaultValue?.lowercased() else { return nil }
        while text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
        if text.hasPrefix("'"), text.hasSuffix("'"), Int(text.dropFirst().dropLast()) != nil {
            text = String(text.dropFirst().dropLast())
        }
        switch text {
        case "false": return "0"
        case "true": return "1"
        case "null": return nil
        default: return text
        }
    }
}

extension SchemaSnapshot.ForeignKey {
    /// Whether both point from the same columns to the same ones, whatever they do on deletion.
    fileprivate func isSameReference(as other: Self) -> Bool {
        columns == other.columns && parent.lowercased() == other.parent.lowercased()
            && parentColumns == other.parentColumns
    }
}

extension SchemaSnapshot.Index {
    /// Whether this index does all that `other` is for: forbids the same duplicates, or finds by the same columns.
    fileprivate func serves(as other: Self) -> Bool {
        guard predicate == other.predicate else { return false }
        if other.isUnique { return isUnique && columns == other.columns }
        // An index finds by any leading part of its columns. A unique one is no stand-in for a plain one on the very
        // same columns: it forbids rows that the plain one takes.
        return columns.starts(with: other.columns) && !(isUnique && columns == other.columns)
    }
}
