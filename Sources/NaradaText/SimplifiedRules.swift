import CICU

/// Which simplified Chinese characters stand for traditional ones, taken from the source text of ICU's rules.
///
/// ICU takes 40 ms to compile those rules into a transform and 10 µs for a title, and those that lead from traditional to
/// simplified characters are all of the form `于飞↔于飛` or `仑←崙`. Read here as a table they take a hundredth of either.
/// Where the text is not as expected there is no table, and the transform is asked.
struct SimplifiedRules: Sendable {
    private struct Rule: Sendable {
        /// What is replaced, behind its first character.
        let rest: [Unicode.Scalar]
        let replacement: [Unicode.Scalar]
    }

    /// By the first character of what is replaced; in the order of the rules, since the first one that fits holds.
    private let rules: [Unicode.Scalar: [Rule]]

    /// The rules of this machine's ICU; nil where they are not as expected.
    static let ofICU: SimplifiedRules? = {
        var length: Int32 = 0
        guard let units = narada_simplified_rules(&length), length > 0 else { return nil }
        return SimplifiedRules(UnsafeBufferPointer(start: units, count: Int(length)))
    }()

    /// Nil for rules of a form that is not known.
    ///
    /// Rules that lead from simplified to traditional characters alone, `$digit { 余 → 餘`, say nothing here, nor do the
    /// names of sets, `$digit = [一二]`, which only such rules use.
    init?(_ text: UnsafeBufferPointer<UInt16>) {
        var rules: [Unicode.Scalar: [Rule]] = [:]
        for statement in text.split(separator: 0x3B) {
            let scalars = RuleText.scalars(statement)
            guard let arrow = scalars.firstIndex(where: { Self.arrows.contains($0) }) else {
                guard scalars.allSatisfy(\.properties.isWhitespace) || scalars.first == "$" && scalars.contains("=")
                else {
                    return nil
                }
                continue
            }
            if scalars[arrow] == "→" { continue }
            let (simplified, traditional) = (scalars[..<arrow], scalars[(arrow + 1)...])
            guard let first = traditional.first, !simplified.isEmpty,
                // Signs of ASCII are syntax.
                (simplified + traditional).allSatisfy({ !$0.isASCII && !Self.arrows.contains($0) })
            else { return nil }
            rules[first, default: []].append(Rule(rest: Array(traditional.dropFirst()), replacement: Array(simplified)))
        }
        guard !rules.isEmpty else { return nil }
        self.rules = rules
    }

    private static let arrows: [Unicode.Scalar] = ["↔", "←", "→"]

    /// The text with every character and phrase replaced that a rule begins at, from the left; nil where none does.
    func simplified(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var isChanged = false
        var index = 0
        while index < scalars.count {
            let rest = scalars[(index + 1)...]
            if let rule = rules[scalars[index]]?.first(where: { rest.starts(with: $0.rest) }) {
                result.append(contentsOf: rule.replacement)
                index += 1 + rule.rest.count
                isChanged = true
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return isChanged ? String(result) : nil
    }
}
