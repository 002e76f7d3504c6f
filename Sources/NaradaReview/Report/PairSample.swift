public import NaradaModel

/// A sample of pairs that is drawn in one pass and is the same each time: of each band of confidence those pairs whose
/// numbers hash lowest, as many from each band as there is room for.
///
/// A band of few is taken whole and leaves its room to the others, so that the rare ones are seen beside the many. The
/// hash of a number is a fair draw that asks for no random source (bottom-k sampling: Cohen, Kaplan, "Summarizing Data
/// using Bottom-k Sketches", PODC 2007). Cost: a comparison for most pairs; memory for `limit` numbers of each band.
public struct PairSample: Hashable, Sendable {
    /// What of a list is shown, and how it was chosen.
    public struct Summary: Hashable, Sendable {
        /// Pairs shown.
        public var listed: Int
        /// Those of them that wait, the first in the queue's order.
        public var waiting: Int
        /// All pairs.
        public var total: Int

        public init(listed: Int, waiting: Int, total: Int) {
            self.listed = listed
            self.waiting = waiting
            self.total = total
        }

        /// The whole truth about the list, in sentences.
        var sentence: String {
            var out = "A sample: \(Numerals.grouped(listed)) of \(Numerals.count(total, "pair")). "
            let first = waiting == 1 ? "first that waits" : "first \(Numerals.grouped(waiting)) that wait"
            if waiting > 0 { out += "The \(first), in the order of the queue; " }
            out += waiting > 0 ? "of those that stand, " : "Of those that stand, "
            return out
                + "as many from each band of confidence as there is room for, chosen by a hash of their numbers. The "
                + "same database gives the same sample; the report as CSV or JSON has all pairs."
        }
    }

    /// A pair by its row and how it stands.
    public struct Member: Hashable, Sendable {
        /// Which table the row stands in follows from it.
        public var state: ReviewEntry.State
        public var id: Int64

        public init(_ state: ReviewEntry.State, id: Int64) {
            self.state = state
            self.id = id
        }
    }

    fileprivate struct Draw: Hashable {
        var hash: UInt64
        var member: Member
        var confidence: Confidence
    }

    private let limit: Int
    /// The lowest hashes of each band, ascending.
    private var bands: [ConfidenceBand: [Draw]] = [:]

    /// - Parameter limit: the most pairs that will be asked for.
    public init(limit: Int) { self.limit = max(limit, 0) }

    /// Lets a pair take part.
    public mutating func add(_ member: Member, _ confidence: Confidence) {
        let hash = Self.hash(of: member.id)
        let band = ConfidenceBand(confidence)
        if let last = bands[band]?.last, bands[band]?.count == limit, last.hash <= hash { return }
        guard limit > 0 else { return }
        bands[band, default: []].withPlace(of: hash) { draws, place in
            draws.insert(Draw(hash: hash, member: member, confidence: confidence), at: place)
            if draws.count > limit { draws.removeLast() }
        }
    }

    /// At most `count` pairs, the surest first, then by number.
    public func drawn(_ count: Int) -> [Member] {
        var rest = min(count, limit)
        var chosen: [Draw] = []
        // The smallest bands first: what they leave is there for the others.
        var left = ConfidenceBand.allCases.compactMap { bands[$0] }.sorted { $0.count < $1.count }
        while let band = left.first {
            let share = min(band.count, (rest + left.count - 1) / left.count)
            chosen += band.prefix(share)
            rest -= share
            left.removeFirst()
        }
        return chosen.sorted { ($1.confidence, $0.member.id) < ($0.confidence, $1.member.id) }.map(\.member)
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014):
    /// a bijection, so that no two numbers tie.
    private static func hash(of id: Int64) -> UInt64 {
        var z = UInt64(bitPattern: id) &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension [PairSample.Draw] {
    /// Calls `body` with the place at which `hash` keeps the order.
    fileprivate mutating func withPlace(of hash: UInt64, _ body: (inout Self, Int) -> Void) {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        body(&self, low)
    }
}
