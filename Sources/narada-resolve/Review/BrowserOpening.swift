internal import Foundation

/// Opens the page in the person's browser, without showing its address to the other users of the machine.
///
/// Arguments of programs stand in the system's list of processes, which everybody may read. So the browser is given a
/// file that only this user may read, and the file sends it on to the address.
struct BrowserOpening {
    private let folder: URL

    /// The program of the desktop that opens files.
    private static let opener: String = {
        #if os(macOS)
            "open"
        #else
            "xdg-open"
        #endif
    }()

    /// Whether a person sits at a desktop and sees the terminal.
    static var isUsual: Bool {
        guard Terminal.current.isInteractive else { return false }
        #if os(macOS)
            return true
        #else
            let environment = ProcessInfo.processInfo.environment
            return ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(environment[$0] ?? "").isEmpty }
        #endif
    }

    /// Starts the browser, or says on standard error why not: the address is printed all the same.
    ///
    /// - Throws: where the file cannot be made.
    init(_ url: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("narada-page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let file = folder.appendingPathComponent("review.html")
        // The address is of digits and hexadecimal digits alone: nothing in it is markup.
        let page = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
            <meta http-equiv="refresh" content="0; url=\(url)"><title>Review</title>
            <p><a href="\(url)">To the review page</a></p></html>

            """
        try Data(page.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [Self.opener, file.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            Output.complain("no browser could be started; open the address that is printed.")
        }
    }

    /// Takes the file away.
    func cleanUp() { try? FileManager.default.removeItem(at: folder) }
}
