import Dispatch
import Synchronization

/// What `ahead` makes on another thread while `now` runs on this one; both are waited for, whatever either throws.
///
/// - Throws: what `now` throws, else what `ahead` throws.
public func meanwhile<Ahead: Sendable>(
    _ ahead: @escaping @Sendable () throws -> Ahead, do now: () throws -> Void
) throws -> Ahead {
    let box = ResultBox<Ahead>()
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) { box.fill(ahead) }
    do {
        try now()
    } catch {
        group.wait()
        throw error
    }
    group.wait()
    return try box.value(or: ahead)
}

/// A result on its way from one thread to another.
private final class ResultBox<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    func fill(_ make: () throws -> Value) {
        let made = Result(catching: make)
        result.withLock { $0 = made }
    }

    /// The value; made here where no thread has filled the box.
    func value(or make: () throws -> Value) throws -> Value {
        guard let made = result.withLock({ $0 }) else { return try make() }
        return try made.get()
    }
}
