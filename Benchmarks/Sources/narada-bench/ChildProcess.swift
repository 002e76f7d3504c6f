import Foundation

/// A finished child process: what it printed and what it cost.
struct ChildProcess {
    let status: Int32
    let output: String
    let errors: String
    /// Seconds from its start to its end.
    let wall: Double
    /// Seconds of processor time, all threads.
    let user: Double
    let system: Double
    /// Bytes of memory at its peak.
    let peakBytes: Int

    /// Runs `program` and waits for its end.
    ///
    /// Not Foundation's `Process`: that keeps `wait4` and its account of one child to itself. The peak counts this
    /// program's memory at the start of the child (Linux hands the mark on), so this program has to stay small.
    static func run(_ program: String, _ arguments: [String]) throws -> ChildProcess {
        let files = (1...2).map { _ in
            FileManager.default.temporaryDirectory.appendingPathComponent("narada-bench.\(UUID().uuidString)").path
        }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (number, file) in zip([STDOUT_FILENO, STDERR_FILENO], files) {
            posix_spawn_file_actions_addopen(&actions, number, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id = pid_t()
        let start = ContinuousClock.now
        let code = posix_spawn(&id, program, &actions, nil, &words, environ)
        guard code == 0 else { throw BenchFault.cannotStart(program: program, code: code) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = start.duration(to: .now).seconds
        let texts = files.map { (try? String(contentsOfFile: $0, encoding: .utf8)) ?? "" }
        return ChildProcess(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F), output: texts[0], errors: texts[1],
            wall: wall, user: usage.ru_utime.seconds, system: usage.ru_stime.seconds,
            peakBytes: usage.ru_maxrss * rssUnit)
    }

    /// The same, where any status but those of `accepted` is an error.
    static func run(_ program: String, _ arguments: [String], accepting accepted: Set<Int32>) throws -> ChildProcess {
        let child = try run(program, arguments)
        guard accepted.contains(child.status) else {
            let command = ([program] + arguments).joined(separator: " ")
            throw BenchFault.failed(command: command, status: child.status, words: child.errors)
        }
        return child
    }

    #if os(Linux)
        /// `ru_maxrss` counts KiB (getrusage(2)).
        private static let rssUnit = 1024
    #else
        private static let rssUnit = 1
    #endif
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
