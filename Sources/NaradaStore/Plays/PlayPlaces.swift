import NaradaModel

/// Where the plays of numbered tracks go, by the numbers of `PackedPlays`.
///
/// A class, so that the statement that inserts plays reads the places where they are.
public final class PlayPlaces {
    /// What is known of a number.
    struct Entry {
        var trackID: Int64 = 0
        var connectorTrackID: Int64 = 0
        /// An index of `services`; nil where the place is not known.
        var service: Int32?
        /// The statement that needed the place last.
        var statement: Int32 = 0
    }

    private(set) var entries: [Entry] = []
    private var services: [String] = []
    private var statement: Int32 = 0

    public init() {}

    /// The place of a number; nil where it is not known.
    public subscript(number: Int) -> PlayPlace? {
        get {
            guard number < entries.count, let service = entries[number].service else { return nil }
            return PlayPlace(
                connectorTrackID: entries[number].connectorTrackID, trackID: entries[number].trackID,
                service: services[Int(service)])
        }
        set {
            while entries.count <= number { entries.append(Entry()) }
            entries[number] = Entry()
            guard let newValue else { return }
            entries[number].trackID = newValue.trackID
            entries[number].connectorTrackID = newValue.connectorTrackID
            entries[number].service = index(of: newValue.service)
        }
    }

    /// Forgets all places: mappings may have changed, or the numbers begin anew.
    public func forget() { entries.removeAll(keepingCapacity: true) }

    /// Begins a statement.
    func beginStatement() { statement += 1 }

    /// How many of the rows, from the first, have a length and go to known places of the service; the numbers that the
    /// present statement did not need before are added to `needed`.
    func take(_ rows: Slice<UnsafeBufferPointer<PackedPlays.Row>>, service: String, needed: inout [Int]) -> Int {
        let (service, statement) = (index(of: service), statement)
        return entries.withUnsafeMutableBufferPointer { entries in
            var count = 0
            for row in rows {
                guard row.track < entries.count, entries[row.track].service == service,
                    row.msPlayed != PackedPlays.Row.noLength
                else { break }
                if entries[row.track].statement != statement {
                    entries[row.track].statement = statement
                    needed.append(row.track)
                }
                count += 1
            }
            return count
        }
    }

    private func index(of service: String) -> Int32 {
        // Two or three: a history of plays is of one service.
        if let index = services.firstIndex(of: service) { return Int32(index) }
        services.append(service)
        return Int32(services.count - 1)
    }
}
