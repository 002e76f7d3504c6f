internal import FlyingFox
internal import Foundation
internal import Synchronization

/// Carries requests from the socket to the page's desk and its answers back.
final class PageHandler: HTTPHandler {
    private let desk: PageDesk
    private let token: AccessToken
    private let door = Mutex<RequestGuard?>(nil)
    /// Reading the database blocks; the pool on which the server runs has a thread for each core, and keeps them.
    private let threads = DispatchQueue(label: "narada.review-page", attributes: .concurrent)

    init(desk: PageDesk, token: AccessToken) {
        self.desk = desk
        self.token = token
    }

    /// Begins to answer: the port stands in what a request has to name.
    func begin(port: UInt16) { door.withLock { $0 = RequestGuard(token: token, port: port) } }

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let body = try await Self.body(of: request)
        let guarded = door.withLock { $0 }
        let asked = WebRequest(
            method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
            headers: Dictionary(
                request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }, uniquingKeysWith: { _, last in last }),
            body: body)
        let desk = desk
        let answer = await withCheckedContinuation { continuation in
            threads.async { continuation.resume(returning: desk.answer(asked, behind: guarded)) }
        }
        return Self.response(answer, isHead: request.method == .HEAD)
    }

    /// The body; nil where it is too long. It is read to its end all the same: what is left would be taken for the
    /// connection's next request.
    private static func body(of request: HTTPRequest) async throws -> Data? {
        var body = Data()
        var isTooLong = false
        for try await piece in request.bodySequence where !isTooLong {
            body.append(piece)
            isTooLong = body.count > WebRequest.mostBytes
        }
        return isTooLong ? nil : body
    }

    private static func response(_ answer: WebAnswer, isHead: Bool) -> HTTPResponse {
        var headers = HTTPHeaders()
        for (name, value) in PageHeaders.all.merging(answer.headers, uniquingKeysWith: { $1 }) {
            headers[HTTPHeader(name)] = value
        }
        headers[.contentType] = answer.contentType
        if isHead { headers[.contentLength] = String(answer.body.count) }
        return HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: phrases[answer.status] ?? "Refused"), headers: headers,
            body: isHead ? Data() : answer.body)
    }

    /// The words of RFC 9110 for what the page answers.
    private static let phrases = [
        200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 409: "Conflict", 413: "Content Too Large", 415: "Unsupported Media Type",
        421: "Misdirected Request", 422: "Unprocessable Content", 500: "Internal Server Error",
        503: "Service Unavailable",
    ]
}
