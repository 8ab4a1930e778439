import Foundation
import Practice
import Synchronization

/// How the practice server answers, which changes while it is at work.
final class Script: Sendable {
    private let current = Mutex<@Sendable (Request) -> Response>({ _ in .feed() })

    func follow(_ next: @escaping @Sendable (Request) -> Response) { current.withLock { $0 = next } }

    func response(to request: Request) -> Response { current.withLock { $0 }(request) }
}

/// Counts the requests that a server has at a time.
final class Traffic: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    /// The most there were.
    var most: Int { counts.withLock { $0.most } }

    /// Lets one through, slowly enough for others to be seen beside it.
    func passing(_ response: () -> Response) -> Response {
        counts.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
        }
        Thread.sleep(forTimeInterval: 0.005)
        counts.withLock { $0.now -= 1 }
        return response()
    }
}

extension Response {
    /// A feed of RSS 2.0 with an item for each text.
    static func feed(
        _ fields: [(name: String, value: String)] = [],
        items: [String] = ["1"],
        channel: String = ""
    ) -> Response {
        let type = (name: "Content-Type", value: "application/rss+xml")
        return Response(200, [type] + fields, text: feedText(items: items, channel: channel))
    }

    /// The text of such a feed.
    static func feedText(items: [String], channel: String = "") -> String {
        let items = items.map { item in
            """
            <item><title>Item \(item)</title><guid isPermaLink="false">item-\(item)</guid>\
            <pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
            <title>Practice</title><link>https://wire.invalid/</link><description>Practice</description>
            \(channel)\(items.joined(separator: "\n"))
            </channel></rss>
            """
    }
}
