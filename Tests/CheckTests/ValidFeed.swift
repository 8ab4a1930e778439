import FeedFormats

@testable import Check

/// A feed with everything ours say, as each format tells it.
enum ValidFeed {
    static func document(as format: Feed.Format) throws -> String {
        var head = Head()
        head.id = "tag:desk.example,2026:feed/all"
        head.title = Text("The Desk & friends")
        head.subtitle = Text("News")
        head.link = "https://desk.example/"
        head.links = [
            Link("https://desk.example/"),
            Link("https://desk.example/feeds/all", rel: "self", type: "application/\(format.rawValue)+xml"),
            Link("https://desk.example/feeds/all-archive-1", rel: "prev-archive"),
        ]
        head.hubs = ["https://hub.example/"]
        head.license = "https://creativecommons.org/licenses/by/4.0/"
        head.language = "en"
        head.rights = Text("The Desk")
        head.updated = Timestamp(seconds: 1_790_000_000, offset: 120)
        head.authors = [Person(name: "The Desk", uri: "https://desk.example/")]
        var editor = Person(name: "The Editor", email: "editor@desk.example")
        editor.role = "Editor in Chief"
        var web = Person(name: "The Web Desk", email: "web@desk.example")
        web.role = "Web Desk"
        head.contributors = [editor, web]
        head.publisher = web
        head.generator = Generator(name: "Masthead")
        head.icon = "https://desk.example/icon.png"
        head.withdrawn = [
            Tombstone(
                "tag:desk.example,2026:gone",
                when: Timestamp(seconds: 1_790_000_000),
                comment: "Untrue"
            )
        ]
        let feed = Feed(format: format, head: head, entries: [first, second])
        return String(decoding: feed.document(as: format), as: UTF8.self)
    }

    private static var first: Entry {
        var entry = Entry()
        entry.id = "tag:desk.example,2026:first"
        entry.title = Text("Ships & <b>ports</b>")
        entry.link = "https://desk.example/first"
        entry.links = [
            Link("https://desk.example/first"),
            Link("https://wire.example/1", rel: "related", title: "The Wire", hreflang: "ar"),
        ]
        entry.summary = Text("A short text")
        entry.content = [
            Text(
                "<p>A <a href=\"https://desk.example/more\">long</a> text.</p>"
                    + "<p><img src=\"https://desk.example/a.png\" alt=\"A ship\"></p>",
                kind: .html
            )
        ]
        entry.published = Timestamp(seconds: 1_789_990_000, offset: 120)
        entry.updated = Timestamp(seconds: 1_789_999_000, offset: 120)
        entry.authors = [Person(name: "A Reporter", email: "reporter@desk.example")]
        entry.categories = [Category("World"), Category("ships", scheme: "https://desk.example/tags")]
        entry.enclosures = [Enclosure("https://desk.example/a.mp3", type: "audio/mpeg", length: 1000)]
        var content = Media.Content()
        content.url = "https://desk.example/a.jpg"
        content.type = "image/jpeg"
        content.fileSize = 2000
        entry.media.content = [content]
        entry.media.credits = [Media.Credit("A Photographer")]
        return entry
    }

    private static var second: Entry {
        var entry = Entry()
        entry.id = "tag:desk.example,2026:second"
        entry.title = Text("سفن")
        entry.link = "https://desk.example/second"
        entry.links = [Link("https://desk.example/second")]
        entry.summary = Text("<div dir=\"rtl\">سفن</div>", kind: .html)
        entry.published = Timestamp(seconds: 1_789_980_000, offset: 0)
        entry.authors = [Person(name: "The Wire")]
        entry.language = "ar"
        var source = Head()
        source.title = Text("The Wire")
        source.id = "https://wire.example/feed"
        source.url = "https://wire.example/feed"
        source.authors = [Person(name: "The Wire")]
        entry.source = source
        return entry
    }
}
