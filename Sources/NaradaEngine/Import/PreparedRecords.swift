import NaradaImport
import NaradaModel
import NaradaStore

/// Some records of an export, made ready for the writer on the thread that reads them.
///
/// Writing is what an import waits for. So what can be made of a play without the database is made before: its texts
/// stand one behind another in one array, from which they are bound as they are, and its track is a number, since looking
/// a name up in a dictionary takes as long as a small insert.
///
///     steps   .event(0)  .play(track 0)  .play(track 1)  .play(track 0)
///     texts   2023-05-01 12:34:56.000000{"platform":"x"}2023-05-01 12:38:…
///             └ playedAt                └ context
struct PreparedRecords {
    /// One thing to write, in the order of the file.
    enum Step {
        case play(Play)
        /// An index of `events`.
        case event(Int)
        /// A record that was refused.
        case gap
    }

    /// A play whose texts are in `texts`.
    struct Play {
        /// Its number among the tracks of `PlayedTrackNumbers`.
        var track: Int
        var start: Int
        var timeEnd: Int
        /// The end of the context; nil where there is none.
        var contextEnd: Int?
        var msPlayed: Int?
    }

    private(set) var steps: [Step] = []
    private(set) var events: [ExportEvent] = []
    private(set) var texts: [UInt8] = []
    /// The names of the numbers that stand here first, in their order.
    private(set) var newTracks: [ServiceID] = []
    /// Whether the numbers begin anew with these records.
    private(set) var beginsNumbers = false
    /// What is wrong with the records, ready to be said.
    private(set) var issues: [RowIssue] = []
    private(set) var recordCount = 0
    /// Plays that do not count (`ImportedPlay.counts`).
    private(set) var shortPlays = 0
    /// The time at which the newest of the plays began.
    private(set) var newest: Timestamp?
    /// Where the last record begins, in bytes.
    private(set) var lastOffset = 0

    /// No records yet, with room for so many.
    init(capacity: Int, numbers: inout PlayedTrackNumbers) {
        steps.reserveCapacity(capacity)
        texts.reserveCapacity(capacity * Self.usualTextBytes)
        beginsNumbers = numbers.makeRoom()
    }

    /// Bytes of a play's time and context, about, as Spotify writes them: room for most, so that the array seldom grows.
    private static let usualTextBytes = 256

    /// Takes what the record says.
    ///
    /// - Parameter line: the line of the record before it; becomes the record's own.
    mutating func append(_ record: ExportRecord, numbers: inout PlayedTrackNumbers, line: inout Int) {
        recordCount += 1
        lastOffset = record.place.offset
        for event in record.events {
            if case .play(let play) = event {
                append(play, numbers: &numbers)
            } else {
                steps.append(.event(events.count))
                events.append(event)
            }
        }
        if !record.issues.isEmpty { append(record.issues, at: record.place, lineBefore: line) }
        line = record.place.line
    }

    private mutating func append(_ play: ImportedPlay, numbers: inout PlayedTrackNumbers) {
        // The beginning, whatever the service notes: one timeline for all of them.
        let playedAt = play.startedAt
        let start = texts.count
        texts.append(contentsOf: playedAt.text.utf8)
        let timeEnd = texts.count
        if let context = play.context { texts.append(contentsOf: context.utf8) }
        steps.append(
            .play(
                Play(
                    track: numbers.number(of: play.track, new: &newTracks), start: start, timeEnd: timeEnd,
                    contextEnd: play.context == nil ? nil : texts.count, msPlayed: play.msPlayed)))
        if !play.counts { shortPlays += 1 }
        if newest.map({ playedAt > $0 }) ?? true { newest = playedAt }
    }

    /// Issues name the byte where their line holds other records too: a minified export is one line.
    private mutating func append(_ told: [RowIssue], at place: FilePlace, lineBefore: Int) {
        for var issue in told {
            if place.line == lineBefore || place.line == 1, place.offset > 0 { issue.row.byte = place.offset }
            issues.append(issue)
        }
        if told.contains(where: { $0.severity == .refused }) { steps.append(.gap) }
    }
}

/// Gives the tracks of plays small numbers, in the order in which they come first.
///
/// At most `limit` and those of one chunk; then the numbers begin anew, so that a history of any size costs the same.
struct PlayedTrackNumbers {
    private var numbers: [ServiceID: Int] = [:]

    /// More different tracks than most histories have; their names take some 10 MB.
    private static let usualLimit = 65_536
    private let limit: Int

    /// - Parameter limit: tests set their own.
    init(limit: Int = Self.usualLimit) {
        self.limit = limit
    }

    /// Begins anew where the numbers are used up, and says whether it did.
    fileprivate mutating func makeRoom() -> Bool {
        guard numbers.count >= limit else { return false }
        numbers.removeAll(keepingCapacity: true)
        return true
    }

    /// The track's number; one that is new is added to the list.
    fileprivate mutating func number(of track: ServiceID, new: inout [ServiceID]) -> Int {
        if let number = numbers[track] { return number }
        let number = numbers.count
        numbers[track] = number
        new.append(track)
        return number
    }
}

/// What the writer knows of the tracks that are called by a number.
struct PlayedTracks {
    private var names: [ServiceID] = []
    private var places: [PlayPlace?] = []

    /// Takes the names that the records bring.
    mutating func take(_ records: PreparedRecords, naming: ServiceNaming) {
        if records.beginsNumbers {
            names.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
        }
        for track in records.newTracks {
            names.append(naming.name(of: track))
            places.append(nil)
        }
    }

    /// Forgets where the tracks' plays go: mappings may have changed.
    mutating func forgetPlaces() {
        for index in places.indices { places[index] = nil }
    }

    /// The service's name of the track.
    func name(_ number: Int) -> ServiceID { names[number] }

    /// Where the track's plays go; found out by `find` where that is not known yet.
    mutating func place(_ number: Int, find: (ServiceID) throws -> PlayPlace) rethrows -> PlayPlace {
        if let place = places[number] { return place }
        let place = try find(names[number])
        places[number] = place
        return place
    }
}
