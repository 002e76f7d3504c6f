import Dispatch
import Synchronization

/// The results of `transform` for every element, in the order of the elements whatever the number of threads.
///
/// - Parameter threads: 1 or less works on the calling thread alone.
public func parallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    // Below this many elements a thread costs more than it saves.
    let smallestShare = 16
    let shares = min(threads, elements.count / smallestShare)
    guard shares > 1 else { return elements.map(transform) }
    // More shares than threads, so that one share of hard rows does not keep all waiting.
    let count = min(shares * 8, elements.count)
    let results = Mutex([[Result]](repeating: [], count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: shares) { _ in
        while true {
            let share = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard share < count else { return }
            let range = (elements.count * share / count)..<(elements.count * (share + 1) / count)
            let part = elements[range].map(transform)
            results.withLock { $0[share] = part }
        }
    }
    return results.withLock { $0.flatMap { $0 } }
}
