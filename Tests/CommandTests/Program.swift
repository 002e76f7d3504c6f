import Foundation

/// The built `narada-resolve`, run as a person or a script would run it.
enum Program {
    /// What a run of the program left behind.
    struct Result {
        var output: Data
        var errors: Data
        var status: Int32

        var outputText: String { String(decoding: output, as: UTF8.self) }
        var errorText: String { String(decoding: errors, as: UTF8.self) }
    }

    /// The program stands beside the test bundle, in debug and release builds alike.
    static let file = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("narada-resolve")

    struct Missing: Error, CustomStringConvertible {
        var description: String { "There is no program \"\(Program.file?.path ?? "?")\"; build narada-resolve first." }
    }

    /// A process that is set up but not started.
    ///
    /// - Parameters:
    ///   - environment: added to an environment that says nothing of databases, colours and terminals.
    ///   - wrapper: a program with arguments that runs ours, such as one that takes rights away.
    static func process(
        _ arguments: [String], in directory: URL, environment: [String: String] = [:], wrapper: [String] = []
    ) throws -> Process {
        guard let file, FileManager.default.isExecutableFile(atPath: file.path) else { throw Missing() }
        let process = Process()
        let command = wrapper + [file.path] + arguments
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = directory
        var variables = ProcessInfo.processInfo.environment
        for name in ["NARADA_DATABASE", "NO_COLOR", "COLUMNS", "TERM"] { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs the program to its end. Output goes through files, so that no pipe fills up.
    static func run(
        _ arguments: [String], in directory: URL, input: String? = nil, environment: [String: String] = [:],
        wrapper: [String] = []
    ) throws -> Result {
        let process = try process(arguments, in: directory, environment: environment, wrapper: wrapper)
        let files = try ["out", "err", "in"].map { kind in
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(kind)")
            try Data((kind == "in" ? input ?? "" : "").utf8).write(to: url)
            return url
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        if input != nil { process.standardInput = try FileHandle(forReadingFrom: files[2]) }
        try process.run()
        process.waitUntilExit()
        return Result(
            output: try Data(contentsOf: files[0]), errors: try Data(contentsOf: files[1]),
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
    }
}
