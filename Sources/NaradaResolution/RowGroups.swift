/// A partition of rows that grows by joining two groups at a time.
///
/// Each group is named by its oldest row. Joining costs the size of the smaller group and keeps members ascending.
struct RowGroups {
    private var names: [Int32]
    private var membersByName: [Int32: [Int]] = [:]

    /// `count` rows, each a group of its own.
    init(count: Int) {
        names = (0..<Int32(count)).map { $0 }
    }

    /// The name of the row's group: its oldest row.
    func group(of row: Int) -> Int { Int(names[row]) }

    /// The rows of the group, ascending.
    func members(of group: Int) -> [Int] { membersByName[Int32(group)] ?? [group] }

    /// Makes one group of two.
    mutating func join(_ one: Int, _ other: Int) {
        let (kept, lost) = (Int32(min(one, other)), Int32(max(one, other)))
        let joined = (members(of: Int(kept)) + members(of: Int(lost))).sorted()
        for row in members(of: Int(lost)) { names[row] = kept }
        membersByName[lost] = nil
        membersByName[kept] = joined
    }

    /// All groups of two rows and more, in the order of their names.
    var ofSeveral: [[Int]] { membersByName.sorted { $0.key < $1.key }.map(\.value) }
}
