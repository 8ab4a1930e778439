import FeedFormats
import Testing

@Suite("SafeHTML")
struct SafeHTMLTests {
    @Test(
        "what is safe stays as it is",
        arguments: [
            "<p>a <b>b</b></p>", "a b", "<p>one</p><p>two</p>",
            #"<a href="https://x.example/?a=1&amp;b=2">x</a>"#,
            #"<img src="https://x.example/a.png" alt="x" />"#, #"<p dir="rtl">نص</p>"#, "a &lt; b &amp; c 𝕏",
            "<ul><li>a</li><li>b</li></ul>", "<table><tr><td>x</td></tr></table>", "<pre>\ta\n  b\n</pre>",
            #"<a href="mailto:desk@x.example">x</a>"#, "a > b & c", "<p>]]> a<br>b</p>",
            "&nbsp;&copy;&unknown;", #"<a href="/relative#x">x</a>"#,
        ]
    )
    func kept(markup: String) {
        #expect(SafeHTML(sanitising: markup).source == markup)
    }

    @Test(
        "what is active goes, its text stays",
        arguments: [
            ("<p onclick=\"x()\">a</p>", "<p>a</p>"), ("a<script>alert(1)</script>b", "ab"),
            ("<iframe src='https://x.example'>a</iframe>", "a"), ("<object data='x'>a</object>", "a"),
            ("<a href='javascript:alert(1)'>a</a>", #"<a href="">a</a>"#),
            ("<a href=' java\nscript:alert(1)'>a</a>", #"<a href="">a</a>"#),
            ("<a href='&#106;avascript&#58;alert(1)'>a</a>", #"<a href="">a</a>"#),
            ("<a href='feed:javascript:x'>a</a>", #"<a href="">a</a>"#),
            ("<a href='feed:feed:data:x'>a</a>", #"<a href="">a</a>"#),
            ("<a href='feed:https://x/'>a</a>", #"<a href="feed:https://x/">a</a>"#),
            ("<a href='feed://x/'>a</a>", #"<a href="feed://x/">a</a>"#),
            ("<a href='vbscript:x'>a</a>", #"<a href="">a</a>"#),
            ("<a href='data:text/html,x'>a</a>", #"<a href="">a</a>"#),
            ("<img src='javascript:x'>", "<img />"), ("<img src=\"data:image/svg+xml,x\">", "<img />"),
            ("<svg><script>x</script><text>a</text></svg>", "a"), ("<style>p{}</style>a", "a"),
            ("<xmp>a <b>b</b></xmp>c", "a <b>b</b>c"),
            ("<plaintext>a<img src=x onerror=y>", #"a<img src="x" />"#),
            ("<noembed>a</noembed><noframes>b</noframes>", "ab"),
            ("<template><script>x</script><i>a</i></template>", "<i>a</i>"),
            ("<form action='x'><input name='y'>a</form>", "a"),
            (
                "<p style='position:fixed;color:red'>a</p>",
                #"<p style="color: red;">a</p>"#
            ),
            ("<p style='background:url(javascript:x)'>a</p>", "<p>a</p>"),
            ("<p style='width:expression(alert(1))'>a</p>", "<p>a</p>"),
            ("<!-- x --><p>a</p><?php x ?>", "<p>a</p>"), ("<custom-element>a</custom-element>", "a"),
            ("<p>a", "<p>a</p>"), ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<i>&nbsp;&copy;&unknown;", "<i>\u{A0}©&amp;unknown;</i>"),
            ("<scr<script>ipt>x</script>", "ipt&gt;x"),
            ("<img srcset='/a.png 1x, javascript:x 2x'>", #"<img srcset="/a.png 1x" />"#),
        ]
    )
    func removed(markup: String, expected: String) {
        #expect(SafeHTML(sanitising: markup).source == expected)
    }

    @Test("relative links become absolute where there is a base")
    func relative() {
        let safe = SafeHTML(
            sanitising: ##"<a href="../b?c=1#d">x</a><img src="//i.example/e.png"><a href="#f">y</a>"##,
            base: "https://x.example/p/q/a"
        )
        #expect(
            safe.source == #"<a href="https://x.example/p/b?c=1#d">x</a>"#
                + ##"<img src="https://i.example/e.png" /><a href="#f">y</a>"##
        )
    }

    @Test(
        "what leads to a place in the text itself has no base, and sanitising twice changes nothing",
        arguments: [
            ##"<a href="#n">n</a>"##, #"<a href="">a</a>"#, #"<img src="" />"#,
            ##"<img src="a" usemap="#m" />"##,
            #"<a href="javascript:x">a</a>"#, ##"<img srcset="#a 1x, /b" />"##, #"<a href=" ">a</a>"#,
        ]
    )
    func sameDocument(markup: String) throws {
        let base = "https://x.example/p/"
        let safe = SafeHTML(sanitising: markup, base: base)
        #expect(!safe.source.contains("x.example/p/#") && !safe.source.contains("x.example/p/\""))
        #expect(SafeHTML(sanitising: safe.source, base: base) == safe)
        let escaped = markup.replacing("<", with: "&lt;")
        let document = "<rss><item><description>\(escaped)</description></item></rss>"
        let entry = try Feed(parsing: Array(document.utf8), location: base).entries.first
        #expect(entry?.sanitised().summary?.value == safe.source)
    }

    @Test(
        "commas separate pictures only behind their addresses",
        arguments: [
            (
                "https://x.example/w_4,c_l/a%2Fb 4w, /c,d.png 8w",
                "https://x.example/w_4,c_l/a%2Fb 4w, https://x.example/c,d.png 8w"
            ),
            ("a.png,b.png 2x", "https://x.example/a.png,b.png 2x"),
            (",, a.png,, b.png ,", "https://x.example/a.png, https://x.example/b.png"),
            (
                "data:image/png;base64,AAAA 1x,b.png\n2x",
                "data:image/png;base64,AAAA 1x, https://x.example/b.png 2x"
            ),
            (
                "a.png f(1, 2) 3x, javascript:x 4x, b.png",
                "https://x.example/a.png f(1, 2) 3x, https://x.example/b.png"
            ),
            ("data:text/html,x 1x", nil), (" , ", nil),
            ("a.png (1x, b.png 2x", "https://x.example/a.png (1x, b.png 2x"),
        ] as [(String, String?)]
    )
    func sourceSets(written: String, kept: String?) {
        let safe = SafeHTML(sanitising: "<img srcset=\"\(written)\">", base: "https://x.example/").source
        #expect(safe == (kept.map { "<img srcset=\"\($0)\" />" } ?? "<img />"))
        #expect(SafeHTML(sanitising: safe, base: "https://x.example/").source == safe)
    }

    @Test(
        "a hundred thousand open elements come out safe",
        arguments: ["<div>", "<blockquote>", "<b></p>"]
    )
    func deep(piece: String) {
        let safe = SafeHTML(sanitising: "text" + String(repeating: piece, count: 100_000))
        #expect(safe.source.hasPrefix("text"))
        #expect(SafeHTML(sanitising: safe.source) == safe)
    }

    @Test(
        "of markup that is made to be slow the text stays",
        arguments: [
            ("<p class=c", " a%='b'", ">"), ("<p class=c>", "<b a%=c></b>", ""),
            ("<p class=c>", "<b></i>", ""),
        ]
    )
    func slow(begin: String, piece: String, end: String) {
        var markup = begin
        for number in 0..<20_000 { markup += piece.replacing("%", with: "\(number)") }
        let safe = SafeHTML(sanitising: markup + end + "one</b></p><a href='https://x.example/'>two</a>")
            .source
        #expect(safe.hasPrefix("<p class=\"c\">"))
        #expect(safe.contains("one") && safe.contains("two"))
        #expect(SafeHTML(sanitising: safe).source == safe)
    }

    @Test("sanitising twice changes nothing, whatever the markup")
    func idempotent() {
        let pieces = [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<li>",
            "<ul>",
            "<x-y>", "</x-y>", "<a href='x'>", "</a>", "<script>", "</script>", "<svg>", "</svg>", "text",
            " & ", "<",
            ">", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "</body>", "</html>", "<head>", "<title>",
            "<select>",
            "<option>", "<textarea>", "<pre>", "\n", "<h1>", "<form>", "<dl>", "<dd>", "&lt;", "&nbsp;",
            "<br>", "<hr/>",
            "<iframe>", "<noscript>", "<style>", "<img src=x onerror=y>", "<p style=\"", "\u{0}", "<caption>",
            "<option",
        ]
        var random = SplitMix(state: 7)
        for _ in 0..<1500 {
            var markup = ""
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                markup += pieces.randomElement(using: &random) ?? ""
            }
            let once = SafeHTML(sanitising: markup).source
            #expect(SafeHTML(sanitising: once).source == once, "\(markup)")
            #expect(!once.contains("<script") && !once.contains("onerror="), "\(markup)")
        }
    }
}

/// A small generator with a fixed beginning, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
