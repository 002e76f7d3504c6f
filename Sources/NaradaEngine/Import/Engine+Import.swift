import NaradaImport
public import NaradaModel
import NaradaReview
import NaradaStore

extension Engine {
    /// The report of reading files into `connector_tracks`, or into `tracks`.
    ///
    /// Rows go in by batches of one transaction each; a bad row costs itself alone.
    ///
    /// - Parameters:
    ///   - onIssue: called with `file:line: what, and what to do` for each refused row and each value left out.
    ///   - isCancelled: asked between batches; true ends the import with its finished batches kept.
    /// - Throws: a `NaradaFault` where a file cannot be read at all; files before it are in.
    public func importTracks(
        _ request: ImportRequest, progress: (Progress) -> Void = { _ in }, onIssue: (String) -> Void = { _ in },
        isCancelled: () -> Bool = { false }
    ) throws -> any Report {
        guard !request.connector.allSatisfy(\.isWhitespace) else { throw EngineFault.emptyConnectorName }
        let importer = TrackFileImporter(
            format: try request.format.map(importFormat),
            mappings: try request.mappings.map(FieldMapping.init))
        var run = ImportRun(store: try openStore(), request: request, importer: importer)
        return try run.perform(progress: progress, onIssue: onIssue, isCancelled: isCancelled)
    }

    private func importFormat(_ name: String) throws -> ImportFormat {
        guard let format = ImportFormat(rawValue: name) else {
            throw EngineFault.unknownFormat(name: name, known: ImportFormat.allCases.map(\.rawValue))
        }
        return format
    }
}
