import NaradaImport
import NaradaModel
import NaradaStore

/// Some records of an export, made ready for the writer on the thread that reads them.
///
/// Writing is what an import waits for. So what can be made of a play without the database is made before: plays are
/// packed (`PackedPlays`), and the statement that inserts them reads them where they were put.
///
///     plays   0  1  2  3  4  5 …
///     steps   event 0 before play 0, event 1 before play 2, a gap before play 2, …
struct PreparedRecords {
    /// What is written between two plays.
    struct Step {
        enum Work {
            /// An index of `events`.
            case event(Int)
            /// A record that was refused.
            case gap
        }

        var work: Work
        /// How many plays are written before.
        var playsBefore: Int
    }

    /// In the order of the file.
    private(set) var steps: [Step] = []
    private(set) var events: [ExportEvent] = []
    let plays: PackedPlays
    /// What is wrong with the records, ready to be said.
    private(set) var issues: [RowIssue] = []
    private(set) var recordCount = 0
    /// Where the last record begins, in bytes.
    private(set) var lastOffset = 0

    /// No records yet; their plays are packed by the packer, whose next chunk has room for so many.
    init(capacity: Int, packer: PlayPacker) {
        packer.begin(capacity: capacity)
        plays = packer.plays
    }

    /// Takes what the next record of the file says; nothing where there is none.
    ///
    /// - Parameter line: the line of the record before it; becomes the record's own.
    /// - Returns: false at the end of the file.
    mutating func read(_ file: ExportFile, packer: PlayPacker, line: inout Int) throws -> Bool {
        let count = plays.count
        guard let record = try file.next(packing: packer) else { return false }
        append(record, packer: packer, playsBefore: count, line: &line)
        return true
    }

    /// Takes what the record says.
    ///
    /// - Parameters:
    ///   - playsBefore: the plays that were packed before it; its own last one may be packed already.
    ///   - line: the line of the record before it; becomes the record's own.
    mutating func append(_ record: ExportRecord, packer: PlayPacker, playsBefore: Int, line: inout Int) {
        recordCount += 1
        lastOffset = record.place.offset
        var playsBefore = playsBefore
        for event in record.events {
            if case .play(let play) = event {
                packer.append(play)
                playsBefore = plays.count
            } else {
                steps.append(Step(work: .event(events.count), playsBefore: playsBefore))
                events.append(event)
            }
        }
        if !record.issues.isEmpty { append(record.issues, at: record.place, lineBefore: line) }
        line = record.place.line
    }

    /// Issues name the byte where their line holds other records too: a minified export is one line.
    private mutating func append(_ told: [RowIssue], at place: FilePlace, lineBefore: Int) {
        for var issue in told {
            if place.line == lineBefore || place.line == 1, place.offset > 0 { issue.row.byte = place.offset }
            issues.append(issue)
        }
        if told.contains(where: { $0.severity == .refused }) {
            steps.append(Step(work: .gap, playsBefore: plays.count))
        }
    }
}

/// What the writer knows of the tracks that are called by a number.
struct PlayedTracks {
    /// Where their plays go.
    let places = PlayPlaces()
    private var names: [ServiceID] = []

    /// Takes the names that the plays bring.
    mutating func take(_ plays: PackedPlays, naming: ServiceNaming) {
        if plays.beginsNumbers {
            names.removeAll(keepingCapacity: true)
            places.forget()
        }
        for track in plays.newTracks { names.append(naming.name(of: track)) }
    }

    /// The service's name of the track.
    func name(_ number: Int) -> ServiceID { names[number] }
}
