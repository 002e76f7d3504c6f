import Dispatch
import Synchronization

/// The results of `transform` for every element, in the order of the elements whatever the number of threads.
///
/// An element is copied on its way to `transform`: where that costs, as of large values, `parallelMap(count:threads:_:)`
/// lets the caller read elements where they lie.
///
/// - Parameter threads: 1 or less works on the calling thread alone.
public func parallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    parallelMap(count: elements.count, threads: threads) { transform(elements[$0]) }
}

/// The results of `transform` for every number from 0 to below `count`, in their order whatever the number of threads.
///
/// Each result is written where it stays.
///
/// - Parameter threads: 1 or less works on the calling thread alone.
public func parallelMap<Result: Sendable>(
    count: Int, threads: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
    // Below this many elements a thread costs more than it saves.
    let smallestShare = 16
    let shares = min(threads, count / smallestShare)
    return [Result](unsafeUninitializedCapacity: count) { room, initialized in
        guard let start = room.baseAddress else { return }
        // No two threads write to one place, and nothing is read before all have written.
        nonisolated(unsafe) let results = start
        if shares > 1 {
            // More parts than threads, so that one part of hard rows does not keep all waiting.
            let parts = min(shares * 8, count)
            let next = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: shares) { _ in
                while true {
                    let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard part < parts else { return }
                    for index in (count * part / parts)..<(count * (part + 1) / parts) {
                        (results + index).initialize(to: transform(index))
                    }
                }
            }
        } else {
            for index in 0..<count { (results + index).initialize(to: transform(index)) }
        }
        initialized = count
    }
}
