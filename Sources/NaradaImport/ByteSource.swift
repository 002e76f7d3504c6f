import Foundation

/// The bytes of a file, of standard input or of an array, handed out in chunks.
///
/// A class, since it owns a file descriptor and closes it when it goes.
public final class ByteSource {
    /// 64 KiB: one read is then far dearer than its system call, and still small beside a row's limit.
    public static let defaultChunkSize = 65_536

    /// The name for messages: the path as the person wrote it, or `standard input`.
    public let name: String
    /// Called before each read that may have to wait for more input; the place to flush what was made of the input
    /// so far, so that two programs on two pipes do not wait for each other.
    public var onWait: (() throws -> Void)?

    private var descriptor: Int32?
    private var ownsDescriptor = false
    private var memory: [UInt8] = []
    private var memoryPosition = 0
    private var supply: ((inout [UInt8]) -> Int)?
    private var chunk: [UInt8]

    /// The bytes of the file at `path`; `-` is standard input.
    ///
    /// - Throws: `ImportFault` where there is no such file, it is a directory or may not be read.
    public init(path: String, chunkSize: Int = defaultChunkSize) throws {
        chunk = [UInt8](repeating: 0, count: max(chunkSize, 1))
        if path == "-" {
            name = "standard input"
            descriptor = 0
            return
        }
        name = path
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw Self.fault(errno, path) }
        descriptor = opened
        ownsDescriptor = true
        var status = stat()
        guard fstat(opened, &status) == 0 else { throw Self.fault(errno, path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw ImportFault.isDirectory(path) }
    }

    /// Returns where the path names something that may be read, as far as that can be told without opening it.
    ///
    /// - Throws: `ImportFault` as `init(path:chunkSize:)` does.
    public static func requireReadable(_ path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0, access(path, R_OK) == 0 else { throw fault(errno, path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw ImportFault.isDirectory(path) }
    }

    /// The given bytes under the name of a file.
    public init(bytes: [UInt8], name: String, chunkSize: Int = defaultChunkSize) {
        self.name = name
        memory = bytes
        chunk = [UInt8](repeating: 0, count: max(chunkSize, 1))
    }

    /// Bytes that are made while they are read, under the name of a file.
    ///
    /// - Parameter supply: appends the next bytes and returns how many; 0 at the end.
    public init(name: String, supply: @escaping (inout [UInt8]) -> Int) {
        self.name = name
        self.supply = supply
        chunk = []
    }

    deinit {
        if let descriptor, ownsDescriptor { close(descriptor) }
    }

    /// Appends the next chunk to `bytes` and returns its size; 0 at the end.
    func read(into bytes: inout [UInt8]) throws -> Int {
        try onWait?()
        if let supply { return supply(&bytes) }
        guard let descriptor else {
            let count = min(chunk.count, memory.count - memoryPosition)
            bytes.append(contentsOf: memory[memoryPosition..<memoryPosition + count])
            memoryPosition += count
            return count
        }
        while true {
            let count = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                // A signal that was handled is no failure of the file.
                if errno == EINTR { continue }
                throw Self.fault(errno, name)
            }
            bytes.append(contentsOf: chunk[..<count])
            return count
        }
    }

    /// Makes `offset`, counted from the start, the next byte to be read; false where the source can only be read on.
    func seek(to offset: Int) -> Bool {
        if supply != nil { return false }
        guard let descriptor else {
            memoryPosition = min(offset, memory.count)
            return true
        }
        return lseek(descriptor, off_t(offset), SEEK_SET) >= 0
    }

    private static func fault(_ number: Int32, _ path: String) -> ImportFault {
        switch number {
        case ENOENT, ENOTDIR: .noSuchFile(path)
        case EISDIR: .isDirectory(path)
        case EACCES, EPERM: .notPermitted(path)
        default: .cannotRead(path, reason: String(cString: strerror(number)))
        }
    }
}
