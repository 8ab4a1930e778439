import FeedXML
import Testing

@Suite("XMLWriter")
struct XMLWriterTests {
    private func written(_ body: (XMLWriter) -> Void) -> String {
        let writer = XMLWriter()
        body(writer)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test("elements, attributes and text are escaped")
    func escaping() throws {
        let source = written { writer in
            writer.element("a", ["b": "x & \"y\" <z> é", "c": nil]) {
                writer.element("d", [:], "1 < 2 & 3 > 2 é")
            }
        }
        #expect(
            source == #"<a b="x &amp; &quot;y&quot; &lt;z&gt; é"><d>1 &lt; 2 &amp; 3 &gt; 2 é</d></a>"#
        )
    }

    @Test("characters XML forbids or validators warn of are dropped and counted")
    func forbidden() throws {
        let writer = XMLWriter()
        writer.element(
            "a",
            ["b": "\u{1}x"],
            "nul\u{0} esc\u{1B} del\u{7F}\u{85} \u{FFFE}\u{FFFF}\u{FFFD} ok"
        )
        #expect(String(decoding: writer.take(), as: UTF8.self) == "<a b=\"x\">nul esc del ? ok</a>")
        #expect(writer.droppedCharacters == 8)
    }

    @Test(
        "a character is escaped or dropped wherever it stands",
        arguments: [
            ("&", "&amp;", "&amp;"), ("<", "&lt;", "&lt;"), (">", "&gt;", "&gt;"), ("\"", "&quot;", "&quot;"),
            ("\r", "&#13;", "&#13;"), ("\t", "\t", "&#9;"), ("\n", "\n", "&#10;"), ("'", "'", "'"),
            ("$", "$", "$"),
            ("é", "é", "é"), ("\u{1}", "", ""), ("\u{7F}", "", ""), ("\u{85}", "", ""), ("\u{FFFE}", "", ""),
            ("\u{1FFFF}", "", ""), ("\u{FFFD}", "?", "?"),
        ]
    )
    func everywhere(character: String, inText: String, inAttribute: String) {
        for length in 0...20 {
            for position in 0...length {
                let before = String(repeating: "a", count: position)
                let after = String(repeating: "ü", count: length - position)
                let source = written {
                    $0.element("a", ["b": before + character + after], before + character + after)
                }
                #expect(
                    source == "<a b=\"\(before)\(inAttribute)\(after)\">\(before)\(inText)\(after)</a>"
                )
            }
        }
        // More than is escaped in one go.
        let long = String(repeating: "0123456" + character, count: 2_000)
        let expected = String(repeating: "0123456" + inText, count: 2_000)
        #expect(written { $0.element("a", [:], long) } == "<a>\(expected)</a>")
    }

    @Test(
        "each control character is dropped from text that is plain otherwise",
        arguments: 0..<0x20 as Range<UInt8>
    )
    func controls(code: UInt8) {
        if [0x09, 0x0A, 0x0D].contains(code) { return }
        for position in 0...40 {
            let before = String(repeating: "a", count: position)
            let after = String(repeating: "b", count: 80 - position)
            #expect(
                written { $0.element("a", [:], before + String(UnicodeScalar(code)) + after) }
                    == "<a>\(before)\(after)</a>"
            )
        }
    }

    @Test("a CDATA end in CDATA is split")
    func cdata() throws {
        let source = written { writer in writer.element("a") { writer.cdata("x ]]> y ]]]]>>") } }
        #expect(source == "<a><![CDATA[x ]]]]><![CDATA[> y ]]]]]]><![CDATA[>>]]></a>")
    }

    @Test("what is written is read back", arguments: ["a\r\nb", "]]>", "&amp;lt;", "👩‍👧 𝕏", "\t x \n"])
    func roundTrip(text: String) throws {
        let source = written { writer in
            writer.start("rss")
            writer.element("item", [:], text)
            writer.element("item") { writer.cdata(text) }
            writer.element("item") { writer.numericallyEscapedText(text) }
            writer.end()
        }
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        var read: [String] = []
        reader.read(Array(source.utf8).span, isLast: true) { segment in
            guard segment.part == .entry else { return }
            read.append(segment.characters(of: segment.subject + 1))
        }
        #expect(read == [text, text, text])
        #expect(reader.repairs.isEmpty)
    }
}
