import Foundation
import NaradaTestSupport
import Testing

/// The page through the real program: its address is read from the output, and Ctrl-C ends it.
@Suite(.serialized) struct ServeTests {
    /// The program while it serves.
    final class Serving {
        let process: Process
        private let output: URL
        private let errors: URL

        init(_ scene: Scene, _ arguments: String..., environment: [String: String] = [:]) throws {
            process = try Program.process(
                ["review", "serve"] + arguments, in: scene.directory, environment: environment)
            output = scene.directory.appendingPathComponent("\(UUID().uuidString).out")
            errors = scene.directory.appendingPathComponent("\(UUID().uuidString).err")
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
        }

        deinit {
            guard process.isRunning else { return }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        var text: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
        var errorText: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

        struct Silent: Error, CustomStringConvertible {
            var description: String
        }

        /// The port and the token of the address, once it was printed.
        func address() throws -> (port: Int, token: String) {
            // A generous limit that only a failure reaches.
            for _ in 0..<600 {
                if let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/#token=([0-9a-f]{32})\b/),
                    let port = Int(match.output.1)
                {
                    return (port, String(match.output.2))
                }
                guard process.isRunning else { break }
                Thread.sleep(forTimeInterval: 0.1)
            }
            throw Silent(description: "no address in \"\(text)\", \"\(errorText)\"")
        }

        func end(by signal: Int32 = SIGINT) -> Int32 {
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            return process.terminationReason == .exit
                ? process.terminationStatus : 128 + process.terminationStatus
        }
    }

    /// Asks by the `curl` that scripts would use.
    private static func ask(_ port: Int, _ target: String, token: String?, post: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        var arguments = ["curl", "-sS", "--max-time", "60"]
        if let token { arguments += ["-H", "Authorization: Bearer \(token)"] }
        if let post { arguments += ["-H", "Content-Type: application/json", "-d", post] }
        process.arguments = arguments + ["http://127.0.0.1:\(port)\(target)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a verdict through the page is in the database when the program ends`(_ signal: Int32) throws {
        let scene = try QueueScene.scene((0..<3).map { QueueScene.alias($0, "Name \($0)") })
        let serving = try Serving(scene, "--open", "no")
        let (port, token) = try serving.address()
        #expect(serving.text.hasPrefix("3 pairs wait at\n"))
        #expect(try Self.ask(port, "/", token: nil).contains("<title>Review"))
        #expect(try Self.ask(port, "/api/queue", token: nil).contains(#""code":"no_token""#))
        let card = try Self.ask(port, "/api/items/1", token: token)
        let seen = try #require(card.firstMatch(of: /"seen":"([0-9a-f]+)"/)).output.1
        let answer = try Self.ask(
            port, "/api/items/1/verdict", token: token, post: #"{"verdict":"reject","seen":"\#(seen)"}"#)
        #expect(answer.contains(#""said":"Rejected. u takes it back.""#))
        #expect(serving.end(by: signal) == 130)
        #expect(serving.text.hasSuffix("\n1 pair answered and stored; 2 wait on.\n"))
        #expect(serving.errorText.isEmpty)
        #expect(try scene.run("review", "export", "--json").outputText.contains(#""verdict":"reject""#))
        #expect(try Self.ask(port, "/", token: nil).isEmpty, "nobody listens any more")
    }

    @Test func `programs get the address as JSON, or alone`() throws {
        let scene = try QueueScene.scene([QueueScene.live(1)])
        let asJSON = try Serving(scene, "--open", "no", "--json")
        let (port, token) = try asJSON.address()
        let url = "http://127.0.0.1:\(port)/#token=\(token)"
        #expect(asJSON.text == #"{"version":1,"url":"\#(url)","port":\#(port),"token":"\#(token)"}"# + "\n")
        #expect(asJSON.end() == 130)
        #expect(asJSON.text.split(separator: "\n").count == 1)
        let quiet = try Serving(scene, "--open", "no", "--quiet")
        let other = try quiet.address()
        #expect(quiet.text == "http://127.0.0.1:\(other.port)/#token=\(other.token)\n")
        #expect(other.token != token)
        #expect(quiet.end() == 130)
    }

    @Test func `a port that is in use is an error, and so is one that is none`() throws {
        let scene = try QueueScene.scene([])
        let serving = try Serving(scene, "--open", "no")
        let (port, _) = try serving.address()
        #expect(serving.text.hasPrefix("Nothing waits; the page is at\n"))
        let second = try scene.run("review", "serve", "--open", "no", "--port", String(port))
        #expect(second.status == 2 && second.outputText.isEmpty)
        #expect(second.errorText.contains("port \"\(port)\" of this machine is in use; give another with --port"))
        #expect(serving.end() == 130)
        for port in ["0", "65536", "-1", "x"] {
            #expect(try scene.run("review", "serve", "--port=\(port)").status == 2)
        }
        #expect(try scene.run("review", "serve", "--database", "missing.db").status == 3)
    }

    @Test func `a browser is given a file of this user, and not the token`() throws {
        let scene = try QueueScene.scene([QueueScene.live(1)])
        // A desktop of our own, which writes down what it is asked to open.
        let desktop = scene.directory.appendingPathComponent("desktop")
        try FileManager.default.createDirectory(at: desktop, withIntermediateDirectories: true)
        for name in ["xdg-open", "open"] {
            let file = desktop.appendingPathComponent(name)
            try Data(
                "#!/bin/sh\nstat -c %a \"$1\" \"$(dirname \"$1\")\" >\"$NARADA_SEEN.modes\" 2>/dev/null\ncp \"$1\" \"$NARADA_SEEN.page\"\necho \"$@\" >\"$NARADA_SEEN.new\"\nmv \"$NARADA_SEEN.new\" \"$NARADA_SEEN\"\n"
                    .utf8
            ).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        let seen = scene.path("seen")
        let path = desktop.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let serving = try Serving(
            scene, "--open", "yes", environment: ["PATH": path, "NARADA_SEEN": seen, "TMPDIR": scene.directory.path])
        let (port, token) = try serving.address()
        for _ in 0..<600 where !FileManager.default.fileExists(atPath: seen) { Thread.sleep(forTimeInterval: 0.1) }
        let arguments = try String(contentsOfFile: seen, encoding: .utf8).trimmingCharacters(in: .newlines)
        #expect(!arguments.contains(token) && arguments.hasSuffix(".html"))
        let page = try String(contentsOfFile: seen + ".page", encoding: .utf8)
        #expect(page.contains("0; url=http://127.0.0.1:\(port)/#token=\(token)"))
        #if os(Linux)
            #expect(try String(contentsOfFile: seen + ".modes", encoding: .utf8).contains("700"))
        #endif
        #expect(serving.end() == 130)
        #expect(!FileManager.default.fileExists(atPath: arguments), "the file goes with the page")
    }
}
