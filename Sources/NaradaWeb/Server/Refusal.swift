internal import Foundation
internal import NaradaModel
internal import NaradaReview

/// Why a request is not answered: the closed list, each with its status and a sentence that says what to do.
enum Refusal: Hashable, Sendable {
    case host
    case origin
    case noToken
    case wrongToken
    case notFound(String)
    case method(allowed: String)
    case tooLong
    case notJSON
    case unreadable(String)
    case unknownItem(Int64)
    case unknownGroup(String)
    case gone
    case changed
    case groupGone
    case groupChanged
    case unknownTrack(Int64)
    case unknownStroke
    case overtaken
    case fault(sentence: String, isDatabase: Bool)

    var status: Int {
        switch self {
        case .host: 421
        case .origin: 403
        case .noToken, .wrongToken: 401
        case .notFound, .unknownItem, .unknownGroup: 404
        case .method: 405
        case .tooLong: 413
        case .notJSON: 415
        case .unreadable: 400
        case .gone, .changed, .groupGone, .groupChanged, .unknownStroke, .overtaken: 409
        case .unknownTrack: 422
        case .fault(_, let isDatabase): isDatabase ? 503 : 422
        }
    }

    /// The refusal's name for programs.
    var code: String {
        switch self {
        case .host: "host"
        case .origin: "origin"
        case .noToken: "no_token"
        case .wrongToken: "wrong_token"
        case .notFound: "not_found"
        case .method: "method"
        case .tooLong: "too_long"
        case .notJSON: "not_json"
        case .unreadable: "unreadable"
        case .unknownItem, .gone: "gone"
        case .unknownGroup, .groupGone: "group_gone"
        case .changed: "changed"
        case .groupChanged: "group_changed"
        case .unknownTrack: "unknown_track"
        case .unknownStroke: "unknown_answer"
        case .overtaken: "overtaken"
        case .fault(_, let isDatabase): isDatabase ? "database" : "input"
        }
    }

    var sentence: String {
        switch self {
        case .host: "This page answers to 127.0.0.1 and localhost only; open the address that was printed."
        case .origin: "Another site asked for this; open the address that was printed."
        case .noToken: "The token is missing; open the whole address that was printed, with all behind the #."
        case .wrongToken: "The token is wrong: the page was started anew; open the address that was printed last."
        case .notFound(let path): "There is nothing at \"\(path.prefix(100).harmless)\"; go back to the first page."
        case .method(let allowed): "This address takes \(allowed) only; the page's script knows that."
        case .tooLong: "That is more than \(WebRequest.mostBytes) bytes; shorten the note."
        case .notJSON: "A verdict comes as application/json; send it as that."
        case .unreadable(let what): "The request cannot be read: \(what)."
        case .unknownItem, .gone: "It waits no more: another page, a terminal or a run was quicker. Nothing was stored."
        case .unknownGroup, .groupGone: "No pair of this group waits any more. Nothing was stored."
        case .changed: "One of the rows has changed since it was shown. Nothing was stored; look again."
        case .groupChanged: "Other pairs wait in this group than were shown. Nothing was stored; look again."
        case .unknownTrack(let id): "There is no track \(id). Nothing was stored; name another."
        case .unknownStroke:
            "This answer was taken back already, or given before the page was started; `review undo` knows those."
        case .overtaken:
            "A later verdict stands in its place, so that nothing was taken back; take that one back first."
        case .fault(let sentence, _): sentence
        }
    }

    /// The refusal as an answer: for the page's script as JSON, else as a line of text.
    func answer(asJSON: Bool) -> WebAnswer {
        var answer: WebAnswer
        if asJSON {
            var object = JSONObject()
            object.add("version", PageDesk.version)
            object.add("code", code)
            object.add("error", sentence)
            answer = .json(object.text, status: status)
        } else {
            answer = WebAnswer(status: status, contentType: WebAnswer.textType, body: .init((sentence + "\n").utf8))
        }
        switch self {
        case .method(let allowed): answer.headers["Allow"] = allowed
        case .noToken, .wrongToken: answer.headers["WWW-Authenticate"] = "Bearer"
        default: break
        }
        return answer
    }
}
