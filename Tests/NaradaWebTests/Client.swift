import Foundation

/// A plain HTTP client on a socket: it sends what it is told, wrong hosts and foreign origins too, which URLSession does
/// not let a test say.
struct Client: Sendable {
    let port: UInt16

    struct Reply: Sendable {
        var status: Int
        /// By their names in small letters.
        var headers: [String: String]
        var body: Data

        var text: String { String(decoding: body, as: UTF8.self) }

        func json() throws -> [String: Any] {
            guard let object = try JSONSerialization.jsonObject(with: body) as? [String: Any] else {
                throw Trouble(what: "no JSON object: \(text.prefix(200))")
            }
            return object
        }
    }

    struct Trouble: Error, CustomStringConvertible {
        var what: String
        var description: String { what }
    }

    /// Sends one request and reads the answer to the connection's end.
    func send(_ method: String, _ target: String, headers: [String: String] = [:], body: Data = Data()) async throws
        -> Reply
    {
        var lines = ["\(method) \(target) HTTP/1.1"]
        var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
        if !body.isEmpty || method == "POST" { all["Content-Length"] = String(body.count) }
        all.merge(headers) { $1 }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            lines.append("\(name): \(value)")
        }
        return try await exchange(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    /// Sends bytes and reads the answer to the connection's end.
    func exchange(_ request: Data) async throws -> Reply {
        try await apart { try talk(request) }
    }

    private func talk(_ request: Data) throws -> Reply {
        let descriptor = try connect()
        defer { close(descriptor) }
        var sent = 0
        while sent < request.count {
            let written = request.withUnsafeBytes { bytes in
                // No signal where the server has hung up: its answer is read all the same.
                Foundation.send(
                    descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard written > 0 else { break }
            sent += written
        }
        var answer = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer.append(contentsOf: buffer[..<count])
        }
        return try Self.parse(answer)
    }

    private func connect() throws -> Int32 {
        #if os(Linux)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw Trouble(what: "no socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(descriptor, $0, size) }
        }
        guard result == 0 else {
            close(descriptor)
            throw Trouble(what: "nobody listens on port \(port)")
        }
        return descriptor
    }

    private static func parse(_ answer: Data) throws -> Reply {
        guard let end = answer.range(of: Data("\r\n\r\n".utf8)) else {
            throw Trouble(what: "no answer but \"\(String(decoding: answer.prefix(200), as: UTF8.self))\"")
        }
        let lines = String(decoding: answer[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Trouble(what: "no status in \"\(lines.first ?? "")\"")
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { continue }
            headers[sides[0].lowercased()] = sides[1].trimmingCharacters(in: .whitespaces)
        }
        return Reply(status: status, headers: headers, body: Data(answer[end.upperBound...]))
    }
}

/// Runs what blocks on a thread of its own.
///
/// Tests run on the pool that the server in the same process needs too, and the pool has a thread for each core.
func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
    }
}
