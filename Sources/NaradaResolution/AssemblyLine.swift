import Dispatch
import Foundation
import Synchronization

/// Hands what `source` passes on to `work`, and what that returns to `sink`, in the same order, with all three at work at
/// once; returns when `sink` has taken the last of it.
///
/// `source` and `work` have a thread each; `sink` runs on the caller's. Between two of them wait `depth` items at most, so
/// that memory does not grow with their number. Whoever throws ends all three.
///
/// - Parameters:
///   - threads: 1 or less does everything on the calling thread, item by item.
///   - source: passes items on, and waits there while the others are behind.
/// - Throws: what `sink` throws, else what `source` or `work` throws, after the items before it.
public func assemblyLine<Raw: Sendable, Made: Sendable>(
    threads: Int, depth: Int = 1, source: @escaping @Sendable (_ pass: (Raw) throws -> Void) throws -> Void,
    work: @escaping @Sendable (Raw) throws -> Made, sink: (Made) throws -> Void
) throws {
    try assemblyLine(threads: threads, depth: depth) { pass in
        try assemblyLine(threads: threads, depth: depth, source: source) { try pass(work($0)) }
    } sink: {
        try sink($0)
    }
}

/// The same without work between `source`, which has a thread of its own, and `sink`.
public func assemblyLine<Item: Sendable>(
    threads: Int, depth: Int = 1, source: @escaping @Sendable (_ pass: (Item) throws -> Void) throws -> Void,
    sink: (Item) throws -> Void
) throws {
    guard threads > 1 else { return try source(sink) }
    let belt = Belt<Item>(depth: depth)
    belt.fill(source)
    defer { belt.stop() }
    while let item = try belt.next() { try sink(item) }
}

/// As much as the first thread of a program has: work must not depend on who does it.
private let beltStackBytes = 8 << 20

/// A few items on their way from a thread that makes them to one that takes them.
private final class Belt<Item: Sendable>: Sendable {
    /// Ends who makes items that nobody will take.
    private struct Stopped: Error {}

    private struct Contents {
        /// What the thread is to do; nil once it does.
        var make: ((_ pass: (Item) throws -> Void) throws -> Void)?
        var items: [Item] = []
        /// How making ended; nil while it goes on.
        var end: Result<Void, any Error>?
        var isStopped = false
    }

    private let contents = Mutex(Contents())
    /// Counts the items for which there is room.
    private let room = DispatchSemaphore(value: 0)
    /// Counts the items, and the end as one.
    private let arrivals = DispatchSemaphore(value: 0)
    private let maker = DispatchGroup()

    init(depth: Int) {
        // A semaphore must not be given up with less than it began with.
        for _ in 0..<max(depth, 1) { room.signal() }
    }

    /// Starts a thread for `make`, which puts items on the belt by `pass`.
    func fill(_ make: @escaping @Sendable (_ pass: (Item) throws -> Void) throws -> Void) {
        contents.withLock { $0.make = make }
        maker.enter()
        // A thread of its own: those of a queue are as many as processors, and one that waits would take the place of
        // one that works.
        let thread = Thread { [self] in
            run()
            maker.leave()
        }
        thread.stackSize = beltStackBytes
        thread.start()
    }

    private func run() {
        // Taken out, so that nothing of what it holds is held any more when the line is at its end: who changes it then
        // would change a copy.
        let make = contents.withLock { $0.make.take() }
        let end = Result<Void, any Error> { try make?(put) }
        contents.withLock { $0.end = end }
        arrivals.signal()
    }

    private func put(_ item: Item) throws {
        room.wait()
        try contents.withLock {
            guard !$0.isStopped else { throw Stopped() }
            $0.items.append(item)
        }
        arrivals.signal()
    }

    /// The next item, for which it waits; nil when there are no more.
    ///
    /// - Throws: what making threw, after the items before it.
    func next() throws -> Item? {
        arrivals.wait()
        let item = try contents.withLock { contents -> Item? in
            guard contents.items.isEmpty else { return contents.items.removeFirst() }
            // Who asks again learns the same.
            arrivals.signal()
            try contents.end?.get()
            return nil
        }
        room.signal()
        return item
    }

    /// Ends the thread and waits for it.
    func stop() {
        contents.withLock { $0.isStopped = true }
        room.signal()
        maker.wait()
    }
}
