/// Numbers that are collected one by one: an array's memory without its questions after owner and room at each of them.
struct KeyList<Number: BitwiseCopyable>: ~Copyable {
    private var memory: UnsafeMutablePointer<Number>
    private var capacity: Int
    /// Whether the memory is the list's own.
    private var isOwn: Bool
    private(set) var count = 0

    /// An empty list with room for so many numbers, at least one.
    init(room: Int) {
        capacity = max(1, room)
        memory = .allocate(capacity: capacity)
        isOwn = true
    }

    /// An empty list that fills memory lent to it before it takes its own, and must be gone before that memory.
    init(lent room: UnsafeMutableRawBufferPointer) {
        let room = room.bindMemory(to: Number.self)
        if let start = room.baseAddress, !room.isEmpty {
            (memory, capacity, isOwn) = (start, room.count, false)
        } else {
            (memory, capacity, isOwn) = (.allocate(capacity: 1), 1, true)
        }
    }

    deinit { if isOwn { memory.deallocate() } }

    @inline(__always)
    mutating func append(_ number: Number) {
        if count == capacity { grow() }
        memory[count] = number
        count += 1
    }

    private mutating func grow() {
        let grown = UnsafeMutablePointer<Number>.allocate(capacity: capacity * 2)
        grown.update(from: memory, count: count)
        if isOwn { memory.deallocate() }
        (memory, capacity, isOwn) = (grown, capacity * 2, true)
    }

    /// The numbers from the place on, to be read or put in another order.
    @inline(__always)
    mutating func numbers(from start: Int = 0) -> UnsafeMutableBufferPointer<Number> {
        UnsafeMutableBufferPointer(start: memory + start, count: count - start)
    }

    /// Forgets all but the first so many.
    mutating func shorten(to count: Int) { self.count = min(count, self.count) }

    /// The numbers in an array of their own.
    var array: [Number] {
        if count == 0 { return [] }
        var array: [Number] = []
        array.reserveCapacity(count)
        array.append(contentsOf: UnsafeBufferPointer(start: memory, count: count))
        return array
    }
}

extension KeyList where Number: Comparable {
    /// Brings the numbers from the place on into ascending order, each once.
    mutating func makeDistinct(from start: Int) {
        let numbers = numbers(from: start)
        guard numbers.count > 1 else { return }
        numbers.sortFew { $0 < $1 }
        var kept = 1
        for index in 1..<numbers.count where numbers[index] != numbers[kept - 1] {
            numbers[kept] = numbers[index]
            kept += 1
        }
        shorten(to: start + kept)
    }
}

extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
    /// Sorts a buffer that is short as a rule: by insertion, where the standard library's sort is mostly preparation.
    @inline(__always)
    func sortFew(by precedes: (Element, Element) -> Bool) {
        guard count <= sortedByInsertion else {
            var whole = self
            return whole.sort(by: precedes)
        }
        var index = 1
        while index < count {
            let element = self[index]
            var place = index
            while place > 0, precedes(element, self[place - 1]) {
                self[place] = self[place - 1]
                place -= 1
            }
            self[place] = element
            index += 1
        }
    }
}

/// Elements up to which moving each past the greater ones costs less than a sort.
private let sortedByInsertion = 48
