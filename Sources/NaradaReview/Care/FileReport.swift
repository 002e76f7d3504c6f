public import NaradaModel

/// What a backup or a vacuum did, in bytes.
public struct FileReport: Report, Hashable {
    public enum Action: Hashable, Sendable {
        /// The database was copied to the path.
        case backup(to: String, bytes: Int)
        /// The file was written anew, its log included.
        case vacuum(before: Int, after: Int)
    }

    /// The database, as the person named it.
    public var path: String
    public var action: Action
    /// Seconds of wall time.
    public var seconds: Double

    public static let version = 1

    public init(path: String, action: Action, seconds: Double) {
        self.path = path
        self.action = action
        self.seconds = seconds
    }

    public func text(style: TextStyle) -> String {
        let time = "in \(Numerals.seconds(seconds))"
        let sentence =
            switch action {
            case .backup(let target, let bytes):
                "\(path.harmless) is copied to \(target.harmless), \(Numerals.bytes(bytes)), \(time); "
                    + "the copy was checked and is whole."
            case .vacuum(let before, let after):
                "\(path.harmless): \(Numerals.bytes(before)) before, \(Numerals.bytes(after)) now, \(time)."
            }
        return sentence.wrapped(to: style.width).map { $0 + "\n" }.joined()
    }

    public var json: String {
        var object = JSONObject()
        object.add("version", Self.version)
        object.add("path", path)
        switch action {
        case .backup(let target, let bytes):
            object.add("backup", target)
            object.add("bytes", bytes)
        case .vacuum(let before, let after):
            object.add("bytes_before", before)
            object.add("bytes_after", after)
        }
        object.add("seconds", seconds)
        return object.text
    }
}
