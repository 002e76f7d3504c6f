internal import NaradaReview

/// Where the page is.
public struct ReviewAddress: Hashable, Sendable {
    public let host: String
    public let port: UInt16
    /// 32 hexadecimal digits, to be sent as `Authorization: Bearer TOKEN`.
    public let token: String

    /// The address to open; the token stands behind `#`, which a browser keeps to itself.
    public var url: String { "\(origin)/#token=\(token)" }
    /// The address without token and path.
    public var origin: String { "http://\(host):\(port)" }

    /// The address for a program: one JSON object on one line.
    public var json: String {
        var object = JSONObject()
        object.add("version", PageDesk.version)
        object.add("url", url)
        object.add("port", Int(port))
        object.add("token", token)
        return object.text
    }

    /// What a person is told when the page is there.
    ///
    /// - Parameter waiting: pairs that wait.
    public func greeting(waiting: Int) -> String {
        """
        \(waiting == 0 ? "Nothing waits; the page is at" : "\(Numerals.count(waiting, "pair")) wait at")

          \(url)

        Open the whole address: what stands behind # lets you in. Only this machine can reach it. Ctrl-C ends it.

        """
    }
}

extension ReviewServer {
    /// What a person is told when the page is gone.
    public static func farewell(answered: Int, waiting: Int) -> String {
        "\(Numerals.count(answered, "pair")) answered and stored; \(Numerals.grouped(waiting)) wait on.\n"
    }
}
