import NaradaMatching

/// The ids of a library's tracks by position, ascending: those it was read with, and those added since.
struct TrackIDs: Sendable {
    let base: Column<Int64>
    private var added: [Int64] = []

    init(_ base: Column<Int64> = Column()) { self.base = base }

    var count: Int { base.count + added.count }

    var last: Int64? { added.last ?? (base.count > 0 ? base[base.count - 1] : nil) }

    subscript(position: Int) -> Int64 {
        position < base.count ? base[position] : added[position - base.count]
    }

    mutating func append(_ id: Int64) { added.append(id) }

    /// The position of the id; nil where it is not among them.
    func position(of id: Int64) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == id ? low : nil
    }
}
