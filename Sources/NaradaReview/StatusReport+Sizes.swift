public import NaradaModel

extension StatusReport {
    /// How big the parts of a database are, and how old.
    public struct Sizes: Hashable, Sendable {
        /// One table of the file.
        public struct Table: Hashable, Sendable {
            /// As the schema calls it.
            public var name: String
            /// Its active rows.
            public var rows: Int
            /// Soft-deleted rows.
            public var deleted: Int
            /// Of the table and its indexes; nil where SQLite cannot say.
            public var bytes: Int?

            public init(name: String, rows: Int, deleted: Int, bytes: Int?) {
                self.name = name
                self.rows = rows
                self.deleted = deleted
                self.bytes = bytes
            }
        }

        /// How far a service was read.
        public struct Checkpoint: Hashable, Sendable {
            /// The person, as the service or the import names them.
            public var user: String
            /// The service that was read.
            public var service: String
            /// What was read of it: `plays`, `likes`, `import:` and a batch.
            public var entity: String
            /// The time of the newest thing that was read; nil where it has none.
            public var timestamp: Timestamp?
            /// Where reading goes on; nil where the end was reached.
            public var cursor: String?
            /// When it was last moved.
            public var advancedAt: Timestamp?

            public init(
                user: String, service: String, entity: String, timestamp: Timestamp?, cursor: String?,
                advancedAt: Timestamp?
            ) {
                self.user = user
                self.service = service
                self.entity = entity
                self.timestamp = timestamp
                self.cursor = cursor
                self.advancedAt = advancedAt
            }
        }

        /// A kind of thing and when it was: the first and the last play, and so on.
        public struct Age: Hashable, Sendable {
            /// The key in JSON, such as `first_play`.
            public var key: String
            /// The time; nil where there is nothing of the kind.
            public var at: Timestamp?

            public init(_ key: String, _ at: Timestamp?) {
                self.key = key
                self.at = at
            }
        }

        /// Bytes of the write-ahead log.
        public var log: Int
        /// Bytes that nothing uses; `vacuum` gives them back.
        public var free: Int
        /// Sorted by name.
        public var tables: [Table]
        /// Connector tracks whose events wait for a mapping.
        public var waitingRows: Int
        /// Times of the oldest and newest things, in the order of the report.
        public var ages: [Age]
        /// Sorted by user, service and entity.
        public var checkpoints: [Checkpoint]

        public init(
            log: Int, free: Int, tables: [Table], waitingRows: Int, ages: [Age], checkpoints: [Checkpoint]
        ) {
            self.log = log
            self.free = free
            self.tables = tables
            self.waitingRows = waitingRows
            self.ages = ages
            self.checkpoints = checkpoints
        }

        func text(style: TextStyle) -> String {
            let shown = tables.filter { $0.rows + $0.deleted > 0 }
            var out = ""
            if !shown.isEmpty {
                let table = TextTable(
                    columns: [.init("TABLE", minimum: 20, share: 1)]
                        + ["ROWS", "DELETED", "SIZE"].map { .init($0, minimum: 11, alignment: .trailing) },
                    style: style)
                out += "\n" + table.header
                for one in shown {
                    let deleted = one.deleted == 0 ? "" : Numerals.grouped(one.deleted)
                    let size = one.bytes.map(Numerals.bytes) ?? ""
                    out += table.row([one.name, Numerals.grouped(one.rows), deleted, size])
                }
            }
            out += "\nLog \(Numerals.bytes(log)), empty pages \(Numerals.bytes(free))"
            out += free > 0 ? " (\"vacuum\" gives them back).\n" : ".\n"
            if waitingRows > 0 {
                out += "The events of \(Numerals.count(waitingRows, "row")) wait for a mapping.\n"
            }
            let known = ages.compactMap { age in age.at.map { (age.key.replacing("_", with: " "), $0) } }
            for (label, time) in known { out += "\(label.capitalizedFirst): \(time.text.prefix(16)) UTC.\n" }
            if !checkpoints.isEmpty { out += "\nRead so far\n" + checkpoints.map { line($0, style: style) }.joined() }
            return out
        }

        private func line(_ checkpoint: Checkpoint, style: TextStyle) -> String {
            let user = checkpoint.user.isEmpty ? "" : " of \(checkpoint.user)"
            let time = checkpoint.timestamp.map { ", up to \($0.text.prefix(16)) UTC" } ?? ""
            let cursor = checkpoint.cursor.map { ", at \"\($0)\"" } ?? ""
            let text = "\(checkpoint.service) \(checkpoint.entity)\(user)\(time)\(cursor)"
            let room = style.width - 2
            return "  " + text.prefix(harmlessFor: room).truncated(to: room) + "\n"
        }

        func add(to object: inout JSONObject) {
            object.add("wal_bytes", log)
            object.add("free_bytes", free)
            let list = tables.map { table in
                var member = JSONObject()
                member.add("name", table.name)
                member.add("rows", table.rows)
                member.add("deleted", table.deleted)
                member.add("bytes", table.bytes)
                return member.text
            }
            object.add("tables", json: JSONText.array(list))
            object.add("waiting_rows", waitingRows)
            for age in ages { object.add(age.key, age.at?.text) }
            let points = checkpoints.map { checkpoint in
                var member = JSONObject()
                member.add("user", checkpoint.user)
                member.add("service", checkpoint.service)
                member.add("entity", checkpoint.entity)
                member.add("timestamp", checkpoint.timestamp?.text)
                member.add("cursor", checkpoint.cursor)
                member.add("advanced_at", checkpoint.advancedAt?.text)
                return member.text
            }
            object.add("checkpoints", json: JSONText.array(points))
        }
    }
}
