/// The headers of every answer, refusals among them: what a browser may do with it.
enum PageHeaders {
    /// Scripts and styles come from the page's own paths and from nowhere else; nothing inline runs; nobody may frame
    /// the page; and markup gets into the page through one function of its script (Trusted Types).
    static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
        "trusted-types narada",
    ].joined(separator: "; ")

    static let all = [
        "Content-Security-Policy": contentPolicy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    ]
}
