import NaradaText
import Testing

/// What a title must be read as. Only what is given is checked besides the core; `exactly` checks that there is no more.
struct TitleRow: CustomTestStringConvertible, Sendable {
    let title: String
    let core: String
    var kinds: [VersionKind] = []
    var detail: String?
    var featured: [String] = []
    var subtitle: String?
    var edition: [String] = []
    var remaster = false
    var year: Int?
    var parts: [String] = []
    var medley: [String] = []

    init(
        _ title: String, _ core: String, _ kinds: VersionKind..., detail: String? = nil, featured: [String] = [],
        subtitle: String? = nil, edition: [String] = [], remaster: Bool = false, year: Int? = nil, parts: [String] = [],
        medley: [String] = []
    ) {
        self.title = title
        self.core = core
        self.kinds = kinds
        self.detail = detail
        self.featured = featured
        self.subtitle = subtitle
        self.edition = edition
        self.remaster = remaster || year != nil
        self.year = year
        self.parts = parts
        self.medley = medley
    }

    var testDescription: String { title }

    /// The whole reading on one line, so that a failure shows every difference at once.
    var expected: String {
        Self.line(core, kinds.sorted(), detail, featured, subtitle, edition, remaster, year, parts, medley)
    }

    static func actual(_ title: String) -> String {
        let reading = TitleGrammar(folder: Folder()).read(title)
        return line(
            reading.core, reading.version.kinds, reading.version.detailFolded, reading.featured, reading.subtitle,
            reading.edition, reading.remaster, reading.remasterYear,
            reading.parts.map { "\($0.kind.rawValue) \($0.number)" }, reading.medley)
    }

    private static func line(
        _ core: String, _ kinds: [VersionKind], _ detail: String?, _ featured: [String], _ subtitle: String?,
        _ edition: [String], _ remaster: Bool, _ year: Int?, _ parts: [String], _ medley: [String]
    ) -> String {
        var fields = ["core=\(core)"]
        if !kinds.isEmpty { fields.append("kinds=\(kinds.map(\.rawValue))") }
        if let detail { fields.append("detail=\(detail)") }
        if !featured.isEmpty { fields.append("featured=\(featured)") }
        if let subtitle { fields.append("subtitle=\(subtitle)") }
        if !edition.isEmpty { fields.append("edition=\(edition)") }
        if remaster { fields.append("remaster=\(year.map(String.init) ?? "yes")") }
        if !parts.isEmpty { fields.append("parts=\(parts)") }
        if !medley.isEmpty { fields.append("medley=\(medley)") }
        return fields.joined(separator: "; ")
    }
}
