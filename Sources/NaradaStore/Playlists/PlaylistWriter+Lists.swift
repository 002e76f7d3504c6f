import GRDB

extension PlaylistWriter {
    /// Puts tracks at the end of the playlist, in order.
    public func append(_ targets: [EventTarget]) throws {
        let last = try allRows().last?.key
        try insertRows(targets, between: last, nil)
        try changeCount(by: targets.count)
    }

    /// Makes the playlist hold exactly these tracks in this order, and says what that changed.
    ///
    /// As few entries as possible are touched (Myers, "An O(ND) difference algorithm", 1986), so that a second import of
    /// the same list writes nothing and a sync keeps the rows, and so the dates, of what stayed. A track that another
    /// program put in by itself counts as another one than the same track of a service's row.
    ///
    /// - Parameter keeps: whether an entry that is not in the list stays where it is among its neighbours.
    public func bring(
        to targets: [EventTarget], keeping keeps: (EventTarget) -> Bool = { _ in false }
    ) throws -> PlaylistChanges {
        let current = try allRows().filter { !$0.isDeleted }
        let targets = Self.list(targets, keeping: keeps, of: current.map(\.target))
        var removed: Set<Int> = []
        var inserted: [Int] = []
        for change in targets.difference(from: current.map(\.target)) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.append(offset)
            }
        }
        for offset in removed.sorted() {
            try session.markSoftDeleted(PlaylistTrackRecord.self, id: current[offset].id)
        }
        let kept = current.indices.filter { !removed.contains($0) }.map { current[$0].id }
        try insertRuns(of: inserted.sorted(), from: targets, around: kept)
        if !removed.isEmpty || !inserted.isEmpty { try changeCount(by: inserted.count - removed.count) }
        return PlaylistChanges(inserted: inserted.count, removed: removed.count, kept: kept.count)
    }

    /// The list with those entries of `current` that are kept although it lacks them, each behind the entry that it
    /// follows now.
    private static func list(
        _ targets: [EventTarget], keeping keeps: (EventTarget) -> Bool, of current: [EventTarget]
    ) -> [EventTarget] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in targets.difference(from: current) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        guard removed.contains(where: { keeps(current[$0]) }) else { return targets }
        var list: [EventTarget] = []
        var next = 0
        for (offset, entry) in current.enumerated() {
            if removed.contains(offset) {
                if keeps(entry) { list.append(entry) }
                continue
            }
            while inserted.contains(next) {
                list.append(targets[next])
                next += 1
            }
            list.append(entry)
            next += 1
        }
        return list + targets[next...]
    }

    /// Inserts the targets at `offsets` of the list, neighbours together, around the entries that were kept.
    private func insertRuns(of offsets: [Int], from targets: [EventTarget], around kept: [Int64]) throws {
        guard !offsets.isEmpty else { return }
        var rows = try allRows()
        var index = 0
        while index < offsets.count {
            let start = offsets[index]
            // As many kept entries stand before the run as offsets before it are no inserts.
            let keptBefore = start - index
            var run: [EventTarget] = []
            while index < offsets.count, offsets[index] == start + run.count {
                run.append(targets[offsets[index]])
                index += 1
            }
            let previous = keptBefore > 0 ? kept[keptBefore - 1] : nil
            if try !insertRows(run, after: previous, of: rows) {
                // New keys make room, and another list of rows.
                try rebalance()
                rows = try allRows()
                guard try insertRows(run, after: previous, of: rows) else {
                    throw StoreFault.playlistTooLong(id: playlistID)
                }
            }
        }
    }

    /// Inserts the run after the kept entry, or at the beginning; false where there is no room.
    ///
    /// `rows` need not have the runs inserted before: those stand before the kept entry that this run follows.
    private func insertRows(_ run: [EventTarget], after previous: Int64?, of rows: [Row]) throws -> Bool {
        var lower: String?
        var upper = rows.first?.key
        if let previous {
            guard let position = rows.firstIndex(where: { $0.id == previous }) else { return false }
            lower = rows[position].key
            upper = position + 1 < rows.count ? rows[position + 1].key : nil
        }
        guard let keys = SortKey.keys(run.count, between: lower, upper) else { return false }
        for (target, key) in zip(run, keys) { _ = try insertRow(target, key: key) }
        return true
    }

    private func insertRows(_ targets: [EventTarget], between lower: String?, _ upper: String?) throws {
        var keys = SortKey.keys(targets.count, between: lower, upper)
        if keys == nil {
            try rebalance()
            keys = SortKey.keys(targets.count, between: try allRows().last?.key, upper)
        }
        guard let keys else { throw StoreFault.playlistTooLong(id: playlistID) }
        for (target, key) in zip(targets, keys) { _ = try insertRow(target, key: key) }
    }
}
