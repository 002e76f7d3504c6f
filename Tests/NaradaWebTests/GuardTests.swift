import Foundation
import NaradaEngine
import NaradaTestSupport
import Testing

@testable import NaradaWeb

/// Who is let in, and what is said to those who are not.
@Suite struct GuardTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var method = "GET"
        var target = "/api/queue"
        /// Beside the token, which a row takes away by giving it blank.
        var headers: [String: String] = [:]
        var body = ""
        var status: Int
        var code: String?
        var testDescription: String { name }
    }

    private static let verdict = #"{"verdict":"accept","seen":""}"#
    private static let json = ["Content-Type": "application/json"]

    private static let rows: [Row] = [
        Row(name: "with the token", status: 200),
        Row(name: "the page needs none", target: "/", headers: ["Authorization": ""], status: 200),
        Row(name: "nor does its script", target: "/page.js", headers: ["Authorization": ""], status: 200),
        Row(name: "no token", headers: ["Authorization": ""], status: 401, code: "no_token"),
        Row(
            name: "another token", headers: ["Authorization": "Bearer 0123456789abcdef0123456789abcdef"], status: 401,
            code: "wrong_token"),
        Row(name: "a beginning of a token", headers: ["Authorization": "Bearer 0"], status: 401, code: "wrong_token"),
        Row(name: "no scheme", headers: ["Authorization": "TOKEN"], status: 401, code: "wrong_token"),
        Row(name: "another scheme", headers: ["Authorization": "Basic TOKEN"], status: 401, code: "wrong_token"),
        Row(
            name: "the token in the query", target: "/api/queue?token=TOKEN", headers: ["Authorization": ""],
            status: 401,
            code: "no_token"),
        Row(
            name: "the token in a cookie", headers: ["Authorization": "", "Cookie": "token=TOKEN"], status: 401,
            code: "no_token"),
        Row(name: "localhost by name", headers: ["Host": "LocalHost:PORT"], status: 200),
        Row(name: "another name for this machine", headers: ["Host": "evil.example:PORT"], status: 421, code: "host"),
        Row(name: "another port", headers: ["Host": "127.0.0.1:1"], status: 421, code: "host"),
        Row(name: "no port", headers: ["Host": "127.0.0.1"], status: 421, code: "host"),
        Row(
            name: "a name that begins like ours", headers: ["Host": "127.0.0.1:PORT.evil.example"], status: 421,
            code: "host"),
        Row(name: "no host", headers: ["Host": ""], status: 421, code: "host"),
        Row(name: "the page itself to a foreign host", target: "/", headers: ["Host": "evil.example"], status: 421),
        Row(name: "own origin", headers: ["Origin": "http://127.0.0.1:PORT"], status: 200),
        Row(name: "a foreign origin", headers: ["Origin": "http://evil.example"], status: 403, code: "origin"),
        Row(name: "the origin of a file", headers: ["Origin": "null"], status: 403, code: "origin"),
        Row(
            name: "another server of this machine", headers: ["Origin": "http://127.0.0.1:1"], status: 403,
            code: "origin"),
        Row(
            name: "a browser that says cross-site", headers: ["Sec-Fetch-Site": "cross-site"], status: 403,
            code: "origin"),
        Row(
            name: "a browser that says same-site", headers: ["Sec-Fetch-Site": "same-site"], status: 403, code: "origin"
        ),
        Row(name: "a browser that says same-origin", headers: ["Sec-Fetch-Site": "same-origin"], status: 200),
        Row(
            name: "a verdict from a foreign origin", method: "POST", target: "/api/items/1/verdict",
            headers: json.merging(["Origin": "http://evil.example"]) { $1 }, body: verdict, status: 403, code: "origin"),
        Row(
            name: "a verdict as a form sends it", method: "POST", target: "/api/items/1/verdict",
            headers: ["Content-Type": "text/plain"], body: verdict, status: 415, code: "not_json"),
        Row(name: "a verdict by GET", target: "/api/items/1/verdict", status: 405, code: "method"),
        Row(name: "a page by POST", method: "POST", target: "/", status: 405),
        Row(name: "the queue by DELETE", method: "DELETE", status: 405, code: "method"),
        Row(name: "a method that nobody knows", method: "BREW", status: 404),
        Row(name: "the headers alone", method: "HEAD", target: "/", status: 200),
        Row(name: "nothing there", target: "/nothing", status: 404),
        Row(name: "out of the page's files", target: "/../../etc/passwd", status: 404),
        Row(name: "out of them in disguise", target: "/%2e%2e/etc/passwd", status: 404),
        Row(name: "no such part", target: "/api/secrets", status: 404, code: "not_found"),
        Row(name: "no such question", target: "/api/items/999", status: 404, code: "gone"),
        Row(name: "a question that is no number", target: "/api/items/one", status: 404, code: "not_found"),
        Row(
            name: "a question beyond all numbers", target: "/api/items/99999999999999999999", status: 404,
            code: "not_found"),
        Row(name: "a negative question", target: "/api/items/-1", status: 404, code: "not_found"),
        Row(name: "no such group", target: "/api/groups/00000000", status: 404, code: "group_gone"),
        Row(name: "a group that is no key", target: "/api/groups/'%20OR%201", status: 404, code: "not_found"),
        Row(name: "no such reason", target: "/api/queue?reason=whim", status: 400, code: "unreadable"),
        Row(name: "a confidence beyond 100", target: "/api/queue?max=101", status: 400, code: "unreadable"),
        Row(name: "confidences that cross", target: "/api/queue?min=60&max=50", status: 400, code: "unreadable"),
        Row(name: "a page beyond the last", target: "/api/queue?page=99999999999", status: 200),
        Row(
            name: "a body that is no JSON", method: "POST", target: "/api/undo", headers: json, body: "{", status: 400,
            code: "unreadable"),
        Row(
            name: "a body without what is asked", method: "POST", target: "/api/undo", headers: json, body: "{}",
            status: 400, code: "unreadable"),
        Row(
            name: "a body of another kind", method: "POST", target: "/api/undo", headers: json,
            body: #"{"stroke":"x"}"#, status: 400, code: "unreadable"),
        Row(
            name: "an unknown verdict", method: "POST", target: "/api/items/1/verdict", headers: json,
            body: #"{"verdict":"love","seen":""}"#, status: 400, code: "unreadable"),
        Row(
            name: "a track with a rejection", method: "POST", target: "/api/items/1/verdict", headers: json,
            body: #"{"verdict":"reject","track":1,"seen":""}"#, status: 400, code: "unreadable"),
        Row(
            name: "a body of deep brackets", method: "POST", target: "/api/undo", headers: json,
            body: String(repeating: "[", count: 60_000), status: 400, code: "unreadable"),
        Row(
            name: "a body that is too long", method: "POST", target: "/api/undo", headers: json,
            body: String(repeating: " ", count: 70_000), status: 413, code: "too_long"),
        Row(
            name: "a body that is much too long", method: "POST", target: "/api/undo", headers: json,
            body: String(repeating: " ", count: 5_000_000), status: 413, code: "too_long"),
        Row(
            name: "a note that is too long", method: "POST", target: "/api/items/1/verdict", headers: json,
            body: #"{"verdict":"skip","seen":"","note":"\#(String(repeating: "n", count: 2_001))"}"#, status: 400,
            code: "unreadable"),
    ]

    @Test(arguments: rows)
    func `is let in, or told why not`(_ row: Row) async throws {
        let served = try await ServedQueue(ServedQueue.numbered(3))
        func filled(_ text: String) -> String {
            text.replacing("TOKEN", with: served.address.token).replacing("PORT", with: String(served.address.port))
        }
        let headers = ["Authorization": "Bearer TOKEN"].merging(row.headers) { $1 }.mapValues(filled)
        let reply = try await served.client.send(
            row.method, filled(row.target), headers: headers, body: Data(row.body.utf8))
        #expect(reply.status == row.status)
        if let code = row.code {
            let answer = try reply.json()
            #expect(answer.text("code") == code)
            #expect(answer.number("version") == 1)
            #expect((answer.text("error") ?? "").hasSuffix("."))
        }
        if row.method == "HEAD" { #expect(reply.body.isEmpty) }
        #expect(try served.waiting() == 3, "nothing is stored by it")
    }

    @Test func `every answer says what a browser may do with it`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(1))
        for target in ["/", "/page.css", "/api/queue", "/api/items/9", "/nothing"] {
            let reply = try await served.get(target)
            for (name, value) in PageHeaders.all { #expect(reply.headers[name.lowercased()] == value, "\(target)") }
            #expect(reply.headers["set-cookie"] == nil, "the token is in no cookie")
            #expect(!reply.text.contains(served.address.token), "and in no answer")
        }
        let policy = PageHeaders.contentPolicy
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("http"))
    }

    @Test func `the page has nothing inline and nothing from elsewhere`() async throws {
        let served = try await ServedQueue([])
        let page = try await served.get("/").text
        #expect(!page.contains("style=") && !page.contains("<style") && page.firstMatch(of: /\son[a-z]+=/) == nil)
        #expect(page.firstMatch(of: /<script(?![^>]*src="\/)/) == nil)
        #expect(page.firstMatch(of: /(src|href)="(?![\/#])/) == nil)
        for target in ["/page.css", "/page.js", "/server.js", "/keys.js", "/queue.js"] {
            let file = try await served.get(target)
            #expect(file.status == 200)
            #expect(!file.text.contains("://") && !file.text.contains("eval("))
        }
    }

    @Test func `two requests on one connection, the first with a long body`() async throws {
        let served = try await ServedQueue(ServedQueue.numbered(1))
        let host = "Host: 127.0.0.1:\(served.address.port)\r\n"
        let smuggled = "GET /api/queue HTTP/1.1\r\n\(host)\r\n"
        let body = String(repeating: " ", count: 3_000_000) + smuggled
        let first = "POST /api/undo HTTP/1.1\r\n\(host)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let second = "GET /nothing HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"
        let reply = try await served.client.exchange(Data((first + second).utf8))
        #expect(reply.status == 401)
        // What follows the first answer is the answer to the second request, and to nothing inside the body.
        #expect(reply.text.components(separatedBy: "HTTP/1.1 ").count == 2)
        #expect(reply.text.contains("HTTP/1.1 404"))
    }

    @Test func `only the loopback listens`() async throws {
        let served = try await ServedQueue([])
        #expect(served.address.url == "http://127.0.0.1:\(served.address.port)/#token=\(served.address.token)")
        #if os(Linux)
            // The kernel's list: the local address in network order as a number of this machine's, the port, the state.
            let port = String(served.address.port, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: 4 - port.count) + port
            var listening: [String] = []
            for file in ["/proc/net/tcp", "/proc/net/tcp6"] {
                // Read to its end: the kernel's files have no size.
                let data = FileHandle(forReadingAtPath: file)?.readDataToEndOfFile() ?? Data()
                for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
                    let fields: [Substring] = line.split(separator: " ")
                    guard fields.count > 3, fields[1].hasSuffix(":" + padded), fields[3] == "0A" else { continue }
                    listening.append(String(fields[1]))
                }
            }
            #expect(listening == ["0100007F:" + padded])
        #endif
    }

    @Test func `a port that is in use is said`() async throws {
        let served = try await ServedQueue([])
        let other = try ReviewServer(engine: .init(databasePath: served.home.path))
        let port = served.address.port
        await #expect(throws: WebFault.portInUse(port)) { try await apart { try other.start(port: port) } }
    }

    @Test func `a page that is stopped listens no more, and can be started again`() async throws {
        let served = try await ServedQueue([])
        try await served.stop()
        try await served.stop()
        await #expect(throws: Client.Trouble.self) { try await served.get("/") }
        let server = served.server
        let again = try await apart { try server.start() }
        #expect(try await Client(port: again.port).send("GET", "/").status == 200)
    }
}
