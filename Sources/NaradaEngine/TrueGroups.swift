import NaradaImport
import NaradaModel

/// Which connector rows are one recording, as a truth file says it: a number for each group.
struct TrueGroups {
    /// The rows that the file names, in the order of their first coming.
    private(set) var rows: [ServiceID] = []
    /// Whether every row of the named connectors is covered: pairs of rows list all that is the same, so what they do
    /// not name stands alone; a list of clusters speaks of its own rows only.
    let coversConnectors: Bool

    private var positions: [ServiceID: Int] = [:]
    /// Union–find with path halving (Tarjan, van Leeuwen 1984); the smaller position is the root, so that the outcome
    /// does not depend on the order of unions.
    private var parents: [Int] = []
    private var clusterFirst: [String: Int] = [:]
    private var clusterNames: [Int: String] = [:]

    init(coversConnectors: Bool) {
        self.coversConnectors = coversConnectors
    }

    /// The connectors that the file names.
    var connectors: Set<String> { Set(rows.map(\.service)) }

    /// The group of the row; nil where the file does not name it.
    mutating func group(of row: ServiceID) -> Int? { positions[row].map { root(of: $0) } }

    /// Notes that the two rows are one recording.
    mutating func join(_ one: ServiceID, _ other: ServiceID) {
        let roots = [root(of: position(of: one)), root(of: position(of: other))].sorted()
        parents[roots[1]] = roots[0]
    }

    /// Notes the row's group; the name of the other group where it already belongs to one.
    mutating func put(_ row: ServiceID, into cluster: String) -> String? {
        let position = position(of: row)
        if let known = clusterNames[position] { return known == cluster ? nil : known }
        clusterNames[position] = cluster
        if let first = clusterFirst[cluster] {
            let roots = [root(of: first), root(of: position)].sorted()
            parents[roots[1]] = roots[0]
        } else {
            clusterFirst[cluster] = position
        }
        return nil
    }

    private mutating func position(of row: ServiceID) -> Int {
        if let known = positions[row] { return known }
        positions[row] = rows.count
        rows.append(row)
        parents.append(parents.count)
        return parents.count - 1
    }

    private mutating func root(of position: Int) -> Int {
        var position = position
        while parents[position] != position {
            parents[position] = parents[parents[position]]
            position = parents[position]
        }
        return position
    }
}

extension TrueGroups {
    /// Reads the file to its end; returns the groups and how many lines were refused.
    static func read(_ file: inout TruthFile, onIssue: (String) -> Void) throws -> (groups: TrueGroups, refused: Int) {
        var groups = TrueGroups(coversConnectors: file.kind == .rowPairs)
        var refused = 0
        var contradictions: [(line: Int, row: ServiceID, cluster: String)] = []
        try file.forEachStatement { statement, line in
            switch statement {
            case .pair(let one, let other): groups.join(one, other)
            case .member(let row, let cluster):
                if let other = groups.put(row, into: cluster) { contradictions.append((line, row, other)) }
            case .track: break
            }
        } onIssue: { issue in
            refused += 1
            onIssue(issue.description)
        }
        for (line, row, cluster) in contradictions {
            refused += 1
            onIssue(
                file.refusal(
                    line: line, problem: "the row \"\(row)\" is in the cluster \"\(cluster)\" already",
                    advice: "a row belongs to one cluster; remove one of the two lines"
                ).description)
        }
        return (groups, refused)
    }
}
