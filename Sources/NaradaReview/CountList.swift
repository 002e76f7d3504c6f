internal import NaradaModel

/// Counts above each other, numbers at their right edge:
///
///      11,020  newly mapped
///         400  wait for a person
///         300    the versions differ
struct CountList {
    private var lines: [(count: String, label: String, depth: Int)] = []
    private let style: TextStyle

    init(style: TextStyle) { self.style = style }

    /// Adds a line; a zero is left out unless it is news too (`always`).
    mutating func add(_ count: Int, _ label: String, depth: Int = 0, always: Bool = false) {
        if count != 0 || always { lines.append((Numerals.grouped(count), label, depth)) }
    }

    var text: String {
        let width = lines.reduce(0) { max($0, $1.count.utf8.count) }
        return lines.map { line in
            let indent = String(repeating: " ", count: 2 * line.depth)
            let count = line.count.padded(to: width, alignment: .trailing)
            return "  " + count + "  " + (indent + line.label).inked(line.depth > 0 ? .faint : nil, style) + "\n"
        }.joined()
    }
}
