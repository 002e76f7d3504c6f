import GRDB
public import NaradaModel

/// What a checkpoint is for.
public struct CheckpointKey: Hashable, Sendable {
    /// The person, as the service names them.
    public var user: String
    public var service: String
    /// Such as `plays` or `likes`.
    public var entity: String

    public init(user: String, service: String, entity: String) {
        self.user = user
        self.service = service
        self.entity = entity
    }
}

/// How far a service was read.
public struct CheckpointPosition: Hashable, Sendable {
    /// The time of the newest thing that was read.
    public var timestamp: Timestamp?
    /// Where to go on: a service's token, a page, an offset in a file; nil where the end was reached.
    public var cursor: String?

    public init(timestamp: Timestamp? = nil, cursor: String? = nil) {
        self.timestamp = timestamp
        self.cursor = cursor
    }
}

/// Keeps `sync_checkpoints`.
public enum Checkpoints {
    /// How far the service was read; nil where it never was.
    public static func position(of key: CheckpointKey, in session: Session) throws -> CheckpointPosition? {
        let row = try row(key, in: session)
        guard let row, !row.isDeleted else { return nil }
        return CheckpointPosition(timestamp: row.lastTimestamp, cursor: row.cursor)
    }

    /// Writes data and moves the checkpoint over it, in one transaction: neither is there without the other.
    ///
    /// There is no other way to move a checkpoint: one that is ahead of its data loses what lies between for good.
    /// The timestamp never goes back, since services answer newest first; the cursor is the one that `data` returns.
    ///
    /// - Parameter data: writes what was read, and returns how far that goes.
    /// - Returns: the position that is stored now.
    /// - Throws: what `data` throws; the caller's session is then rolled back as a whole.
    @discardableResult
    public static func advance(
        _ key: CheckpointKey, in session: Session, covering data: (Session) throws -> CheckpointPosition
    ) throws -> CheckpointPosition {
        let reached = try data(session)
        guard var row = try row(key, in: session), let id = row.id else {
            let row = try session.insert(
                SyncCheckpointRecord(
                    userID: key.user, service: key.service, entityType: key.entity, lastTimestamp: reached.timestamp,
                    cursor: reached.cursor))
            return CheckpointPosition(timestamp: row.lastTimestamp, cursor: row.cursor)
        }
        if row.isDeleted {
            try session.restore(SyncCheckpointRecord.self, id: id)
            row.lastTimestamp = nil
        }
        row.lastTimestamp = [row.lastTimestamp, reached.timestamp].compactMap { $0 }.max()
        row.cursor = reached.cursor
        let stored = try session.update(row)
        return CheckpointPosition(timestamp: stored.lastTimestamp, cursor: stored.cursor)
    }

    /// Forgets how far the service was read, so that the next sync begins anew; nothing happens where it never was.
    public static func forget(_ key: CheckpointKey, in session: Session) throws {
        guard let row = try row(key, in: session), let id = row.id, !row.isDeleted else { return }
        try session.markSoftDeleted(SyncCheckpointRecord.self, id: id)
    }

    private static func row(_ key: CheckpointKey, in session: Session) throws -> SyncCheckpointRecord? {
        try session.fetch(
            SyncCheckpointRecord.includingDeleted().filter(
                SyncCheckpointRecord.Columns.userID == key.user && SyncCheckpointRecord.Columns.service == key.service
                    && SyncCheckpointRecord.Columns.entityType == key.entity)
        ).first
    }
}
