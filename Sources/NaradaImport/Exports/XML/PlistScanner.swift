/// Walks through a property list in XML of any size (https://www.apple.com/DTDs/PropertyList-1.0.dtd), one value at a
/// time, in constant memory.
struct PlistScanner {
    enum Step: Equatable {
        /// A dictionary or an array begins at `path`.
        case begin
        /// The container at `path` ends.
        case end
        /// A value at `path`: the text of a string, number or date; `true` and `false`; empty for data, which is not kept.
        case value(String)
        case damage(problem: String, advice: String)
    }

    private(set) var xml: XMLScanner
    /// The keys that lead to the last step; elements of arrays are empty.
    private(set) var path: [String] = []

    /// Whether each open container is a dictionary.
    private var containers: [Bool] = []
    private var key = ""
    private var text = ""

    init(_ window: ByteWindow, line: Int) {
        xml = XMLScanner(window, line: line)
    }

    var place: FilePlace { xml.place }
    var endedEarly: Bool { xml.endedEarly }

    private static let texts: Set<String> = ["key", "string", "integer", "real", "date"]

    /// The next step; nil at the end.
    ///
    /// - Throws: as `XMLScanner.next`.
    mutating func next() throws -> Step? {
        while let token = try xml.next() {
            switch token {
            case .start(let name):
                text = ""
                xml.wantsText = Self.texts.contains(name)
                if name == "dict" || name == "array" {
                    enter()
                    containers.append(name == "dict")
                    return .begin
                }
            case .text(let piece): text += piece
            case .end(let name):
                xml.wantsText = false
                if let step = end(name) { return step }
            case .damage(let problem, let advice): return .damage(problem: problem, advice: advice)
            }
        }
        return nil
    }

    private mutating func end(_ name: String) -> Step? {
        switch name {
        case "key":
            key = text
            return nil
        case "dict", "array":
            guard !containers.isEmpty else { return nil }
            containers.removeLast()
            // The path of a container is that of its parent and its own key.
            path.removeLast(max(0, path.count - containers.count))
            return .end
        case "plist": return nil
        default:
            enter()
            return .value(name == "true" || name == "false" ? name : text)
        }
    }

    /// Makes `path` that of a value in the innermost container.
    private mutating func enter() {
        path.removeLast(max(0, path.count - max(0, containers.count - 1)))
        guard let isDictionary = containers.last else { return }
        path.append(isDictionary ? key : "")
        key = ""
    }
}
