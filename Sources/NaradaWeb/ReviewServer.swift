internal import FlyingFox
internal import FlyingSocks
internal import Foundation
public import NaradaEngine
internal import NaradaModel
internal import Synchronization

/// The review page on this machine's loopback: listens between `start` and `stop`.
///
/// There is no way to make it listen on another address.
public final class ReviewServer: Sendable {
    /// Seconds that an answer may take: the first look for candidates reads the whole library, some seconds a million
    /// tracks.
    private static let patience = 120.0
    /// Seconds that answers under way get when the page is stopped.
    private static let farewell = 2.0
    private static let loopback = "127.0.0.1"

    private let board: ReviewBoard
    private let token = AccessToken()
    private let running = Mutex<(server: HTTPServer, task: Task<Void, any Error>)?>(nil)

    /// - Throws: what opening the database throws.
    public init(engine: Engine) throws { board = try engine.reviewBoard() }

    /// Pairs that were answered through the page and not taken back.
    public var answered: Int { board.answered }
    /// Pairs that wait.
    public func waiting() throws -> Int { try board.waiting() }

    /// The address of the page with its token, once it listens.
    ///
    /// - Parameter port: 0 for any that is free.
    /// - Throws: `WebFault` where the port is not to be had.
    public func start(port: UInt16 = 0) throws -> ReviewAddress {
        let handler = PageHandler(desk: PageDesk(board: board), token: token)
        let server: HTTPServer
        do {
            server = HTTPServer(
                address: try .inet(ip4: Self.loopback, port: port), timeout: Self.patience, logger: .disabled,
                handler: handler)
        } catch {
            throw WebFault.cannotListen(port: port, detail: String(describing: error))
        }
        let task = Task { try await server.run() }
        let listening = Self.waitFor { () -> Result<UInt16, any Error> in
            do {
                try await server.waitUntilListening()
                guard case .ip4(Self.loopback, let port) = await server.listeningAddress else {
                    throw SocketError.unsupportedAddress
                }
                return .success(port)
            } catch {
                // The server's own error says more than that the wait for it was in vain.
                task.cancel()
                if case .failure(let cause) = await task.result { return .failure(cause) }
                return .failure(error)
            }
        }
        let bound: UInt16
        switch listening {
        case .success(let port): bound = port
        case .failure(let error): throw Self.fault(error, port: port)
        case nil: throw WebFault.cannotListen(port: port, detail: "no answer")
        }
        handler.begin(port: bound)
        running.withLock { $0 = (server, task) }
        return ReviewAddress(host: Self.loopback, port: bound, token: token.text)
    }

    /// Stops listening; answers under way are finished first.
    public func stop() {
        guard
            let (server, task) = running.withLock({ running in
                defer { running = nil }
                return running
            })
        else { return }
        Self.waitFor {
            await server.stop(timeout: Self.farewell)
            task.cancel()
            _ = await task.result
        }
    }

    private static func fault(_ error: any Error, port: UInt16) -> WebFault {
        guard case SocketError.failed(_, let number, let message) = error else {
            return .cannotListen(port: port, detail: String(describing: error))
        }
        return switch number {
        case EADDRINUSE: .portInUse(port)
        case EACCES, EPERM: .portForbidden(port)
        default: .cannotListen(port: port, detail: message)
        }
    }

    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Waits on a thread that is not one of the pool's, such as the command line's.
    @discardableResult
    private static func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
        let done = DispatchSemaphore(value: 0)
        let box = Box<Value>()
        Task {
            let value = await work()
            box.value.withLock { $0 = value }
            done.signal()
        }
        done.wait()
        return box.value.withLock { $0 }
    }
}
