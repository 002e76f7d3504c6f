import Foundation
@testable import NaradaMatching

/// The standard profile's JSON with one value changed: `matchers.1.levels.shared.m` names a value by keys and places.
struct ProfileText {
    private var root: Any

    init() throws {
        root = try JSONSerialization.jsonObject(with: Data(PackageResources.default_json))
    }

    /// Paths of all numbers, sorted.
    var numberPaths: [String] {
        func paths(_ value: Any, _ path: [String]) -> [String] {
            switch value {
            case let object as [String: Any]: object.flatMap { paths($0.value, path + [$0.key]) }
            case let list as [Any]: list.enumerated().flatMap { paths($0.element, path + [String($0.offset)]) }
            case is NSNumber: [path.joined(separator: ".")]
            default: []
            }
        }
        return paths(root, []).sorted()
    }

    /// The number at a path; nil for none.
    func number(at path: String) -> Double? {
        let value = path.split(separator: ".").reduce(Optional(root)) { value, key in
            (value as? [String: Any])?[String(key)] ?? Int(key).flatMap { (value as? [Any])?[$0] }
        }
        return (value as? NSNumber)?.doubleValue
    }

    /// The text with the value at the path replaced by raw JSON, or with its key left out where that is nil; a new key
    /// is added.
    func text(setting path: String, to raw: String?) throws -> String {
        let mark = "the value"
        let edited = Self.edit(root, path.split(separator: ".").map(String.init)[...], mark: raw == nil ? nil : mark)
        let data = try JSONSerialization.data(withJSONObject: edited, options: [.sortedKeys])
        return String(decoding: data, as: UTF8.self).replacing("\"\(mark)\"", with: raw ?? "")
    }

    private static func edit(_ value: Any, _ path: ArraySlice<String>, mark: String?) -> Any {
        guard let key = path.first else { return mark ?? value }
        if var object = value as? [String: Any] {
            if path.count == 1, mark == nil {
                object[key] = nil
            } else {
                object[key] = edit(object[key] ?? [String: Any](), path.dropFirst(), mark: mark)
            }
            return object
        }
        if var list = value as? [Any], let place = Int(key), list.indices.contains(place) {
            list[place] = edit(list[place], path.dropFirst(), mark: mark)
            return list
        }
        return value
    }
}

extension Profile {
    /// The profile of JSON text in the file `p.json`.
    init(text: String) throws { try self.init(json: Data(text.utf8), file: "p.json") }
}
