internal import Foundation

/// What was asked, without the socket that it came through.
struct WebRequest: Sendable {
    var method: String
    /// Percent-encoded, without the query.
    var path: String
    /// Decoded, in the order in which they stood.
    var query: [(name: String, value: String)]
    /// By their names in small letters.
    var headers: [String: String]
    /// nil where it is longer than `mostBytes`.
    var body: Data?

    /// Bytes of a body that are read: a verdict with the longest note takes a tenth of that.
    static let mostBytes = 65_536

    init(
        method: String = "GET", path: String = "/", query: String = "", headers: [String: String] = [:],
        body: Data? = Data()
    ) {
        self.method = method
        self.path = path
        self.query = Self.pairs(query)
        self.headers = headers
        self.body = body
    }

    func header(_ name: String) -> String? { headers[name] }

    /// The last value of the name, as forms have it; nil where it is missing or blank.
    func value(_ name: String) -> String? {
        query.last { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    /// Every value of the name that is not blank.
    func values(_ name: String) -> [String] {
        query.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// `application/x-www-form-urlencoded` as the URL standard parses it: plus is a blank.
    private static func pairs(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").prefix(mostParameters).map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { side in
                let blanks = String(side.replacing("+", with: " "))
                return blanks.removingPercentEncoding ?? blanks
            }
            return (sides[0], sides.count > 1 ? sides[1] : "")
        }
    }

    /// Parameters that are read; the page sends fewer than thirty.
    private static let mostParameters = 200
}

/// What is answered, without the socket that it goes through.
struct WebAnswer: Sendable {
    var status: Int
    var contentType: String
    var body: Data
    /// Beside those that every answer has (`PageHeaders`).
    var headers: [String: String] = [:]

    static let htmlType = "text/html; charset=utf-8"
    static let jsonType = "application/json; charset=utf-8"
    static let textType = "text/plain; charset=utf-8"

    /// An answer for the page's script.
    static func json(_ text: String, status: Int = 200) -> WebAnswer {
        WebAnswer(status: status, contentType: jsonType, body: Data(text.utf8))
    }
}
