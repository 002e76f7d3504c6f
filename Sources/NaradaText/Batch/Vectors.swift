import CLanes

/// The vectors that a batch is computed with; the results are the same.
enum Vectors: Int32, CaseIterable, Sendable {
    /// Those of every processor the program is compiled for: SSE2 or NEON.
    case plainest = 0
    case avx2 = 1
    case avx512 = 2

    /// The widest of this machine, asked for once.
    static let widest = Vectors(rawValue: narada_lanes_level()) ?? .plainest

    /// All of this machine.
    static var available: [Vectors] { allCases.filter { $0.rawValue <= widest.rawValue } }
}
