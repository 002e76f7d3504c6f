public import NaradaModel

/// How many pairs of each label came into each zone.
public struct ZoneTable: Hashable, Sendable {
    /// The pairs of one label.
    public struct Row: Hashable, Sendable {
        /// The label as reports spell it: `same`, `different`, or the file's own word for what is not known.
        public var label: String
        public var accept = 0
        public var review = 0
        public var reject = 0

        /// All pairs of the label.
        public var count: Int { accept + review + reject }
    }

    /// `same` and `different` first, then other labels in the order in which they were met.
    public private(set) var rows: [Row]

    /// The label of pairs that are the same.
    public static let same = "same"
    /// The label of pairs that are not.
    public static let different = "different"
    /// Other labels shown apart; a file with more of them has a wrong label column, and `other` takes the rest.
    static let mostOthers = 8
    static let other = "other"

    public init() {
        rows = [Row(label: Self.same), Row(label: Self.different)]
    }

    /// Counts a pair.
    public mutating func add(_ label: String, _ zone: Zone) {
        let index = index(of: label)
        switch zone {
        case .accept: rows[index].accept += 1
        case .review: rows[index].review += 1
        case .reject: rows[index].reject += 1
        }
    }

    private mutating func index(of label: String) -> Int {
        if let known = rows.firstIndex(where: { $0.label == label }) { return known }
        let isOverflow = rows.count >= 2 + Self.mostOthers
        let name = isOverflow ? Self.other : label
        if let known = rows.firstIndex(where: { $0.label == name }) { return known }
        rows.append(Row(label: name))
        return rows.count - 1
    }
}
