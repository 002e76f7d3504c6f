/// The kinds of draws; each kind has its own sequence, so that a change to one leaves the others as they were.
enum Stream {
    static let script: UInt64 = 1
    static let word: UInt64 = 2
    static let artist: UInt64 = 3
    static let recording: UInt64 = 4
    static let album: UInt64 = 5
    static let fate: UInt64 = 6
    static let spelling: UInt64 = 7
    static let otherTitle: UInt64 = 8
    static let code: UInt64 = 9
    static let play: UInt64 = 10
}
