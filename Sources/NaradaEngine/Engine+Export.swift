import NaradaModel
import NaradaReview
import NaradaStore

/// How mappings are exported.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    /// RFC 4180 with a header.
    case csv
    /// JSON Lines: one object a mapping.
    case jsonl
}

extension Engine {
    /// Writes every live mapping, in order of its id.
    ///
    /// Memory does not grow with their number.
    ///
    /// - Parameters:
    ///   - connector: one service's mappings, or all where nil.
    ///   - write: called with pieces of text in order; what it throws ends the export.
    public func export(_ format: ExportFormat, connector: String? = nil, to write: (String) throws -> Void) throws {
        let store = try openStore(.readOnly)
        if let connector { try check([connector], in: store) }
        try store.withReadSession { session in
            if format == .csv { try write(MappingExport.header) }
            try MappingExportReader.forEach(in: session, connector: connector) { stored in
                let mapping = MappingExport(
                    trackID: stored.track.id, origins: stored.origins, track: stored.track.facts,
                    connectorTrackID: stored.connectorTrack.id, serviceID: stored.connectorTrack.serviceID,
                    connectorTrack: stored.connectorTrack.facts, method: stored.method,
                    confidence: stored.confidence, matcherVersion: stored.matcherVersion,
                    createdAt: stored.createdAt, evidence: stored.evidence)
                try write(format == .csv ? mapping.csv : mapping.jsonLine)
            }
        }
    }
}
