import FeedFormats
import Testing

@testable import News

/// Texts with markup, and what people read.
@Suite struct PlainTextTests {
    @Test(arguments: [
        ("<p>One <b>two</b></p><p>three<br>four</p>", "One two\nthree\nfour"),
        ("AT&amp;T &lt;b&gt; &copy;&nbsp;2020 &#8217;", "AT&T <b> © 2020 ’"),
        ("no  markup\n at all", "no markup at all"),
        ("<script>x()</script>a<style>p{}</style><p>b", "a\nb"), ("<ul><li>a<li>b</ul>c", "a\nb\nc"),
        ("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a b\nc"), ("<div><p></p><p> </p></div>", ""),
        ("a<b>b</b>c", "abc"), ("<p>x</p> tail", "x\ntail"), ("a\u{AD}b\u{3000}c\u{2028}d", "ab c d"),
        ("<!-- no -->a<p>one<p>two <i>three</p> & four", "a\none\ntwo three\n& four"),
        ("<ruby>漢<rt>kan</rt></ruby>字", "漢字"), ("نص <b>عربي</b>", "نص عربي"), ("", ""), ("<p", ""),
    ])
    func `markup is read as people see it`(html: String, text: String) throws {
        #expect(try PlainText().text(of: Text(html, kind: .html)) == text)
    }

    @Test func `markup that needs no parser gives the text that the parser finds`() throws {
        let plain = try PlainText()
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "<p>", "</p>", "<div class=\"x > y\">", "</div>", "<b>", "</b>", "<br>", "<br />", "<ul>", "<li>",
            "</li>",
            "</ul>", "<h2>", "</h2>", "<pre>", "</pre>", "<center>", "</center>", "&apos;", "<nav>", "</nav>",
            "<tr>", "</tr>", "<td>", "</td>", "<!-- no -->", "&amp;", "&#8217;", "&#+38;",
            "&nbsp;",
            "&#x2014;", "word",
            " ", "\n", "ü", "، ", "，", "<a href='#'>", "</a>", "<IMG alt=\"\">", "&", "<", "<span/>",
            "<table>", "</table>", "<script>a < b</script>", "<style>p{}</style>", "<iframe src=x></iframe>",
            "<iframe>a<b></iframe>", "<dl>", "</dl>", "<dt>", "</dt>", "<dd>", "</dd>", "<picture>",
            "</picture>",
            "<source srcset = 'x'>", "<video controls>", "</video>", "<svg>", "</svg>", "<path d=\"\"/>",
            "<math>", "</math>", "<mi>", "</mi>", "<details>", "</details>", "<summary>", "</summary>",
            "<!--<p>-->", "&eacute;", "&#xFE0F;", "<img width=1>", "<p class = a id=b>",
        ]
        var alike = 0
        for _ in 0..<40_000 {
            let html = (0..<(2 + Int.random(in: 0..<9, using: &random))).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            guard let collected = PlainMarkup.collected(html) else { continue }
            alike += 1
            #expect(collected.text == plain.parsed(html).text, "\(html.debugDescription)")
        }
        #expect(alike > 1_000)
    }

    @Test func `plain text keeps what looks like markup, and its lines`() throws {
        let text = Text("  a < b &amp; <c>\r\n\r\nd\t e ")
        #expect(try PlainText().lines(of: text) == ["a < b &amp; <c>", "d e"])
        #expect(try PlainText().line(of: text) == "a < b &amp; <c> d e")
    }

    @Test func `pictures and other files have no text`() throws {
        #expect(try PlainText().text(of: Text("<svg/>", kind: .media("image/svg+xml"))).isEmpty)
        #expect(try PlainText().text(of: Text("a", kind: .media("text/plain"))) == "a")
    }

    @Test func `one reader serves many texts, however malformed`() throws {
        let plain = try PlainText()
        var random = SeededGenerator(seed: 3)
        let pieces = [
            "<p>", "</p>", "<", ">", "&", "&amp;", "&#0;", "<div", " x=\"", "a", "\u{0}", "<!--", "-->", "ü",
            "<br>",
        ]
        for _ in 0..<500 {
            let html = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let lines = plain.lines(of: Text(html, kind: .html))
            #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("\n") })
        }
        let deep = String(repeating: "<div>", count: 100_000) + "x"
        #expect(plain.text(of: Text(deep, kind: .html)).utf8.count <= 1)
        #expect(plain.text(of: Text("<p>after", kind: .html)) == "after")
    }
}
