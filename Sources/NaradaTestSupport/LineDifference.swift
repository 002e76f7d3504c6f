/// The difference of two texts, line by line, as people know it from `diff`.
public enum LineDifference {
    /// Lines of equal text that are shown around a change.
    private static let context = 2

    /// Removed lines after `-`, added lines after `+`, two equal lines around them after a blank, and `…` where equal
    /// lines were left out. Empty where the texts are equal.
    ///
    /// Cost: that of `Collection.difference`, for texts of test size.
    public static func text(from old: String, to new: String) -> String {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        let changes = newLines.difference(from: oldLines)
        guard !changes.isEmpty else { return "" }
        let removed = Set(changes.removals.map(\.position))
        let added = Set(changes.insertions.map(\.position))

        var lines: [(mark: Character, text: String)] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < oldLines.count || newIndex < newLines.count {
            if removed.contains(oldIndex) {
                lines.append(("-", String(decoding: oldLines[oldIndex], as: UTF8.self)))
                oldIndex += 1
            } else if added.contains(newIndex) {
                lines.append(("+", String(decoding: newLines[newIndex], as: UTF8.self)))
                newIndex += 1
            } else {
                lines.append((" ", String(decoding: newLines[newIndex], as: UTF8.self)))
                oldIndex += 1
                newIndex += 1
            }
        }
        return folded(lines).joined(separator: "\n")
    }

    private static func folded(_ lines: [(mark: Character, text: String)]) -> [String] {
        var shown = [Bool](repeating: false, count: lines.count)
        for (index, line) in lines.enumerated() where line.mark != " " {
            for near in max(0, index - context)...min(lines.count - 1, index + context) { shown[near] = true }
        }
        var out: [String] = []
        for (index, line) in lines.enumerated() {
            if shown[index] {
                out.append("\(line.mark)\(line.text)")
            } else if out.last != "…" {
                out.append("…")
            }
        }
        return out
    }
}

extension CollectionDifference.Change {
    fileprivate var position: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
