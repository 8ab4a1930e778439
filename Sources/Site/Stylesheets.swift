/// The styles of what people see: of the pages, and of feeds that a browser shows as they are.
enum Stylesheets {
    /// The name of the pages' style.
    static let page = "page.css"
    /// The name of the feeds' style.
    static let feed = "feed.css"

    static let pageStyle = """
        :root { color-scheme: light dark; --line: #8884; --quiet: #666; --link: #0a58ca; }
        @media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --link: #8ab4f8; } }
        * { box-sizing: border-box; }
        body { font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; max-width: 42rem;
          margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: break-word; }
        a { color: var(--link); }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
        .site { margin: 0; color: var(--quiet); }
        .about { margin: 0 0 1.5rem; }
        .subscribe { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-bottom: 2rem; }
        .subscribe p { margin: 0 0 .75rem; }
        .subscribe ul { list-style: none; margin: 0; padding: 0; }
        .subscribe li { margin-top: .5rem; }
        code { display: block; font-size: .85rem; padding: .35rem .5rem; background: #8881; border-radius: .25rem;
          overflow-wrap: anywhere; user-select: all; text-align: left; }
        main ol { list-style: none; margin: 0; padding: 0; }
        main li { border-top: 1px solid var(--line); padding: .75rem 0; }
        main li a, main li > span:first-child { display: -webkit-box; -webkit-box-orient: vertical;
          -webkit-line-clamp: 4; overflow: hidden; text-align: start; }
        time, .source { font-size: .85rem; color: var(--quiet); margin-inline-end: .75rem; }
        footer { margin-top: 2rem; font-size: .85rem; color: var(--quiet); }

        """

    static let feedStyle = """
        @namespace atom url("http://www.w3.org/2005/Atom");
        rss, atom|feed { display: block; font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif;
          max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #222; background: #fff; }
        rss *, atom|feed * { display: none; }
        rss channel, rss item, atom|entry { display: block; }
        rss channel::before, atom|feed::before { display: block; padding: .75rem 1rem; margin-bottom: 1.5rem;
          border: 1px solid #bbb; border-radius: .5rem; background: #f6f6f6;
          content: "This is a web feed. Copy the address of this page into a feed reader to subscribe to it. \\A "
            "هذه خلاصة ويب. انسخ عنوان هذه الصفحة إلى قارئ خلاصات للاشتراك فيها.";
          white-space: pre-line; unicode-bidi: plaintext; }
        rss channel > title, atom|feed > atom|title { display: block; font-size: 1.75rem; font-weight: bold;
          line-height: 1.25; unicode-bidi: plaintext; text-align: start; }
        rss channel > description, atom|feed > atom|subtitle { display: block; margin-bottom: 1.5rem;
          unicode-bidi: plaintext; text-align: start; }
        rss item, atom|entry { border-top: 1px solid #ddd; padding: .75rem 0; }
        rss item > title, atom|entry > atom|title { display: -webkit-box; -webkit-box-orient: vertical;
          -webkit-line-clamp: 4; overflow: hidden; font-weight: 600; unicode-bidi: plaintext; text-align: start;
          overflow-wrap: break-word; }
        rss item > link, atom|entry > atom|link[rel="alternate"] { display: block; font-size: .85rem;
          color: #0a58ca; overflow-wrap: anywhere; direction: ltr; }
        atom|entry > atom|link[rel="alternate"]::before { content: attr(href); }
        rss item > pubDate, atom|entry > atom|published { display: block; font-size: .85rem; color: #666;
          direction: ltr; }
        @media (prefers-color-scheme: dark) {
          rss, atom|feed { color: #ddd; background: #181818; }
          rss channel::before, atom|feed::before { background: #222; border-color: #444; }
          rss item, atom|entry { border-color: #333; }
          rss item > link, atom|entry > atom|link[rel="alternate"] { color: #8ab4f8; }
          rss item > pubDate, atom|entry > atom|published { color: #aaa; }
        }

        """
}
