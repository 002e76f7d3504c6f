import Foundation
import Synchronization

/// Memory that one row after another is worked in, too large for the stack.
package final class Room: @unchecked Sendable {
    // Unchecked: a stock lends a room to one thread at a time.
    /// As many bytes as the last one who took the room asked for, or more.
    package private(set) var memory: UnsafeMutableRawPointer
    private var capacity: Int

    fileprivate init(byteCount: Int) { (memory, capacity) = Self.zeros(atLeast: byteCount) }

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
    /// The rooms of the threads that share a shelf, mostly one thread's.
    private final class Shelf: Sendable {
        let rooms = Mutex<[Room]>([])
    }

    private let shelves: LentObjects<Shelf>

    /// Enough for few of the threads at work to share one.
    private static let shelfCount = 32

    package init() { shelves = LentObjects((0..<Self.shelfCount).map { _ in Shelf() }) }

    /// A room of so many bytes at least: all zeros at first, later what its last user left there.
    package func take(byteCount: Int) -> Room {
        guard let room = room(on: ownShelf) ?? roomOfOthers() else { return Room(byteCount: byteCount) }
        room.grow(to: byteCount)
        return room
    }

    /// Takes the room back.
    package func put(_ room: Room) { shelves.with(ownShelf) { $0.rooms.withLock { $0.append(room) } } }

    private func room(on shelf: Int) -> Room? { shelves.with(shelf) { $0.rooms.withLock { $0.popLast() } } }

    /// A room that its thread has no use for, or has left behind.
    private func roomOfOthers() -> Room? {
        for shelf in shelves.indices {
            if let room = room(on: shelf) { return room }
        }
        return nil
    }

    /// The shelf of the calling thread, told by where its own memory lies.
    private var ownShelf: Int {
        #if canImport(Darwin)
            let place = UInt64(UInt(bitPattern: pthread_self()))
        #else
            let place = UInt64(pthread_self())
        #endif
        return Int(Fingerprint.mixed(place) % UInt64(Self.shelfCount))
    }
}
