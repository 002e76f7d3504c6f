/// A whole HTML file that stands alone: the shell around a body, with its style and scripts inline, and a policy by
/// which a browser runs and loads nothing else.
///
///     let page = HTMLPage(title: "Report", body: "<main>…</main>")
///     page.text            // the file
///
/// The shell's style (`PageStyle.shell`) knows light and dark, print, and widths from 320 pixels on; styles given here
/// come after it. Under the policy neither `style` attributes nor `onclick` and its kin work: draw with classes and with
/// attributes of SVG, and listen from a script.
public struct HTMLPage: Hashable, Sendable {
    /// What the browser's tab says.
    public var title: String
    /// What stands between the tags of `body`, scripts aside.
    public var body: HTML
    /// Beside the shell's; each is a style element of its own.
    public var styles: [String]
    /// In order at the end of the body, so that the elements they look for are there.
    public var scripts: [String]
    /// Whether scripts and forms of the page may talk to the server that it came from; no for a file.
    public var talksToServer: Bool

    /// - Parameters:
    ///   - styles, scripts: static, since they are named by their hashes and must not hold anybody's text.
    public init(
        title: String, styles: [StaticString] = [], scripts: [StaticString] = [], talksToServer: Bool = false,
        body: HTML
    ) {
        self.title = title
        self.styles = [PageStyle.shell.description] + styles.map(\.description)
        self.scripts = scripts.map(\.description)
        self.talksToServer = talksToServer
        self.body = body
    }

    /// The Content-Security-Policy: the inline styles and scripts by their hashes (CSP level 3, "Usage of
    /// `'sha256-'`"), everything else forbidden. A server sends it as a header too, with `frame-ancestors 'none'`, which a
    /// meta element cannot say.
    public var contentPolicy: String {
        func sources(_ texts: [String]) -> String {
            texts.isEmpty
                ? "'none'" : texts.map { "'sha256-\(SHA256.base64(of: Self.block($0)))'" }.joined(separator: " ")
        }
        let server = talksToServer ? "'self'" : "'none'"
        return """
            default-src 'none'; style-src \(sources(styles)); script-src \(sources(scripts)); \
            connect-src \(server); form-action \(server); base-uri 'none'
            """
    }

    /// The whole file.
    public var text: String {
        var out = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(contentPolicy)">
            <meta name="referrer" content="no-referrer">
            <title>\(HTMLText.escaped(title))</title>

            """
        for style in styles { out += "<style>" + Self.block(style) + "</style>\n" }
        out += "</head>\n<body>\n" + body.markup
        for script in scripts { out += "<script>" + Self.block(script) + "</script>\n" }
        return out + "</body>\n</html>\n"
    }

    /// What stands between the tags: the hash is of these very characters.
    private static func block(_ text: String) -> String { "\n" + text + "\n" }
}
