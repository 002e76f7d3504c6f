import NaradaModel

/// Rows whose fields stand one column beside the column that bears their name: one separator too many, or one too few,
/// somewhere before them.
///
///     number,title,length,artist,album,year
///     MBox17,1,The Mixed Tape,195,Jack's Mannequin,
///
/// The typed columns betray such a row: words stand where a length should, and a length where the artist should. It is
/// taken for slipped only where its number or date was none either, and both are read beside it.
struct SlippedColumns {
    /// The fields that describe a recording. Ids stand first in most files and stay where they are.
    private static let fields: [TrackField] = [.title, .artists, .album, .duration, .releaseDate, .position]

    private let row: FileRow
    private let map: TrackFieldMap
    private let latestYear: Int

    /// The map under which the row's own length, date and number can be read; nil for a row that has not slipped.
    ///
    /// Cost: three fields read again. Worth asking only of a row whose length is none.
    static func map(for row: FileRow, _ map: TrackFieldMap, latestYear: Int) -> TrackFieldMap? {
        let columns = SlippedColumns(row: row, map: map, latestYear: latestYear)
        return [1, -1].lazy.compactMap(columns.map(slippedBy:)).first
    }

    private func map(slippedBy offset: Int) -> TrackFieldMap? {
        guard duration(by: 0) == .refused, case .known = duration(by: offset) else { return nil }
        let (date, slippedDate) = (date(by: 0), date(by: offset))
        let (position, slippedPosition) = (position(by: 0), position(by: offset))
        guard slippedDate != .refused, slippedPosition != .refused, date == .refused || position == .refused else {
            return nil
        }
        // What is read beside them must be a title: a name, and no number or length.
        guard let title = text(.title, by: offset), DurationText.read(title) == .refused else { return nil }
        return map.moved(Self.fields, by: offset)
    }

    private func text(_ field: TrackField, by offset: Int) -> String? {
        guard let column = map[field].map({ $0 + offset }), row.values.indices.contains(column) else { return nil }
        return row.text(at: column)
    }

    private enum Reading {
        case known
        case unknown
        case refused
    }

    private func duration(by offset: Int) -> Reading {
        guard let text = text(.duration, by: offset) else { return .unknown }
        return switch DurationText.read(text, unit: map.durationUnit) {
        case .known: .known
        case .unknown: .unknown
        case .refused: .refused
        }
    }

    private func date(by offset: Int) -> Reading {
        guard let text = text(.releaseDate, by: offset) else { return .unknown }
        return switch DateText.read(text, latestYear: latestYear) {
        case .known: .known
        case .unknown, .play: .unknown
        case .refused: .refused
        }
    }

    private func position(by offset: Int) -> Reading {
        guard let text = text(.position, by: offset), !text.isBlank else { return .unknown }
        return TrackPosition(text) == nil ? .refused : .known
    }
}
