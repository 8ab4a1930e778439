import FeedXML
import Testing

@Suite("HTMLReader")
struct HTMLReaderTests {
    /// Tells a fragment's nodes as tags and text, without the wrapping elements.
    private func told(_ fragment: String) throws -> String {
        let reader = try HTMLReader(names: [""])
        return reader.read(fragment) { segment in
            var told = ""
            var open: [Int] = []
            for node in segment.range {
                while let last = open.last, segment.end(of: last) <= node {
                    told += "</\(segment.localName(of: open.removeLast()))>"
                }
                if segment.isText(node) {
                    told += segment.characters(of: node)
                } else {
                    told += "<\(segment.localName(of: node))>"
                    open.append(node)
                }
            }
            while let last = open.popLast() { told += "</\(segment.localName(of: last))>" }
            return told
        }
    }

    @Test(
        "fragments are read whole",
        arguments: [
            ("<p>a</p><p>b</p>", "<html><body><p>a</p><p>b</p></body></html>"),
            ("a &amp; b &eacute; 𝕏", "<html><body>a & b é 𝕏</body></html>"),
            ("a <b>b</b></body> c", "<html><body>a <b>b</b> c</body></html>"),
            ("<P>one<p>two <B>x", "<html><body><p>one</p><p>two <b>x</b></p></body></html>"),
            ("", "<html><body></body></html>"),
        ]
    )
    func fragments(source: String, expected: String) throws {
        #expect(try told(source) == expected)
    }

    @Test(
        "a reader outlives fragments that are made to be slow, and reads the next one whole",
        arguments: [
            ("<p", " a%"), ("<p", " a%='>'"), ("<p ", "a%=''"), ("", "<b></i>"),
            ("", "<div>"), ("", "<b></p>"),
        ]
    )
    func hostile(begin: String, piece: String) throws {
        var fragment = begin
        for number in 0..<100_000 { fragment += piece.replacing("%", with: "\(number)") }
        let reader = try HTMLReader(names: ["", "p"])
        reader.read(fragment + ">") { _ in }
        #expect(try told("<p>fine</p>") == "<html><body><p>fine</p></body></html>")
        #expect(reader.read("<p title='a'>fine</p>") { $0.text(of: 0) } == "fine")
    }

    @Test(
        "of a fragment that is made to be slow no text is lost",
        arguments: [
            ("a<p", " a%='b'", " title='t'>text</p>z"), ("a", "<b title='t'></i>", "text</b>z"),
            ("a", "<x% y%='>'>", "<b title='t'>text</b>z"), ("a", "<div>", "<b title='t'>text</b>z"),
            ("a", "<b a%=\"c\"/>", "<p title='t'>text</p>z"), ("a", "<b><div></b>", "<p title='t'>text</p>z"),
            ("a<!--", " <b>", "--><script>if (a<b)</script><p title='t'>text</p>z"),
            ("a<p", " a%", ">text < z"), ("a<p", " a%", ">text</p><b title='text z"),
        ]
    )
    func wholeText(begin: String, piece: String, end: String) throws {
        let reader = try HTMLReader(names: ["", "p", "b", "div", "script", "title"])
        var fragment = begin
        for number in 0..<20_000 { fragment += piece.replacing("%", with: "\(number)") }
        let (text, titles) = reader.read(fragment + end) { segment in
            (
                segment.text(of: 0),
                segment.range.filter { !segment.isText($0) }.compactMap { segment.attribute(5, of: $0) }
            )
        }
        #expect(text.hasPrefix("a"))
        #expect(text.contains("text"))
        #expect(text.hasSuffix("z"))
        if begin == "a", end.hasPrefix("<p title") { #expect(titles.last == "t") }
        #expect(reader.read("<p>fine</p>") { $0.text(of: 0) } == "fine")
        #expect(!reader.isLessened)
    }

    @Test("of five hundred attributes and more the first are read, and that the rest is missing is known")
    func manyAttributes() throws {
        let reader = try HTMLReader(names: ["", "title"])
        let attributes = (0..<2_000).map { " a\($0)=1" }.joined()
        let title = reader.read("<p title='one > two'\(attributes)>a</p><i title=b>c</i>") { segment in
            segment.range.filter { !segment.isText($0) }.compactMap { segment.attribute(1, of: $0) }
        }
        #expect(title == ["one > two", "b"])
        #expect(reader.isLessened)
    }

    @Test("an address as long as a picture is one attribute", arguments: [3_000, 900_000])
    func longAttribute(length: Int) throws {
        let value = String(repeating: "A", count: length)
        let reader = try HTMLReader(names: ["", "src"])
        let read = reader.read("<p>a<img src='\(value)'>b</p>") { segment in
            (
                segment.text(of: 0),
                segment.range.filter { !segment.isText($0) }.compactMap { segment.attribute(1, of: $0) }
            )
        }
        #expect(read.0 == "ab")
        #expect(read.1 == [value])
    }

    @Test("one reader reads many fragments, hostile ones too")
    func reuse() throws {
        let reader = try HTMLReader(names: ["", "p"])
        for fragment in [
            "<p>a", String(repeating: "<div>", count: 50_000), "<![CDATA[x]]>", "<p title=\"", "\u{0}",
        ] {
            reader.read(fragment) { _ in }
        }
        let text = reader.read("<p>fine</p>") { segment in segment.text(of: 0) }
        #expect(text == "fine")
    }
}
