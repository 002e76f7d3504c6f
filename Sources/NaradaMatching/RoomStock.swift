import Foundation
import Synchronization

/// Memory that one row after another is worked in, too large for the stack.
package final class Room: @unchecked Sendable {
    // Unchecked: a stock lends a room to one thread at a time.
    /// As many bytes as the last one who took the room asked for, or more.
    package private(set) var memory: UnsafeMutableRawPointer
    private var capacity: Int
    /// The thread that worked in it last.
    fileprivate var user: pthread_t

    fileprivate init(byteCount: Int, for user: pthread_t) {
        (memory, capacity) = Self.zeros(atLeast: byteCount)
        self.user = user
    }

    deinit { memory.deallocate() }

    /// Exchanges the memory, where it is less, for so much or more.
    fileprivate func grow(to byteCount: Int) {
        guard capacity < byteCount else { return }
        memory.deallocate()
        (memory, capacity) = Self.zeros(atLeast: byteCount)
    }

    private static func zeros(atLeast byteCount: Int) -> (UnsafeMutableRawPointer, Int) {
        var capacity = fewestBytes
        while capacity < byteCount { capacity *= 2 }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: alignment)
        memory.initializeMemory(as: UInt64.self, repeating: 0, count: capacity / MemoryLayout<UInt64>.stride)
        return (memory, capacity)
    }

    private static let fewestBytes = 4_096
    /// A cache line's.
    private static let alignment = 64
}

/// Rooms in which nobody works.
///
/// A large piece of memory that is allocated and freed for each row costs the allocator's lock and, from 64 KiB on, a walk
/// over all that is free. A room is taken for a row and put back after it, so that there are as many as threads. Each thread
/// takes its own again: what it wrote there lies in the cache of its core, and a core that takes over the room of another
/// waits for line after line.
package final class RoomStock: Sendable {
    private let rooms = Mutex<[Room]>([])

    package init() {}

    /// A room of so many bytes at least: all zeros at first, later what its last user left there.
    package func take(byteCount: Int) -> Room {
        let thread = pthread_self()
        let room = rooms.withLock { rooms in
            rooms.lastIndex { pthread_equal($0.user, thread) != 0 }.map { rooms.remove(at: $0) } ?? rooms.popLast()
        }
        guard let room else { return Room(byteCount: byteCount, for: thread) }
        room.user = thread
        room.grow(to: byteCount)
        return room
    }

    /// Takes the room back.
    package func put(_ room: Room) { rooms.withLock { $0.append(room) } }
}
