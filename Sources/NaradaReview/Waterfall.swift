internal import NaradaModel

/// The match weights of one pair from the prior to the total, each with a bar around a common axis:
///
///     FIELD     LEVEL           BITS               VALUES
///     prior                    -9.97  █████│
///     title     exact          +9.50       │█████  Hurt
///     version   conflict       -8.00   ████│       live
///                                                  studio
///     total                    -8.47   ████│
///
/// Values that differ stand one above the other, the connector row's first.
struct Waterfall {
    var evidence: Evidence
    var style: TextStyle

    /// Blocks on either side of the axis: enough to compare by eye, small enough for 80 columns.
    private static let half = 5
    private static let values = 4

    var text: String {
        let table = TextTable(
            columns: [
                .init("FIELD", minimum: 10), .init("LEVEL", minimum: 16),
                .init("BITS", minimum: 7, alignment: .trailing), .init("", minimum: 2 * Self.half + 1),
                .init("VALUES", minimum: 10, share: 1),
            ], style: style)
        // Prior and fields set the scale; a total that is longer than any of them is cut at the bar's end.
        let longest = evidence.fields.reduce(abs(evidence.prior)) { max($0, abs($1.weight)) }
        func line(_ name: String, _ level: String, _ weight: Double, _ value: String, _ ink: Ink? = nil) -> String {
            let tint: Ink? = weight > 0 ? .good : weight < 0 ? .bad : nil
            return table.line([
                .init(name, ink), .init(level), .init(Numerals.bits(weight)),
                .init(Self.bar(weight, longest: longest), tint), .init(value),
            ])
        }
        var out = table.header + line("prior", "", evidence.prior, "")
        // What says nothing is left to a line below the table.
        for field in evidence.fields where field.saysSomething {
            let values = Self.fitted(field, to: table.widths[Self.values])
            out += line(field.matcher, field.level, field.weight, values[0])
            if values.count > 1 { out += table.row(["", "", "", "", values[1]]) }
        }
        if let rivals = evidence.tellingCompetition { out += line("rivals", "", rivals, "only one track can be right") }
        return out + line("total", "", evidence.total, "", .strong)
    }

    /// The values of both sides, one where they are the same, cut so that what differs is seen; and of what is the same,
    /// the end, where movements and parts have their numbers.
    private static func fitted(_ field: Evidence.Field, to columns: Int) -> [String] {
        let texts = [field.left, field.right].map { ($0 ?? "–").prefix(harmlessFor: longestValue) }
        let isSame = field.left == field.right
        let common = isSame ? texts[0].count : zip(texts[0], texts[1]).prefix { $0 == $1 }.count
        return (isSame ? [texts[0]] : texts).map { $0.truncated(to: columns, showing: common) }
    }

    /// Columns of a value that are looked at: the longest real titles have about 400 characters.
    private static let longestValue = 400

    /// Blocks left of the axis for evidence against, right of it for evidence in favour; at least one for any weight
    /// that is not zero.
    static func bar(_ weight: Double, longest: Double) -> String {
        guard longest > 0, weight != 0, weight.isFinite else { return String(repeating: " ", count: half) + "│" }
        let part = min(abs(weight) / longest, 1) * Double(half)
        let blocks = String(repeating: "█", count: max(Int(part.rounded()), 1))
        if weight > 0 { return String(repeating: " ", count: half) + "│" + blocks }
        return String(repeating: " ", count: half - blocks.count) + blocks + "│"
    }
}
