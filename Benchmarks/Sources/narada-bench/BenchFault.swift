/// What can go wrong while measuring, as sentences for the person who measures.
enum BenchFault: Error, CustomStringConvertible {
    case cannotStart(program: String, code: Int32)
    case failed(command: String, status: Int32, words: String)
    case notUnderstood(command: String, output: String)
    case database(path: String, words: String)
    case noBaseline(path: String)

    var description: String {
        switch self {
        case .cannotStart(let program, let code):
            "\"\(program)\" does not start (error \(code)); build it, or name another with --program."
        case .failed(let command, let status, let words):
            "\"\(command)\" ended with status \(status); its words were: \(words)"
        case .notUnderstood(let command, let output):
            "\"\(command)\" printed \"\(output.prefix(200))\", which is no report; measure a program of this version."
        case .database(let path, let words):
            "\"\(path)\" cannot be used: \(words); delete it, and it is made again."
        case .noBaseline(let path):
            "\"\(path)\" holds no measurements; name a file that --save has written."
        }
    }
}
