import Dispatch
import Foundation
@testable import NaradaMatching
import Synchronization
import Testing

/// Rooms are lent to one at a time, and as few as are needed at once.
@Suite struct RoomStockTests {
    /// The first byte of the room.
    private static func first(of room: Room) -> UInt8 { room.memory.load(as: UInt8.self) }

    @Test(arguments: [1, 4_095, 4_096, 4_097, 1 << 20]) func aNewRoomIsZero(byteCount: Int) {
        let room = RoomStock().take(byteCount: byteCount)
        let bytes = UnsafeRawBufferPointer(start: room.memory, count: byteCount)
        #expect(bytes.allSatisfy { $0 == 0 })
    }

    @Test func aThreadGetsItsOwnRoomAsItLeftIt() {
        let stock = RoomStock()
        let room = stock.take(byteCount: 100)
        room.memory.storeBytes(of: 7, as: UInt8.self)
        stock.put(room)
        let again = stock.take(byteCount: 50)
        #expect(again === room)
        #expect(Self.first(of: again) == 7)
    }

    @Test func aRoomThatGrowsIsZeroAgain() {
        let stock = RoomStock()
        let room = stock.take(byteCount: 100)
        room.memory.storeBytes(of: 7, as: UInt8.self)
        stock.put(room)
        #expect(Self.first(of: stock.take(byteCount: 10_000)) == 0)
    }

    @Test func twoAtOnceAreTwoRooms() {
        let stock = RoomStock()
        let (one, other) = (stock.take(byteCount: 8), stock.take(byteCount: 8))
        #expect(one !== other)
    }

    /// A room that another thread put back is taken before one is made.
    @Test func threadsShareWhatNobodyUses() {
        let stock = RoomStock()
        let room = stock.take(byteCount: 8)
        stock.put(room)
        let other = Mutex<Room?>(nil)
        let thread = Thread { other.withLock { $0 = stock.take(byteCount: 8) } }
        thread.start()
        while !thread.isFinished { usleep(1_000) }
        #expect(other.withLock { $0 } === room)
    }

    /// Whoever has a room finds in it what only they wrote.
    @Test func noRoomIsLentTwiceAtOnce() {
        let stock = RoomStock()
        let clashes = Atomic(0)
        let rooms = Mutex<Set<ObjectIdentifier>>([])
        let threads = 8
        DispatchQueue.concurrentPerform(iterations: threads) { number in
            for _ in 0..<2_000 {
                let room = stock.take(byteCount: 8)
                room.memory.storeBytes(of: UInt8(number + 1), as: UInt8.self)
                for _ in 0..<10 where Self.first(of: room) != UInt8(number + 1) {
                    clashes.add(1, ordering: .relaxed)
                }
                rooms.withLock { _ = $0.insert(ObjectIdentifier(room)) }
                stock.put(room)
            }
        }
        #expect(clashes.load(ordering: .relaxed) == 0)
        #expect(rooms.withLock { $0.count } <= threads)
    }
}
