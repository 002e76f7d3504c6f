/// The similarity kernels as a textbook writes them: quadratic tables, no bits.
enum SlowTwins {
    static func commonSubsequence(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for symbol in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = symbol == right[index] ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[right.count]
    }

    static func indel(_ left: [UInt32], _ right: [UInt32]) -> Double {
        left.count + right.count == 0
            ? 1 : Double(2 * commonSubsequence(left, right)) / Double(left.count + right.count)
    }

    static func levenshtein(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = Array(0...right.count)
        for (line, symbol) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = min(above + 1, row[index] + 1, diagonal + (symbol == right[index] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }

    static func jaroWinkler(_ left: [UInt32], _ right: [UInt32]) -> Double {
        if left.isEmpty, right.isEmpty { return 1 }
        let window = max(0, max(left.count, right.count) / 2 - 1)
        var free = right.map { Optional($0) }
        var matched: [(UInt32, Int)] = []
        for (index, symbol) in left.enumerated() {
            let near = right.indices.filter { abs($0 - index) <= window }
            guard let place = near.first(where: { free[$0] == symbol }) else { continue }
            free[place] = nil
            matched.append((symbol, place))
        }
        guard !matched.isEmpty else { return 0 }
        let ordered = matched.map(\.1).sorted().map { right[$0] }
        let swaps = zip(matched.map(\.0), ordered).filter { $0 != $1 }.count / 2
        let common = Double(matched.count)
        let shares = common / Double(left.count) + common / Double(right.count)
        let jaro = (shares + (common - Double(swaps)) / common) / 3
        let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }
}
