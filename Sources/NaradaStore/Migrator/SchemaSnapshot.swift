/// What a database's schema is, as SQLite itself tells it: tables, columns, keys, indexes, views and triggers.
///
/// Two snapshots are equal where the schemas are, however their SQL was spelt. Everything is sorted by name but
/// columns, whose order is part of the schema.
public struct SchemaSnapshot: Hashable, Sendable {
    /// The tables, by name.
    public var tables: [Table]
    /// Views and triggers as SQL with single blanks, sorted.
    public var programs: [String]

    /// One table.
    public struct Table: Hashable, Sendable {
        /// The name as written.
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
        /// The name as written.
        public var name: String
        /// The declared type as written; empty where none is declared.
        public var type: String
        /// Whether NULL is forbidden; of a primary key only where it says so.
        public var isNotNull: Bool
        /// The default as SQL; nil where there is none.
        public var defaultValue: String?
        /// The place in the primary key, from 1; 0 where it is no part of it.
        public var primaryKeyPart: Int
    }

    /// One foreign key.
    public struct ForeignKey: Hashable, Sendable {
        /// The columns that point, in the order of `parentColumns`.
        public var columns: [String]
        /// The table pointed to.
        public var parent: String
        /// The columns pointed to; the parent's primary key where none are named.
        public var parentColumns: [String]
        /// `NO ACTION`, `CASCADE`, `SET NULL` …
        public var onDelete: String
        /// As `onDelete`.
        public var onUpdate: String
    }

    /// One index.
    public struct Index: Hashable, Sendable {
        /// The name; SQLite's own for that of a constraint.
        public var name: String
        /// The columns in order, with ` DESC` where so; `(expression)` for what is no column.
        public var columns: [String]
        /// Whether it forbids duplicates.
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
