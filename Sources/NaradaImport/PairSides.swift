/// The columns of the two sides of a file of pairs.
///
/// Without a person's mappings they are those of a file of tracks with `left_` and `right_` before them. A field that is
/// mapped takes the column of that very name, whatever it begins with.
struct PairSides {
    let header: [String]
    let left: TrackFieldMap
    let right: TrackFieldMap

    init(header: [String], left: [FieldMapping] = [], right: [FieldMapping] = []) {
        self.header = header
        // A pair's own ids name rows elsewhere and are no evidence.
        let noID = (try? FieldMapping("id=")).map { [$0] } ?? []
        self.left = TrackFieldMap(header: header, mappings: noID + left, prefix: "left_")
        self.right = TrackFieldMap(header: header, mappings: noID + right, prefix: "right_")
    }

    /// The title column that is not there, as it would be named; nil where both are.
    var missingTitle: String? {
        left[.title] == nil ? "left_title" : right[.title] == nil ? "right_title" : nil
    }

    /// The first mapping that names a column which is not there.
    var missingMapping: FieldMapping? { left.missing.first ?? right.missing.first }
}
