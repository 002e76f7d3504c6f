/// What the page can be asked for.
///
///     GET  /  /page.css  /page.js …            the page itself: no token, since it holds no data
///     GET  /api/facets                         what the queue can be narrowed by
///     GET  /api/queue                          a page of the waiting pairs
///     GET  /api/items/ITEM                     one question
///     GET  /api/items/ITEM/candidates          other tracks it may be
///     POST /api/items/ITEM/verdict
///     GET  /api/groups                         groups of like questions
///     GET  /api/groups/GROUP                   one of them, with samples
///     POST /api/groups/GROUP/verdict           all of it
///     POST /api/undo
enum Route: Hashable, Sendable {
    case asset(PageAsset)
    case facets
    case queue
    case item(Int64)
    case candidates(Int64)
    case verdict(Int64)
    case groups
    case group(String)
    case groupVerdict(String)
    case undo

    /// What the path names; nil where it names nothing.
    init?(path: String) {
        if let asset = PageAsset(rawValue: path) {
            self = .asset(asset)
            return
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard parts.first == "api", parts.count > 1 else { return nil }
        switch (parts[1], parts.count) {
        case ("facets", 2): self = .facets
        case ("queue", 2): self = .queue
        case ("undo", 2): self = .undo
        case ("groups", 2): self = .groups
        case ("items", 3...4):
            guard let id = Int64(parts[2]), id > 0 else { return nil }
            switch parts.dropFirst(3).first {
            case nil: self = .item(id)
            case "candidates": self = .candidates(id)
            case "verdict": self = .verdict(id)
            default: return nil
            }
        case ("groups", 3...4):
            guard parts[2].count == Self.keyLength, parts[2].allSatisfy(\.isHexDigit) else { return nil }
            switch parts.dropFirst(3).first {
            case nil: self = .group(parts[2].lowercased())
            case "verdict": self = .groupVerdict(parts[2].lowercased())
            default: return nil
            }
        default: return nil
        }
    }

    /// Hexadecimal digits of a group's key (`ReviewPattern.key`).
    private static let keyLength = 8

    var method: String {
        switch self {
        case .verdict, .groupVerdict, .undo: "POST"
        default: "GET"
        }
    }

    /// Whether the answer holds data, so that the token has to come along.
    var needsToken: Bool {
        if case .asset = self { false } else { true }
    }
}
