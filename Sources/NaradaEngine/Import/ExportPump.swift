import Foundation
import NaradaImport

/// Reads an export on a thread of its own, a few chunks ahead of who writes them: parsing a record and making it ready
/// takes about half as long as writing it, and the two need not wait for each other.
///
/// At most `depth` chunks are in memory, whatever the file's size.
final class ExportPump: @unchecked Sendable {
    /// Some records in the order of the file, and how far the file is read behind them.
    struct Chunk {
        var records: PreparedRecords?
        var position: ImportPosition
        /// Of the file so far.
        var counts: ExportCounts
        var endedEarly: Bool
    }

    /// What a look for the next chunk found.
    enum Answer {
        case chunk(Chunk)
        /// There is none yet.
        case notYet
        case end
    }

    /// Records of a chunk: enough that passing it on costs nothing, few enough for half a megabyte or so.
    static let chunkSize = 2_048
    /// Chunks that wait, at most: as many plays as `PlayWriter` inserts in one statement. With fewer the reader stands
    /// still while a statement runs, and then the writer until there are enough for the next one.
    private static let depth = 8

    // Touched by the thread alone once it runs.
    private let file: ExportFile
    private let chunkSize: Int
    private let packer: PlayPacker
    /// The line of the last record.
    private var line = 0
    // Behind the lock.
    private let lock = NSCondition()
    private var waiting: [Chunk] = []
    private var isOver = false
    private var isStopped = false
    private var failure: (any Error)?

    /// A pump that begins at once; `file` is its own from now on.
    init(_ file: ExportFile, chunkSize: Int = ExportPump.chunkSize) {
        self.file = file
        self.chunkSize = chunkSize
        packer = PlayPacker(capacity: 0)
        let thread = Thread { [self] in run() }
        // The default of a second thread is half a megabyte, which nested JSON must not depend on.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The next chunk; waits for it at most so many seconds, for ever where nil.
    ///
    /// - Throws: what reading threw, after the chunks before it.
    func next(waiting seconds: Double? = nil) throws -> Answer {
        lock.lock()
        defer { lock.unlock() }
        let deadline = seconds.map { Date(timeIntervalSinceNow: $0) }
        while waiting.isEmpty, !isOver {
            guard let deadline else {
                lock.wait()
                continue
            }
            guard lock.wait(until: deadline) else { break }
        }
        if !waiting.isEmpty {
            let chunk = waiting.removeFirst()
            lock.broadcast()
            return .chunk(chunk)
        }
        guard isOver else { return .notYet }
        if let failure { throw failure }
        return .end
    }

    /// Ends the reading: nobody wants the rest.
    func stop() {
        lock.lock()
        isStopped = true
        lock.broadcast()
        lock.unlock()
    }

    private func run() {
        do {
            while let chunk = try read() {
                guard hand(over: chunk) else { return }
            }
            finish(nil)
        } catch {
            finish(error)
        }
    }

    private func read() throws -> Chunk? {
        var records = PreparedRecords(capacity: chunkSize, packer: packer)
        while records.recordCount < chunkSize, try records.read(file, packer: packer, line: &line) {}
        guard records.recordCount > 0 else { return nil }
        return Chunk(
            records: records, position: file.position, counts: file.counts, endedEarly: file.endedEarly)
    }

    /// False where nobody wants it.
    private func hand(over chunk: Chunk) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        while waiting.count >= Self.depth, !isStopped { lock.wait() }
        if isStopped { return false }
        waiting.append(chunk)
        lock.broadcast()
        return true
    }

    private func finish(_ error: (any Error)?) {
        lock.lock()
        failure = error
        isOver = true
        lock.broadcast()
        lock.unlock()
    }
}
