import NaradaImport
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// A format that `import` knows, for lists and completion.
    public struct ImportFormatEntry: Hashable, Sendable {
        /// What people write: `spotify-history`.
        public var name: String
        /// What it is.
        public var title: String
        /// How its files are usually called.
        public var usualNames: [String]
    }

    /// The formats of `importEvents`, in the order of their list.
    public static let importFormats: [ImportFormatEntry] = NaradaImport.ExportFormat.allCases.map {
        ImportFormatEntry(name: $0.rawValue, title: $0.title, usualNames: $0.usualNames)
    }

    /// The report of reading exports of services: connector tracks, plays, likes, playlists and metrics.
    ///
    /// Records go in by batches of one transaction each, together with the checkpoint of their file; a bad record costs
    /// itself alone. A file whose import was stopped is gone on with; any other is read whole, and what is there already
    /// is not written again.
    ///
    /// - Parameters:
    ///   - onIssue: called with `file:line: what, and what to do` for each refused record and each value left out.
    ///   - isCancelled: asked between batches; true ends the import with its finished batches kept.
    /// - Throws: a `NaradaFault` where a file cannot be read at all; as far as that can be told beforehand, nothing is
    ///   written then.
    public func importEvents(
        _ request: EventImportRequest, progress: @escaping (Progress) -> Void = { _ in },
        onIssue: @escaping (String) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }
    ) throws -> any Report {
        try importEvents(
            request, batchSize: EventImportRun.batchSize, progress: progress, onIssue: onIssue,
            isCancelled: isCancelled)
    }

    /// The same with batches of another size, for tests of what happens between two.
    func importEvents(
        _ request: EventImportRequest, batchSize: Int, progress: @escaping (Progress) -> Void = { _ in },
        onIssue: @escaping (String) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false }
    ) throws -> EventImportReport {
        if request.connector?.allSatisfy(\.isWhitespace) == true { throw EngineFault.emptyConnectorName }
        let format = try request.format.map { name in
            guard let format = NaradaImport.ExportFormat(rawValue: name) else {
                throw EngineFault.unknownFormat(name: name, known: NaradaImport.ExportFormat.allCases.map(\.rawValue))
            }
            return format
        }
        var run = EventImportRun(
            store: try openStore(), request: request, format: format, progress: progress, onIssue: onIssue,
            isCancelled: isCancelled)
        run.batchSize = batchSize
        return try run.perform()
    }
}
