/// Plays as a database takes them, made ready by who reads them: rows of numbers, and their texts one behind another.
///
///     rows    track 0 │ 325467 ms │ 0 ├ 26 ├ 57      track 1 │ 277108 ms │ 57 ├ 83 ├ 119
///     texts   2010-01-01 00:04:49.000000{"platform":"Android","shuffle":true}2010-01-01 00:08:37.000000{…
///             └ time                    └ context
///
/// A track is a number, given in the order in which tracks come first: looking a name up takes as long as a small insert.
/// What is packed stays where it is in memory, so that a statement can read it there. One thread packs; when it is done,
/// another may have the plays.
public final class PackedPlays: @unchecked Sendable {
    /// One play.
    public struct Row {
        /// The number of its track.
        public let track: Int
        /// Milliseconds; `noLength` where the service does not say.
        public let msPlayed: Int
        /// Where its time begins in the texts.
        public let start: Int
        /// Where its time ends and its context begins.
        public let timeEnd: Int
        /// Less than `timeEnd` where there is no context.
        public let contextEnd: Int

        public static let noLength = Int.min

        init(track: Int, msPlayed: Int, start: Int, timeEnd: Int, contextEnd: Int) {
            self.track = track
            self.msPlayed = msPlayed
            self.start = start
            self.timeEnd = timeEnd
            self.contextEnd = contextEnd
        }

        /// A row that tells the track's number and no play.
        public init(placeOf track: Int) {
            self.init(track: track, msPlayed: Self.noLength, start: 0, timeEnd: 0, contextEnd: -1)
        }
    }

    /// The names of the numbers that stand here first, in their order.
    public var newTracks: [ServiceID] = []
    /// Whether the numbers begin anew with these plays.
    public let beginsNumbers: Bool
    public private(set) var count = 0
    /// Plays that do not count (`ImportedPlay.counts`).
    public private(set) var shortPlays = 0
    /// The time at which the newest of the plays began.
    public private(set) var newest: Timestamp?

    private var rowMemory: UnsafeMutablePointer<Row>
    private var rowRoom: Int
    private var textMemory: UnsafeMutablePointer<UInt8>
    private var textRoom: Int
    private var textCount = 0

    /// Bytes of a play's time and context, about, as Spotify writes them: room for most, so that the memory seldom grows.
    private static let usualTextBytes = 320

    /// No plays yet, with room for so many.
    public init(capacity: Int, beginsNumbers: Bool = false) {
        self.beginsNumbers = beginsNumbers
        rowRoom = max(capacity, 1)
        rowMemory = .allocate(capacity: rowRoom)
        textRoom = rowRoom * Self.usualTextBytes
        textMemory = .allocate(capacity: textRoom)
    }

    deinit {
        rowMemory.deallocate()
        textMemory.deallocate()
    }

    /// Where the rows begin; valid as they are.
    public var rowAddress: UnsafePointer<Row> { UnsafePointer(rowMemory) }
    /// The rows; valid as long as the plays are, and until the next one is packed.
    public var rows: UnsafeBufferPointer<Row> { UnsafeBufferPointer(start: rowMemory, count: count) }
    /// The texts; valid as the rows are.
    public var texts: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: textMemory, count: textCount) }

    /// The bytes of a play's time.
    public func time(of row: Row) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: texts[row.start..<row.timeEnd])
    }

    /// The bytes of a play's context; nil where there is none.
    public func context(of row: Row) -> UnsafeBufferPointer<UInt8>? {
        row.contextEnd < row.timeEnd ? nil : UnsafeBufferPointer(rebasing: texts[row.timeEnd..<row.contextEnd])
    }

    /// Packs a play and says whether it has a context.
    ///
    /// - Parameters:
    ///   - counts: whether the play counts as one.
    ///   - contextLimit: bytes that `context` may write.
    ///   - context: writes a JSON object in UTF-8 and returns its length; nil for none.
    @discardableResult
    public func append(
        track: Int, startedAt: Timestamp, msPlayed: Int?, counts: Bool, contextLimit: Int,
        context: (UnsafeMutablePointer<UInt8>) -> Int?
    ) -> Bool {
        let start = textCount
        writeTime(startedAt, roomBehind: contextLimit)
        let timeEnd = textCount
        let length = context(textMemory + timeEnd)
        textCount += length ?? 0
        if count == rowRoom { growRows() }
        (rowMemory + count).initialize(
            to: Row(
                track: track, msPlayed: msPlayed ?? Row.noLength, start: start, timeEnd: timeEnd,
                contextEnd: length == nil ? -1 : textCount))
        count += 1
        if !counts { shortPlays += 1 }
        if newest.map({ startedAt > $0 }) ?? true { newest = startedAt }
        return length != nil
    }

    private func writeTime(_ time: Timestamp, roomBehind room: Int) {
        makeRoom(for: Timestamp.usualTextLength + room)
        let isUsual = time.writeUsualText(to: textMemory + textCount)
        if isUsual {
            textCount += Timestamp.usualTextLength
            return
        }
        let text = Array(time.text.utf8)
        makeRoom(for: text.count + room)
        text.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { (textMemory + textCount).update(from: start, count: bytes.count) }
        }
        textCount += text.count
    }

    private func makeRoom(for bytes: Int) {
        guard textCount + bytes > textRoom else { return }
        textRoom = max(textRoom + textRoom / 2, textCount + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textRoom)
        larger.update(from: textMemory, count: textCount)
        textMemory.deallocate()
        textMemory = larger
    }

    private func growRows() {
        rowRoom *= 2
        let larger = UnsafeMutablePointer<Row>.allocate(capacity: rowRoom)
        larger.moveInitialize(from: rowMemory, count: count)
        rowMemory.deallocate()
        rowMemory = larger
    }
}
