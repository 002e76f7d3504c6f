import Foundation

/// A file descriptor to write to, such as 1 for standard output.
public struct OutputDescriptor: Sendable {
    private let number: Int32

    public init(_ number: Int32) {
        self.number = number
    }

    /// Writes all bytes, however many calls that takes.
    ///
    /// - Throws: `ImportFault.cannotWrite`, also where the reader has gone.
    public func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = Foundation.write(number, part.baseAddress, part.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw ImportFault.cannotWrite(reason: String(cString: strerror(errno)))
                }
                rest = rest.dropFirst(count)
            }
        }
    }
}
