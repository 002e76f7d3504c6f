/// Numbers in one block of memory: the process's own, or a mapped file's.
///
/// A fixed-size array without reference counting in the loops that read it. The memory lives as long as a copy of the
/// column does.
package struct Column<Number: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Unchecked: the memory is written before the column exists, and only read after it.
    package let numbers: UnsafeBufferPointer<Number>
    private let owner: AnyObject

    private final class Block {
        let memory: UnsafeMutableBufferPointer<Number>
        package init(count: Int) { memory = .allocate(capacity: count) }
        deinit { memory.deallocate() }
    }

    /// A column of its own memory, which `fill` must write entirely.
    package init(count: Int, fill: (UnsafeMutableBufferPointer<Number>) -> Void) {
        let block = Block(count: count)
        fill(block.memory)
        numbers = UnsafeBufferPointer(block.memory)
        owner = block
    }

    /// A column of nothing.
    package init() { self.init(count: 0) { _ in } }

    /// A column of the given numbers.
    package init(_ array: [Number]) {
        self.init(count: array.count) { memory in _ = memory.initialize(from: array) }
    }

    /// A column of memory that `owner` keeps alive and unchanged.
    package init(_ numbers: UnsafeBufferPointer<Number>, owner: AnyObject) {
        self.numbers = numbers
        self.owner = owner
    }

    package var count: Int { numbers.count }

    package subscript(index: Int) -> Number { numbers[index] }
}
