internal import Foundation
internal import NaradaReview

/// The files that the page is made of, embedded in the program; the raw value is the path.
enum PageAsset: String, CaseIterable, Sendable {
    case page = "/"
    case style = "/page.css"
    case script = "/page.js"
    case server = "/server.js"
    case keys = "/keys.js"
    case queue = "/queue.js"
    case icon = "/icon.svg"

    var answer: WebAnswer { WebAnswer(status: 200, contentType: contentType, body: body) }

    private var contentType: String {
        switch self {
        case .page: WebAnswer.htmlType
        case .style: "text/css; charset=utf-8"
        case .script, .server, .keys, .queue: "text/javascript; charset=utf-8"
        case .icon: "image/svg+xml"
        }
    }

    private var body: Data {
        switch self {
        case .page: Data(PackageResources.page_html)
        // The shell's colours, tables and waterfalls are the report's, so that one test holds their contrast.
        case .style: Data(PageStyle.shell.description.utf8) + Data(PackageResources.page_css)
        case .script: Data(PackageResources.page_js)
        case .server: Data(PackageResources.server_js)
        case .keys: Data(PackageResources.keys_js)
        case .queue: Data(PackageResources.queue_js)
        case .icon: Data(PackageResources.icon_svg)
        }
    }
}
