/// Reads artist credits: single names out of `A, B & C feat. D`, in whatever way a service joins them.
///
/// A value without state, safe on every thread. Linear.
public struct CreditGrammar: Sendable {
    /// UTF-8 bytes of the longest credit that is taken apart; a longer one is one name.
    public static let longestCredit = 4_096

    /// Credited strings that are looked at: more are a casting list, and a hostile one of a hundred thousand names must
    /// not cost their square.
    public static let mostCredits = 256

    private let folder: Folder

    public init(folder: Folder) {
        self.folder = folder
    }

    /// The reading of the credited strings, with the guests that the title names behind them.
    public func read(_ credits: [String], titleGuests: [String] = []) -> CreditReading {
        var names: [String] = []
        var whole: [String] = []
        var guests: [String] = []
        var sawPlaceholder = false
        for credit in credits.prefix(Self.mostCredits) {
            let folded = withoutThe(folder.fold(credit))
            guard !folded.isEmpty else { continue }
            if !whole.contains(folded) { whole.append(folded) }
            if Self.isPlaceholder(folded) {
                sawPlaceholder = true
                continue
            }
            add(credit, folded: folded, areGuests: false, to: &names, guests: &guests)
        }
        let isPlaceholder = sawPlaceholder && names.isEmpty
        for guest in titleGuests.prefix(Self.mostCredits) { add(guest, areGuests: true, to: &names, guests: &guests) }
        return CreditReading(
            names: names, whole: whole, guests: guests, primary: isPlaceholder ? "" : names.first ?? "",
            isPlaceholder: isPlaceholder)
    }

    /// Whether the text names somebody, and nobody whom the credit does not: what `read(_:titleGuests:)` would say of the
    /// text, which here is read no further than its first other name.
    public func names(in text: String, areAmong credit: CreditReading) -> Bool {
        let folded = withoutThe(folder.fold(text))
        guard !folded.isEmpty, !Self.isPlaceholder(folded) else { return false }
        // Most texts are one name or none.
        if text.utf8.count <= Self.longestCredit, !mayHaveAliases(text), NameList.isPlainName(text) {
            return credit.names.contains(folded)
        }
        var isAny = false
        let areKnown = forEachName(of: text, folded: folded) { name, _ in
            isAny = true
            return credit.names.contains(name)
        }
        return isAny && areKnown
    }

    /// - Parameter folded: the credit in comparison form, where it was made.
    private func add(
        _ credit: String, folded: String? = nil, areGuests: Bool, to names: inout [String], guests: inout [String]
    ) {
        _ = forEachName(of: credit, folded: folded) { name, isGuest in
            guard !names.contains(name) else { return true }
            names.append(name)
            if areGuests || isGuest { guests.append(name) }
            return true
        }
    }

    /// Calls `body` with each name of the credited string, in comparison form, until it says that it has seen enough.
    /// Returns whether it never did.
    private func forEachName(
        of credit: String, folded: String?, _ body: (_ name: String, _ isGuest: Bool) -> Bool
    ) -> Bool {
        func visit(_ part: NameList.Name) -> Bool {
            for alias in aliases(part.text) {
                // A credit of one name is nearly always that name.
                let known = alias == credit ? folded : nil
                let name = known ?? withoutThe(folder.fold(alias))
                guard !name.isEmpty, !Self.isPlaceholder(name) else { continue }
                guard body(name, part.isGuest) else { return false }
            }
            return true
        }
        let whole = NameList.Name(text: credit, isGuest: false)
        guard credit.utf8.count <= Self.longestCredit else { return visit(whole) }
        var isAny = false
        let isThrough = NameList.forEach(in: credit) { part in
            isAny = true
            return visit(part)
        }
        return isAny ? isThrough : visit(whole)
    }

    /// Whether noise or a second name may stand behind the name; false is certain. They have ends of their own, and most
    /// names have none of them.
    private func mayHaveAliases(_ name: String) -> Bool {
        guard let last = name.utf8.last else { return false }
        switch last {
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
            // A second name is of another script, and a number of digits.
            let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
            return !(isASCII && name.utf8.dropLast().last.map { ($0 | 0x20) &- 0x61 < 26 } ?? false)
        case UInt8(ascii: "c"): return name.utf8.suffix(Self.topic.count).elementsEqual(Self.topic)
        case UInt8(ascii: "O"): return name.utf8.suffix(Self.vevo.count).elementsEqual(Self.vevo)
        case 0x80...: return name.utf8.contains(Self.fullWidth)
        default: return false
        }
    }

    /// `IU (아이유)` is one artist under two names; `Nirvana (2)` and `Radiohead - Topic` are catalogue noise.
    private func aliases(_ name: String) -> [String] {
        guard mayHaveAliases(name) else { return [name] }
        var name = name[...]
        for noise in [" - Topic", " - topic", "VEVO"] where name.hasSuffix(noise) && name.count > noise.count {
            name = name.dropLast(noise.count)
        }
        guard let last = name.last, ")]）］".contains(last), let open = name.firstIndex(where: { "([（［".contains($0) }),
            open > name.startIndex
        else { return [String(name)] }
        let outer = String(name[..<open])
        let inner = String(name[name.index(after: open)...].dropLast())
        if inner.allSatisfy(\.isNumber) { return [outer] }
        return Bilingual.areDifferentScripts(outer, inner) ? [outer, inner] : [String(name)]
    }

    /// "The Beatles" and "Beatles, The" are filed under B.
    private func withoutThe(_ folded: String) -> String {
        let utf8 = folded.utf8
        guard utf8.count > Self.the.count else { return folded }
        if utf8.starts(with: Self.the) {
            return String(folded[utf8.index(utf8.startIndex, offsetBy: Self.the.count)...])
        }
        if utf8.last == Self.the[2], utf8.suffix(Self.theBehind.count).elementsEqual(Self.theBehind) {
            return String(folded[..<utf8.index(utf8.endIndex, offsetBy: -Self.theBehind.count)])
        }
        return folded
    }

    private static let the = Array("the ".utf8)
    private static let theBehind = Array(" the".utf8)
    /// How the noise behind names ends.
    private static let (topic, vevo) = (Array("opic".utf8), Array("VEVO".utf8))
    /// The first byte of brackets in full width, and of other characters far up.
    private static let fullWidth: UInt8 = 0xEF

    static func isPlaceholder(_ folded: String) -> Bool {
        placeholderFilter.mayContain(WordFilter.hash(of: folded)) && placeholders.contains(folded)
    }

    private static let placeholderFilter = WordFilter(placeholders)

    static let tables = [PlaceholderNames.table]

    private static let placeholders: Set<String> = Set(
        PlaceholderNames.table.split(whereSeparator: { $0 == "\n" || $0 == "|" }).map {
            var name = $0
            while name.first == " " { name.removeFirst() }
            while name.last == " " { name.removeLast() }
            return String(name)
        })
}
