/// The words by which titles say what kind of recording they are, in the languages of the tables beside this file.
///
/// A table is text, one rule a line: a role, a colon, and folded phrases set apart by bars. `Role` explains the roles;
/// the tests hold every line to the syntax, every phrase to its folded form, and every phrase to one role.
///
/// A class, since every reader of a title holds it: one reference to count instead of six.
final class Vocabulary: Sendable {
    /// What a phrase does in a mark.
    enum Role: Hashable, Sendable {
        /// A kind that needs a mark of its own: every other word of the segment is known, too.
        case mark(VersionKind)
        /// May also open a segment, a place or date behind it: `live at the Roxy`.
        case head(VersionKind)
        /// May also close a segment, a name before it: `Filatov & Karas remix`.
        case tail(VersionKind)
        /// Opens and closes.
        case both(VersionKind)
        /// Closes, and says how: the word itself goes into the detail: `VIP mix`, `piano version`.
        case style(VersionKind)
        /// Closes a segment, and counts only where no other word says more: `version`, `mix`.
        case weak(VersionKind)
        /// Opens what names somebody, whatever follows: `in the style of`, `remixed by`.
        case lead(VersionKind)
        /// Another language, named.
        case language
        /// A mark that makes no other recording.
        case edition(String)
        /// The same, with a name before it: `Collector's edition`.
        case editionTail(String)
        /// The same, with anything around it: `soundtrack`.
        case editionAnywhere(String)
        /// The same, with anything behind it: `prod. by`.
        case editionLead(String)
        case remaster
        /// Says nothing by itself: `version`, `the`, `original`.
        case frame
        /// Tells mixes apart: `club`, `vocal`.
        case quality
        /// Leads to a place or date: `at`, `from`.
        case place
        case month
        /// Names guests.
        case guest
        /// Names guests at the start of a bracket or behind a dash only: `with`.
        case companion
        case part(PartNumber.Kind)
    }

    struct Entry: Hashable, Sendable {
        /// The phrase's words behind the first.
        let rest: [String]
        let role: Role
    }

    static let shared = Vocabulary(tables: tables)

    /// Every table, in a fixed order: they are part of the rules' version.
    static let tables: [String] = [
        EnglishVocabulary.table, GermanVocabulary.table, RomanceVocabulary.table, EastAsianVocabulary.table,
        LanguageNames.table, PartVocabulary.table,
    ]

    /// By first word, longest phrase first.
    private let entries: [String: [Entry]]
    /// The words of scripts without blanks, by first character, longest first.
    private let unspaced: [Unicode.Scalar: [[Unicode.Scalar]]]
    private let traits: [String: WordTraits]
    /// The words that begin a phrase.
    private let firstWords: WordFilter
    /// The words that have traits.
    let traitWords: WordFilter
    /// Those of them that may mean something whatever stands behind them.
    let tellingWords: WordFilter
    /// The first two words of phrases that name guests: `a duet` is one, and no other "a" means anything.
    let guestBeginnings: WordFilter
    /// The words by which volumes and parts are counted.
    let countWords: WordFilter
    /// The words that name a kind of version by themselves.
    let kindWords: WordFilter

    init(tables: [String]) {
        var entries: [String: [Entry]] = [:]
        var unspaced: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
        var traits: [String: WordTraits] = [:]
        var guestBeginnings: Set<String> = []
        for rule in tables.flatMap(Self.rules) {
            for phrase in rule.phrases {
                let words = phrase.split(separator: " ").map(String.init)
                guard let first = words.first else { continue }
                entries[first, default: []].append(Entry(rest: Array(words.dropFirst()), role: rule.role))
                if case .part = rule.role { traits[first, default: []].insert(.designator) }
                if rule.role == .guest {
                    traits[first, default: []].insert(.guest)
                    guestBeginnings.insert(words.prefix(2).joined(separator: " "))
                }
                let scalars = Array(phrase.unicodeScalars)
                if words.count == 1, let head = scalars.first, Self.isUnspaced(head) {
                    unspaced[head, default: []].append(scalars)
                }
            }
        }
        for word in BareTails.lastWords { traits[word, default: []].insert(.bareEnd) }
        for word in PartVocabulary.numbers.keys { traits[word, default: []].insert(.numberWord) }
        self.entries = entries.mapValues { list in
            // Stable: longer phrases first, then as the tables have them.
            list.enumerated().sorted { ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset) }
                .map(\.element)
        }
        self.unspaced = unspaced.mapValues { $0.sorted { $0.count > $1.count } }
        self.traits = traits
        firstWords = WordFilter(entries.keys)
        traitWords = WordFilter(traits.keys)
        tellingWords = WordFilter(traits.filter { $0.value != .guest || guestBeginnings.contains($0.key) }.keys)
        self.guestBeginnings = WordFilter(guestBeginnings)
        func words(where matches: (Role) -> Bool) -> WordFilter {
            WordFilter(entries.filter { $0.value.contains { $0.rest.isEmpty && matches($0.role) } }.keys)
        }
        countWords = words { if case .part = $0 { true } else { false } }
        kindWords = words {
            switch $0 {
            case .mark, .head, .tail, .both: true
            default: false
            }
        }
    }

    /// The longest phrase that starts at `index` of `words`, and how many words it has.
    func match(_ words: ArraySlice<String>) -> (role: Role, length: Int)? {
        guard let first = words.first, firstWords.mayContain(WordFilter.hash(of: first)),
            let candidates = entries[first]
        else { return nil }
        for entry in candidates where words.dropFirst().starts(with: entry.rest) {
            return (entry.role, entry.rest.count + 1)
        }
        return nil
    }

    /// What the grammar asks of every word.
    func traits(of word: String) -> WordTraits {
        let hash = WordFilter.hash(of: word)
        var found = traitWords.mayContain(hash) ? traits[word] ?? [] : []
        if firstWords.mayContain(hash) { found.insert(.phrase) }
        return found
    }

    /// The role of a single word.
    func role(of word: String) -> Role? {
        firstWords.mayContain(WordFilter.hash(of: word)) ? entries[word]?.first { $0.rest.isEmpty }?.role : nil
    }

    /// The single words that name a kind of recording: `live`, `karaoke`, `remix`.
    var versionWords: Set<String> {
        Set(
            entries.compactMap { word, entries in
                switch entries.first(where: { $0.rest.isEmpty })?.role {
                case .mark?, .head?, .tail?, .both?, .style?: word
                default: nil
                }
            })
    }

    /// Whether words of the script are written without blanks, so that a vocabulary word may be part of a longer one.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch Script.of(scalar) {
        case .han?, .kana?, .hangul?: true
        default: false
        }
    }

    /// `東京ドームライブ` → `東京ドーム`, `ライブ`; nil where no vocabulary word is inside.
    ///
    /// Greedy from the left, the longest word first; linear, since a look-ahead is as long as the longest word.
    func split(unspaced word: String) -> [String]? {
        let scalars = Array(word.unicodeScalars)
        var pieces: [String] = []
        var unknown = String.UnicodeScalarView()
        var found = false
        var index = 0
        while index < scalars.count {
            let match = unspaced[scalars[index]]?.first {
                $0.count <= scalars.count - index && $0.elementsEqual(scalars[index..<index + $0.count])
            }
            if let match {
                if !unknown.isEmpty { pieces.append(String(unknown)) }
                unknown.removeAll()
                pieces.append(String(String.UnicodeScalarView(match)))
                found = true
                index += match.count
            } else {
                unknown.append(scalars[index])
                index += 1
            }
        }
        if !unknown.isEmpty { pieces.append(String(unknown)) }
        return found ? pieces : nil
    }
}
