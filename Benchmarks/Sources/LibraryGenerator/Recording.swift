/// A made-up recording before any service has spelt it.
struct Recording: Sendable {
    /// What tells a version from its original.
    enum Mark: String, Sendable, CaseIterable {
        case live, acoustic, remix, demo, instrumental

        /// The mark as most titles write it: `Live`.
        var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    var title: String
    var mark: Mark?
    /// The artist's writing system, which its titles share.
    var script: Script
    var artist: String
    /// Featured artists.
    var guests: [String]
    var album: String
    var milliseconds: Int
    var year: Int
    /// Index of its code, see `GeneratedLibrary.isrc(of:)`.
    var code: Int
}
