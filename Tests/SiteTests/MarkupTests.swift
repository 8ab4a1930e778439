import FeedFormats
import Testing

@testable import Site

@Suite("HTML on its way to readers")
struct MarkupTests {
    @Test("plain text becomes paragraphs with its signs escaped")
    func paragraphs() {
        let html = Markup.paragraphs(of: "One & <two>\nstill one\r\n \r\n  Two “curly”\n\n\n\nThree")
        #expect(html == "<p>One &amp; &lt;two&gt;\nstill one</p>\n<p>Two “curly”</p>\n<p>Three</p>")
        #expect(Markup.paragraphs(of: "") == "")
    }

    @Test(
        "what could act in a reader's page does not reach it",
        arguments: [
            ("<p onclick=\"x()\">a<script>b</script></p>", "<p>a</p>"),
            ("<p>unclosed <b>bold", "<p>unclosed <b>bold</b></p>"),
        ]
    )
    func active(markup: String, expected: String) {
        #expect(Markup.html(Text(markup, kind: .html), language: nil).value == expected)
        #expect(Markup.html(Text(markup, kind: .xhtml), language: nil).value == expected)
    }

    @Test(
        "of a link that may not be published only the address goes",
        arguments: [
            (
                "<p><a href=\"http://localhost:4000/x\" title=\"t\">a</a> b</p>",
                "<p><a title=\"t\">a</a> b</p>"
            ),
            (
                "<a href=\"https://wire.example/?a=1&amp;b\">a</a><img alt=\"p\" src=\"http://10.0.0.1/p.png\" />",
                "<a href=\"https://wire.example/?a=1&amp;b\">a</a><img alt=\"p\" />"
            ),
            ("<a href=\"#fn:1\">1</a> as in href=\"http://localhost/\"", nil),
        ]
    )
    func forbidden(markup: String, expected: String?) {
        let html = Markup.html(Text(markup, kind: .html), language: nil, links: Gate().links)
        #expect(html.value == expected ?? markup)
    }

    @Test("relative links stand on the address of the text")
    func relative() {
        let text = Text("<a href=\"/b\">a</a>", kind: .html, base: "https://desk.example/a/")
        #expect(Markup.html(text, language: nil).value == "<a href=\"https://desk.example/b\">a</a>")
    }

    @Test("a text that says its direction itself is left as it is")
    func ownDirection() {
        let text = Text("<p dir=\"rtl\">خبر</p>", kind: .html)
        #expect(Markup.html(text, language: "ar").value == text.value)
    }

    @Test("tag soup swallows neither its direction nor what follows it")
    func soup() {
        let text = Text("</div><p>خبر<b>", kind: .html)
        #expect(
            Markup.html(text, language: "ar-EG", appending: "<p>tail</p>").value
                == "<div dir=\"rtl\"><p>خبر<b></b></p><p>tail</p></div>"
        )
    }

    @Test("a picture where a text should be is not told as text")
    func picture() {
        #expect(Markup.html(Text("<svg/>", kind: .media("image/svg+xml")), language: nil).value == "")
    }

    @Test("text from right to left says so inside its HTML")
    func direction() {
        #expect(
            Markup.html(Text("خبر"), language: "ar").value == "<div dir=\"rtl\"><p>خبر</p></div>"
        )
        #expect(Markup.html(Text("News"), language: "en").value == "<p>News</p>")
    }
}
