import Foundation
import NaradaModel

/// What the store reads and writes of `connector_tracks.raw_metadata`: further ISRCs, MusicBrainz ids and the place on the
/// release.
enum RawMetadata {
    static let isrcsKey = "isrcs"
    static let mbidKey = "mbid"
    static let mbidsKey = "mbids"
    static let positionKey = "track_number"

    /// What a row's metadata adds to its columns.
    struct Further {
        var isrcs: [ISRC]
        var mbids: [MBID]
        var position: TrackPosition?
    }

    /// The identifiers of a row's metadata (`isrcs`, an array or text with several; `mbid` and `mbids`) and its place on
    /// the release (`track_number`); nil where it has none, also where it is no JSON.
    ///
    /// The general parser is asked only where one of the keys' letters stand, since most rows have none of them and it
    /// costs more than all else of the row.
    static func further(in bytes: UnsafeBufferPointer<UInt8>) -> Further? {
        guard [isrcsKey, mbidKey, positionKey].contains(where: { mentions($0, in: bytes) }) else { return nil }
        guard let members = plainMembers(of: bytes) ?? parsedMembers(of: bytes) else { return nil }
        let isrcs = texts(members[isrcsKey]).flatMap { ISRC.list(in: $0).codes }
        let mbids = (texts(members[mbidKey]) + texts(members[mbidsKey])).compactMap { MBID($0) }
        let number = (members[positionKey] as? Int).map(String.init)
        let position = (number ?? members[positionKey] as? String).flatMap { TrackPosition($0) }
        guard !isrcs.isEmpty || !mbids.isEmpty || position != nil else { return nil }
        return Further(isrcs: Set(isrcs).sorted(), mbids: Set(mbids).sorted(), position: position)
    }

    /// The metadata after an import: what was there, with the imported members and identifiers laid over it.
    ///
    /// Keys that the import does not have stay: an export names fewer things than the service once told. The exception
    /// are the ISRCs: an import that has any states them all, so that a single one clears the list. Metadata that was no
    /// JSON object gives way to the import's. Unchanged members leave the text as it is, byte for byte.
    static func merged(_ existing: String?, with imported: String?, isrcs: [ISRC], mbid: MBID?) -> String? {
        if imported == nil, mbid == nil, isrcs.count < 2 {
            guard isrcs.count == 1, let existing, existing.contains(isrcsKey) else { return existing }
        } else if existing == nil, mbid == nil, isrcs.count < 2 {
            return imported
        }
        let before = existing.flatMap(JSONMembers.init)
        var after = before ?? JSONMembers()
        if let imported {
            guard let members = JSONMembers(imported) else { return imported }
            after = after.merged(with: members)
        }
        if isrcs.count > 1 {
            after[isrcsKey] = JSONText.array(isrcs.map { JSONText.string($0.code) })
        } else if isrcs.count == 1 {
            after[isrcsKey] = nil
        }
        if let mbid { after[mbidKey] = JSONText.string(mbid.text) }
        if let before, before.values == after.values { return existing }
        // Nothing of ours to say: text that is no object stays for its owner.
        if before == nil, after.values.isEmpty { return existing }
        return after.text
    }

    /// The metadata with what an import knows and it does not; what it says stays, byte for byte where nothing is new.
    ///
    /// Metadata that is no JSON object stays for its owner.
    static func filled(_ existing: String?, with imported: String?, isrcs: [ISRC], mbid: MBID?) -> String? {
        guard let existing else { return merged(nil, with: imported, isrcs: isrcs, mbid: mbid) }
        // Most often the same file, or another one of its kind, says the same again.
        let isNews = imported.map { !$0.isWritten(like: existing) } ?? false
        guard isNews || mbid != nil || isrcs.count > 1, let before = JSONMembers(existing) else { return existing }
        var news = imported.flatMap(JSONMembers.init) ?? JSONMembers()
        if isrcs.count > 1 { news[isrcsKey] = JSONText.array(isrcs.map { JSONText.string($0.code) }) }
        if let mbid { news[mbidKey] = JSONText.string(mbid.text) }
        let after = news.merged(with: before)
        return after == before ? existing : after.text
    }

    static func parsedMembers(of bytes: UnsafeBufferPointer<UInt8>) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(buffer: bytes))) as? [String: Any]
    }

    /// Those of the members that `further(in:)` asks for, of an object of nothing but plain texts, as imports write it:
    /// `{"number":"011","track_number":"11"}`. Nil for any other: the general parser knows what it is.
    static func plainMembers(of bytes: UnsafeBufferPointer<UInt8>) -> [String: Any]? {
        var members: [String: Any] = [:]
        var index = 0
        func next(is byte: Unicode.Scalar) -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
            index += 1
            return true
        }
        /// A text of ASCII without escapes.
        func text() -> Slice<UnsafeBufferPointer<UInt8>>? {
            guard next(is: "\"") else { return nil }
            let start = index
            while index < bytes.count, case let byte = bytes[index], byte != UInt8(ascii: "\"") {
                guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return nil }
                index += 1
            }
            return next(is: "\"") ? bytes[start..<index - 1] : nil
        }
        guard next(is: "{") else { return nil }
        repeat {
            guard let name = text(), next(is: ":"), let value = text() else { return nil }
            guard let key = asked.first(where: { name.elementsEqual($0.utf8) }) else { continue }
            // Which of two holds is the general parser's to say.
            guard members.updateValue(String(decoding: value, as: UTF8.self), forKey: key) == nil else { return nil }
        } while next(is: ",")
        return next(is: "}") && index == bytes.count ? members : nil
    }

    private static let asked = [isrcsKey, mbidKey, mbidsKey, positionKey]

    private static func texts(_ value: Any?) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.compactMap { $0 as? String }
        default: []
        }
    }

    private static func mentions(_ key: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress, let first = key.utf8.first else { return false }
        var rest = bytes[...]
        while let found = memchr(start + rest.startIndex, Int32(first), rest.count) {
            rest = rest[(UnsafeRawPointer(found) - UnsafeRawPointer(start))...]
            if rest.starts(with: key.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
