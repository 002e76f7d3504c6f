internal import Foundation
internal import NaradaEngine
internal import NaradaModel

/// A verdict as the page sends it: `{"verdict":"accept","track":12,"note":"by ear","seen":"3f…"}`.
struct VerdictBody {
    let verdict: Verdict
    /// Another track than the proposed one.
    let track: Int64?
    let note: String?
    /// What the person looked at.
    let seen: String

    /// Characters of a note: some paragraphs.
    static let longestNote = 2_000

    /// - Throws: `Refused` with what cannot be read.
    init(_ request: WebRequest) throws {
        let fields = try request.decoded(Fields.self)
        guard let verdict = Verdict(rawValue: fields.verdict) else {
            throw Refused(
                .unreadable("\"verdict\" is none of \(Verdict.allCases.map(\.rawValue).joined(separator: ", "))"))
        }
        guard fields.track == nil || verdict == .accept else {
            throw Refused(.unreadable("\"track\" goes with accept alone"))
        }
        let note = fields.note?.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (note?.count ?? 0) <= Self.longestNote else {
            throw Refused(.unreadable("the note is longer than \(Self.longestNote) characters"))
        }
        self.verdict = verdict
        self.note = note?.isEmpty == true ? nil : note
        track = fields.track
        seen = fields.seen
    }

    private struct Fields: Decodable {
        var verdict: String
        var track: Int64?
        var note: String?
        var seen: String
    }
}

/// `{"stroke":55}`: the answer to take back.
struct UndoBody {
    let stroke: Int64

    /// - Throws: `Refused` with what cannot be read.
    init(_ request: WebRequest) throws { stroke = try request.decoded(Fields.self).stroke }

    private struct Fields: Decodable { var stroke: Int64 }
}

extension WebRequest {
    /// The JSON of the body.
    ///
    /// - Throws: `Refused` for a body that is too long, is not declared as JSON, or is not of this shape. A form of
    ///   another site cannot declare JSON.
    fileprivate func decoded<Body: Decodable>(_ type: Body.Type) throws -> Body {
        guard let body else { throw Refused(.tooLong) }
        let kind = header("content-type")?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces)
        guard kind?.lowercased() == "application/json" else { throw Refused(.notJSON) }
        do {
            return try JSONDecoder().decode(type, from: body)
        } catch DecodingError.keyNotFound(let key, _) {
            throw Refused(.unreadable("\"\(key.stringValue)\" is missing"))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw Refused(.unreadable("\"\(place)\" has a value of another kind"))
        } catch {
            throw Refused(.unreadable("the body is no JSON"))
        }
    }
}

extension BoardQuery {
    /// The query of a request: `connector`, `reason` (both may be repeated), `min`, `max`, `group`, `words`.
    ///
    /// - Throws: `Refused` for a reason or a confidence that is none.
    init(_ request: WebRequest) throws {
        let reasons = try request.values("reason").map { code in
            guard let reason = ReviewReason(rawValue: code) else {
                throw Refused(.unreadable("\"\(code.prefix(40).harmless)\" is no reason"))
            }
            return reason
        }
        func percent(_ name: String, or usual: Int) throws -> Int {
            guard let text = request.value(name) else { return usual }
            guard let number = Int(text), (0...100).contains(number) else {
                throw Refused(
                    .unreadable("\"\(name)\" is a confidence from 0 to 100, not \"\(text.prefix(40).harmless)\""))
            }
            return number
        }
        let (low, high) = (try percent("min", or: 0), try percent("max", or: 100))
        guard low <= high else { throw Refused(.unreadable("\"min\" lies above \"max\"")) }
        self.init(
            confidences: low...high, connectors: request.values("connector"), reasons: reasons,
            group: request.value("group"), words: request.value("words") ?? "")
    }
}
