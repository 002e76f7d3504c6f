import NaradaModel

/// The order of the queue: what is put off comes last, then the most worth comes first, then the largest group with its
/// members together, then the surest, then the older row.
///
/// Sorted here and not by SQLite: the index of open questions stands by groups, so that one pass over it both sees the
/// questions and counts their groups, and sorting a hundred thousand of these costs 30 ms where SQLite's sorter, with a
/// join for the sizes, takes 200.
struct QueueOrder {
    /// A question by what orders it.
    private struct Place {
        var item: QueuedItem
        var isPutOff: Bool
        var worth: Int64
        var confidence: Int64
        /// The number of its group in the order of their keys; 0 for questions that have none yet.
        var group: Int
    }

    private var places: [Place] = []
    /// Questions of each group, whether they are shown or not; one without a group stands alone.
    private var sizes = [1]
    private var lastKey: String?

    /// Takes the questions in the order of their groups' keys, those without one first.
    ///
    /// - Parameter row: of the columns `columns`.
    mutating func add(_ row: RawStatement) {
        let key = row.text(5)
        if let key {
            if key == lastKey { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
        }
        lastKey = key
        guard row.int64(7) != 0 else { return }
        places.append(
            Place(
                item: QueuedItem(id: row.int64(0), connectorTrackID: row.int64(1), trackID: row.int64(2)),
                isPutOff: row.int64(6) != 0, worth: row.int64(3), confidence: row.int64(4),
                group: key == nil ? 0 : sizes.count - 1))
    }

    /// What `add` reads, for the alias `p`.
    static let columns = """
        p.id, p.connector_track_id, p.track_id, coalesce(p.worth, 0), p.confidence, p.pattern_key, \
        \(ReviewQueue.isPutOff), \(ReviewQueue.isLive) AND \(ReviewQueue.isShown)
        """

    /// The questions that are shown, in order.
    func items(limit: Int?, offset: Int) -> [QueuedItem] {
        let sizes = sizes
        let sorted = places.sorted { one, other in
            if one.isPutOff != other.isPutOff { return other.isPutOff }
            if one.worth != other.worth { return one.worth > other.worth }
            if sizes[one.group] != sizes[other.group] { return sizes[one.group] > sizes[other.group] }
            if one.group != other.group { return one.group < other.group }
            if one.confidence != other.confidence { return one.confidence > other.confidence }
            return one.item.connectorTrackID < other.item.connectorTrackID
        }
        return sorted.dropFirst(max(offset, 0)).prefix(limit ?? sorted.count).map(\.item)
    }
}
