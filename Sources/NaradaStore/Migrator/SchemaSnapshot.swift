/// What a database's schema is, as SQLite itself tells it: tables, columns, keys, indexes, views and triggers.
///
/// Two snapshots are equal where the schemas are, however their SQL was spelt. Everything is sorted by name but columns,
/// whose order is part of the schema.
public struct SchemaSnapshot: Hashable, Sendable {
    /// The tables, by name.
    public var tables: [Table]
    /// Views and triggers as SQL with single blanks, sorted.
    public var programs: [String]

    /// One table.
    public struct Table: Hashable, Sendable {
        public var name: String
        /// The columns in their order.
        public var columns: [Column]
        /// The foreign keys, by column.
        public var foreignKeys: [ForeignKey]
        /// The conditions of CHECK constraints, with single blanks, sorted.
        public var checks: [String]
        /// The indexes, by name; those of UNIQUE constraints among them, that of the primary key not.
        public var indexes: [Index]
    }

    /// One column.
    public struct Column: Hashable, Sendable {
        public var name: String
        /// The declared type as written; empty where none is declared.
        public var type: String
        public var isNotNull: Bool
        /// The default as SQL; nil where there is none.
        public var defaultValue: String?
        /// The place in the primary key, from 1; 0 where it is no part of it.
        public var primaryKeyPart: Int
    }

    /// One foreign key.
    public struct ForeignKey: Hashable, Sendable {
        public var columns: [String]
        public var parent: String
        public var parentColumns: [String]
        /// `NO ACTION`, `CASCADE`, `SET NULL` …
        public var onDelete: String
        public var onUpdate: String
    }

    /// One index.
    public struct Index: Hashable, Sendable {
        public var name: String
        /// The columns in order, with ` DESC` where so; `(expression)` for what is no column.
        public var columns: [String]
        public var isUnique: Bool
        /// The condition of a partial index, with single blanks; nil where it covers every row.
        public var predicate: String?
        /// Whether CREATE INDEX made it, rather than a UNIQUE constraint.
        public var isDeclared: Bool
    }

    /// The table of that name in any case, or nil.
    public func table(_ name: String) -> Table? {
        tables.first { $0.name.lowercased() == name.lowercased() }
    }
}

extension SchemaSnapshot.Table {
    /// The column of that name in any case, or nil.
    public func column(_ name: String) -> SchemaSnapshot.Column? {
        columns.first { $0.name.lowercased() == name.lowercased() }
    }
}
