import Foundation

/// Who is credited, in order, as one row of the database says it.
///
/// Three spellings of the `artists` JSON are found in the wild; an edited row keeps the one it had:
///
///     ["A","B"]                         .names
///     [{"name":"A","id":"…"}]           .objects
///     {"names":["A","B"]}               .wrapped
public struct ArtistCredit: Hashable, Sendable {
    /// The JSON spelling that the credit was read from.
    public enum Form: String, Hashable, Sendable { case names, objects, wrapped }

    /// One credited name with the service's id of the artist, where the row has it.
    public struct Artist: Hashable, Sendable {
        public var name: String
        public var id: String?

        public init(name: String, id: String? = nil) {
            self.name = name
            self.id = id
        }
    }

    public var artists: [Artist]
    public var form: Form

    public init(artists: [Artist], form: Form = .names) {
        self.artists = artists
        self.form = form
    }

    /// A credit of plain names, written as `["A","B"]`.
    public init(_ names: [String]) {
        self.init(artists: names.map { Artist(name: $0) })
    }

    /// The credited names in order.
    public var names: [String] { artists.map(\.name) }

    /// The names as a person reads them: `A, B`.
    public var display: String { names.joined(separator: ", ") }

    /// The credit that a column's JSON means, or nil where it has none of the three forms.
    ///
    /// Blank names are dropped. A credit without names is allowed: the schema asks for JSON, not for an artist.
    public init?(json: String) {
        // The common form without escapes is cut by hand: a library holds a million of them, and the general parser
        // takes several microseconds for each.
        if let artists = Self.plainArtists(in: json) {
            self.init(artists: artists)
            return
        }
        guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
        else { return nil }
        switch value {
        case let list as [Any]:
            if let names = list as? [String] {
                self.init(artists: names.compactMap(Self.artist(named:)))
            } else if let objects = list as? [[String: Any]] {
                let artists = objects.compactMap { object -> Artist? in
                    guard let name = object["name"] as? String, var artist = Self.artist(named: name) else {
                        return nil
                    }
                    artist.id = object["id"] as? String
                    return artist
                }
                self.init(artists: artists, form: .objects)
            } else {
                return nil
            }
        case let wrapped as [String: Any]:
            guard let names = wrapped["names"] as? [String] else { return nil }
            self.init(artists: names.compactMap(Self.artist(named:)), form: .wrapped)
        default:
            return nil
        }
    }

    /// The JSON of the column in the form the credit was read from; keys in a fixed order, characters unescaped.
    public var json: String {
        switch form {
        case .names: return JSONText.array(names.map(JSONText.string))
        case .wrapped: return #"{"names":"# + JSONText.array(names.map(JSONText.string)) + "}"
        case .objects:
            return JSONText.array(
                artists.map { artist in
                    let id = artist.id.map { #","id":"# + JSONText.string($0) } ?? ""
                    return #"{"name":"# + JSONText.string(artist.name) + id + "}"
                })
        }
    }

    private static func artist(named name: String) -> Artist? {
        isBlank(name) ? nil : Artist(name: name)
    }

    private static func isBlank(_ name: String) -> Bool { name.allSatisfy(\.isWhitespace) }

    /// Whether UTF-8 begins with a character that is no white space; false says nothing.
    ///
    /// Nearly every name shows so at its first byte that it is not blank, without being cut into characters.
    private static func beginsVisibly(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        return switch first {
        // White space beyond ASCII begins with the bytes that are left out: U+0085, 00A0, 1680, 2000 to 205F, 3000.
        case 0x21...0x7E, 0xC3...0xE0, 0xE4...0xF4: true
        default: false
        }
    }

    /// The names of a flat JSON array of strings without escapes; nil for anything that needs the real parser.
    private static func plainArtists(in json: String) -> [Artist]? {
        var json = json
        return json.withUTF8 { bytes in
            guard bytes.first == UInt8(ascii: "["), bytes.count > 1, bytes.last == UInt8(ascii: "]") else { return nil }
            var artists: [Artist] = []
            var index = 1
            let end = bytes.count - 1
            var needsComma = false
            while index < end {
                switch bytes[index] {
                case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
                    index += 1
                case UInt8(ascii: ",") where needsComma:
                    needsComma = false
                    index += 1
                case UInt8(ascii: "\"") where !needsComma:
                    let start = index + 1
                    index = start
                    while index < end, bytes[index] != UInt8(ascii: "\"") {
                        guard bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\\") else { return nil }
                        index += 1
                    }
                    guard index < end else { return nil }
                    let name = UnsafeBufferPointer(rebasing: bytes[start..<index])
                    if beginsVisibly(name) || !isBlank(String(decoding: name, as: UTF8.self)) {
                        artists.append(Artist(name: String(decoding: name, as: UTF8.self)))
                    }
                    needsComma = true
                    index += 1
                default:
                    return nil
                }
            }
            return needsComma || artists.isEmpty ? artists : nil
        }
    }
}
