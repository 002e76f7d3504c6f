internal import Foundation
internal import NaradaModel

/// What is known of the place where output goes.
struct Terminal {
    /// Whether standard output is a terminal.
    var isInteractive: Bool
    /// Whether it understands control sequences: not where `TERM` is `dumb`.
    var isCapable: Bool
    /// The same for standard error, where progress goes.
    var showsProgress: Bool
    /// How text for a person is laid out; plain wherever standard output is no terminal.
    var style: TextStyle

    /// The terminal of this process: `NO_COLOR` (no-color.org, set and not empty) and `TERM=dumb` are respected.
    static var current: Terminal {
        let environment = ProcessInfo.processInfo.environment
        let isCapable = environment["TERM"] != "dumb"
        let isInteractive = isatty(STDOUT_FILENO) == 1
        let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty
        let style =
            isInteractive
            ? TextStyle(width: width ?? TextStyle.defaultWidth, colour: isCapable && wantsColour) : .plain
        return Terminal(
            isInteractive: isInteractive, isCapable: isCapable, showsProgress: isCapable && isatty(STDERR_FILENO) == 1,
            style: style)
    }

    /// The columns of standard output's terminal; nil where the terminal does not say.
    private static var width: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
