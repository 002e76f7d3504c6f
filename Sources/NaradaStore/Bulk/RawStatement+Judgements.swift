import Foundation
import NaradaModel

extension RawStatement {
    /// The column as a confidence, moved into 0...100.
    func confidence(_ column: Int32) -> Confidence {
        Confidence(percent: Int(clamping: int64(column)))
    }

    /// The column's JSON array as review reasons; names that are none of ours are left out.
    func reasons(_ column: Int32) -> [ReviewReason] {
        guard let text = text(column), let names = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        else { return [] }
        return names.compactMap(ReviewReason.init(rawValue:))
    }
}

extension [ReviewReason] {
    /// The JSON array of the `reasons` columns.
    var json: String { JSONText.array(map { JSONText.string($0.rawValue) }) }
}
