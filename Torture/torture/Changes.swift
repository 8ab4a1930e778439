import Foundation

/// What happens to a newsroom between its first run and the next.
enum Changes {
    /// Edits an article, adds one, edits a source, and adds one that reprints an article of the newsroom.
    static func make(in newsroom: URL) throws {
        try edit("articles/us-resumes-military-operations-in-iraq.txt", in: newsroom) {
            $0.replacing("US Resumes Military Operations", with: "US Military Resumes Operations")
        }
        try edit("sources/canal-gazette.atom.xml", in: newsroom) {
            $0.replacing("deal due by end of January", with: "deal due within weeks")
        }
        let text = """
            The harbour authority reopened the eastern quay on Thursday after engineers had inspected the \
            crane that gave way in the storm, and the first container ship was unloaded before noon, the \
            director of operations told reporters at the gate.
            """
        try Data("Eastern Quay Reopens\n\nThu 16 Jan 2020 | 08:29 PM\nCity Desk\n\n\(text)\n".utf8)
            .write(to: newsroom.appending(path: "articles/eastern-quay.txt"))
        let items = (1...20).map {
            """
            <item><guid>fresh-\($0)</guid><title>\($0 == 1 ? "Eastern quay reopens" : "Notice number \($0)")</title>
            <pubDate>Thu, 16 Jan 2020 18:\(10 + $0):00 GMT</pubDate><link>https://fresh.example/\($0)</link>
            <description>\($0 == 1 ? text : "Office \($0 * 7919) opens late in week \($0).")</description></item>
            """
        }
        try Data(
            "<rss version=\"2.0\"><channel><title>Fresh</title><link>https://fresh.example/</link>\(items.joined())</channel></rss>"
                .utf8
        ).write(to: newsroom.appending(path: "sources/fresh.rss.xml"))
        try edit("subscriptions.opml", in: newsroom) {
            $0.replacing(
                "  </body>",
                with:
                    "    <outline type=\"rss\" text=\"Fresh\" xmlUrl=\"file:sources/fresh.rss.xml\"/>\n  </body>"
            )
        }
    }

    /// Adds sources over HTTP, which may be asked at once.
    static func subscribe(in newsroom: URL, to wire: Wire) throws {
        let outlines = (1...6).map {
            "<outline type=\"rss\" text=\"Feed \($0)\" xmlUrl=\"\(wire.address(of: $0))\"/>"
        }
        try edit("subscriptions.opml", in: newsroom) {
            $0.replacing("  </body>", with: "    \(outlines.joined())\n  </body>")
        }
        try edit("masthead.toml", in: newsroom) {
            "\($0)\n\(wire.settings)\n"
        }
    }

    private static func edit(_ name: String, in newsroom: URL, _ change: (String) -> String) throws {
        let file = newsroom.appending(path: name)
        let before = try String(contentsOf: file, encoding: .utf8)
        let after = change(before)
        guard before != after else { throw Failure(what: "\(name) holds nothing to change") }
        try Data(after.utf8).write(to: file)
    }
}
