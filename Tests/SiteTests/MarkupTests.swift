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
        "languages written from right to left are known",
        arguments: [
            ("ar", true), ("ar-EG", true), ("AR_eg", true), ("he", true), ("fa-IR", true), ("ur", true),
            ("en", false), ("en-Arab", true), ("az-Arab-IR", true), ("ar-Latn", false), ("pa", false),
            ("", false),
        ]
    )
    func directions(language: String, expected: Bool) {
        #expect(Markup.isRightToLeft(language) == expected)
    }

    @Test("text from right to left says so inside its HTML")
    func direction() {
        #expect(
            Markup.html(Text("خبر"), language: "ar").value == "<div dir=\"rtl\"><p>خبر</p></div>"
        )
        #expect(Markup.html(Text("News"), language: "en").value == "<p>News</p>")
    }
}
