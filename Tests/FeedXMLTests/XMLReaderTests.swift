import FeedXML
import Testing

@Suite("XMLReader")
struct XMLReaderTests {
    /// Reads a document in chunks and tells each segment as `part:subject[children…]`.
    private func segments(_ source: String, chunk: Int = .max) throws -> (told: [String], repairs: [Repair]) {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        var told: [String] = []
        let bytes = Array(source.utf8)
        var start = 0
        repeat {
            let end = chunk == .max ? bytes.count : min(bytes.count, start + chunk)
            reader.read(bytes.span.extracting(start..<end), isLast: end == bytes.count) { segment in
                let children = segment.children(of: segment.subject).map { child in
                    "\(segment.localName(of: child))=\(segment.text(of: child))"
                }
                told.append(
                    "\(segment.part):\(segment.localName(of: segment.subject))[\(children.joined(separator: "|"))]"
                )
            }
            start = end
        } while start < bytes.count
        return (told, reader.repairs)
    }

    private let small =
        "<rss><channel><title>a</title><item><title>b</title></item><item><title>c</title></item>"
        + "<docs>d</docs></channel></rss>"

    @Test("head, entries and tail arrive in order", arguments: [Int.max, 1, 7, 64, 100])
    func order(chunk: Int) throws {
        let (told, repairs) = try segments(small, chunk: chunk)
        #expect(
            told == [
                "feed:channel[title=a]", "entry:item[title=b]", "entry:item[title=c]", "feed:rss[channel=d]",
            ]
        )
        #expect(repairs.isEmpty)
    }

    @Test("attributes beyond a number are left out, what follows is not", arguments: [Int.max, 1, 1_000])
    func attributes(chunk: Int) throws {
        var tag = "<item"
        for number in 0..<5_000 { tag += " a\(number)='>/&amp;\"'" }
        let (told, repairs) = try segments(
            "<rss>\(tag)><title>b</title></item>\(tag) /><item><title>c</title></item></rss>",
            chunk: chunk
        )
        #expect(told.dropFirst().prefix(3) == ["entry:item[title=b]", "entry:item[]", "entry:item[title=c]"])
        #expect(repairs == [.limit("256 attributes of one element")])
    }

    @Test("text and CDATA may hold any number of equals signs", arguments: [Int.max, 1_000])
    func equalsSigns(chunk: Int) throws {
        let text = String(repeating: "a='b' ", count: 2_000) + "x"
        let (told, repairs) = try segments(
            "<rss><item><title>\(text)</title></item><item><title><![CDATA[<p \(text)>]]></title></item></rss>",
            chunk: chunk
        )
        #expect(
            told.dropFirst().prefix(2) == ["entry:item[title=\(text)]", "entry:item[title=<p \(text)>]"]
        )
        #expect(repairs.isEmpty)
    }

    @Test("of a hundred thousand attributes, defaults or namespaces only so many are taken")
    func hostileAttributes() throws {
        var (attributes, defaults, spaces) = ("", "", "")
        for number in 0..<100_000 {
            attributes += " a\(number)='b'"
            defaults += "<!ATTLIST item a\(number) CDATA 'b'>"
            spaces += "<x xmlns:a\(number)='b'>"
        }
        for document in [
            "<rss><item\(attributes)/></rss>", "<!DOCTYPE rss [\(defaults)]><rss><item/></rss>",
            "<rss>\(spaces)" + String(repeating: "<z:y/>", count: 100_000),
        ] {
            let (told, repairs) = try segments(document)
            #expect(!told.isEmpty)
            if !document.contains("ATTLIST") { #expect(repairs.contains { "\($0)".contains("limit") }) }
        }
    }

    @Test("references to the halves of a character are joined in attributes too, and told")
    func surrogatePairs() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let source = Array("<rss><item u='a&#xD83D;&#xDE00;b'/></rss>".utf8)
        var values: [String] = []
        reader.read(source.span, isLast: true) { segment in
            segment.forEachAttribute(of: segment.subject) { _, _, _, value in values.append(value) }
        }
        #expect(values == ["a😀b"])
        #expect(reader.repairs == [.surrogatePair])
    }

    @Test(
        "of a comment that is not closed only its text up to the next tag is lost",
        arguments: ["<!-- x ", "<!-- x - ", "<!-- x --", "<!-- x -->y<!--", "<!-- x --!>", "<!--<!-- x ->"],
        [Int.max, 1, 7, 64]
    )
    func unclosedComment(comment: String, chunk: Int) throws {
        for source in [
            "\(comment)<rss><item><title>b</title></item><item><title>c</title></item></rss>",
            "<rss><item><title>b</title>\(comment)</item><item><title>c</title></item></rss>",
            "<rss><item><title>b</title></item><item><title>c</title></item></rss>\(comment)",
        ] {
            let (told, repairs) = try segments(source, chunk: chunk)
            let entries = told.filter { $0.hasPrefix("entry") }
            #expect(entries == ["entry:item[title=b]", "entry:item[title=c]"])
            #expect(repairs.contains(.unclosedComment))
        }
    }

    @Test(
        "a CDATA section or an instruction that is not closed costs nothing outside its element",
        arguments: [
            ("a<![CDATA[b<p>c</p>", "ab<p>c</p>"), ("<![CDATA[a]]&gt;", "a"), ("<![CDATA[a]] >", "a"),
            ("<![CDATA[a]>", "a"), ("<![CDATA[a]]", "a"), ("<![CDATA[a &amp; b", "a &amp; b"),
            ("<![CDATA[", ""), ("<![CDATA[a<b", "a<b"), ("a <?php b", "a"), ("a <?php b>c", "a c"),
            ("a<? b <!-- c", "a"),
        ],
        [Int.max, 1, 7, 64]
    )
    func unclosedSection(source: (String, String), chunk: Int) throws {
        for end in ["", "<item><T><![CDATA[x]]></T></item>", "<item><T><?x?>x</T></item>"] {
            // What another section or instruction ends is told from what nothing ends by the tags in it alone.
            if end.contains("<?") && source.0.contains("<?") { continue }
            let (told, repairs) = try segments(
                "<rss><item><T>\(source.0)</t></item><item><t>c</t></item>\(end)</rss>",
                chunk: chunk
            )
            let entries = told.filter { $0.hasPrefix("entry") }
            #expect(entries.prefix(2) == ["entry:item[T=\(source.1)]", "entry:item[t=c]"])
            #expect(
                entries.count == (end.isEmpty ? 2 : 3)
                    && entries.dropFirst(2).allSatisfy { $0.contains("=x]") }
            )
            #expect(repairs.contains(.unclosedSection) || repairs.contains(.unclosedInstruction))
        }
    }

    @Test("CDATA may hold the beginning of CDATA and the end of any element", arguments: [Int.max, 1, 7, 64])
    func nestedSections(chunk: Int) throws {
        let (told, repairs) = try segments(
            "<rss><item><t><![CDATA[a<![CDATA[b</p>c</t>]]></t><t><![CDATA[</t>]]></t></item></rss>",
            chunk: chunk
        )
        #expect(told.dropFirst().first == "entry:item[t=a<![CDATA[b</p>c</t>|t=</t>]")
        #expect(repairs.isEmpty)
    }

    @Test(
        "a hundred thousand sections or instructions that are not closed are walked over in linear time",
        arguments: ["<![CDATA[", "<![CDATA[</t>", "<?", "<t><![CDATA[</t>"],
        [Int.max, 1_000]
    )
    func hostileSections(piece: String, chunk: Int) throws {
        for end in ["", "<t>]]></t>"] {
            let pieces = String(repeating: piece, count: 100_000)
            let (told, _) = try segments("<rss><item><t>x</t></item>\(pieces)\(end)</rss>", chunk: chunk)
            #expect(told.contains("entry:item[t=x]"))
        }
    }

    @Test("a comment may hold tags, and end in another chunk than it begins", arguments: [Int.max, 1, 5, 64])
    func comments(chunk: Int) throws {
        let (told, repairs) = try segments(
            "<!-- <rss> --><rss><item><t>a<!-- b -- <item> - ->-->c</t><!----></item><!-- </item> --></rss>",
            chunk: chunk
        )
        #expect(told.dropFirst().first == "entry:item[t=ac]")
        #expect(!repairs.contains(.unclosedComment))
    }

    @Test(
        "three hundred thousand comments that are not closed are walked over in linear time",
        arguments: [Int.max, 1_000]
    )
    func hostileComments(chunk: Int) throws {
        let comments = String(repeating: "<!--", count: 300_000)
        let (told, repairs) = try segments("<rss>\(comments)<item><t>x</t></item></rss>", chunk: chunk)
        #expect(told.contains("entry:item[t=x]"))
        #expect(repairs == [.unclosedComment])
    }

    @Test("a comment beyond the limit is one though it has no end")
    func endlessComment() throws {
        let text = String(repeating: "x", count: 17 << 20)
        let (told, repairs) = try segments("<rss><item/><!--\(text)<item/></rss>", chunk: 1 << 20)
        #expect(told.filter { $0.hasPrefix("entry") }.count == 1)
        #expect(repairs.contains(.limit("16777216 bytes in one comment")))
    }

    @Test("an entry that is not closed ends where the next begins")
    func unclosed() throws {
        let (told, repairs) = try segments("<rss><item><title>b</title><item><title>c</title></item></rss>")
        #expect(told.dropFirst().prefix(2) == ["entry:item[title=b]", "entry:item[title=c]"])
        #expect(repairs.contains(.unclosedEntry))
    }

    @Test(
        "text is mended, not lost",
        arguments: [
            ("a & b", "a & b"), ("a &nbsp; b", "a \u{A0} b"), ("&foo; x", "&foo; x"),
            ("a&#146;b", "a\u{2019}b"),
            ("AT&T", "AT&T"), ("a\u{0}b", "ab"), ("a\u{8}b", "ab"), ("&lt;b&gt;", "<b>"),
            ("a &#8; b", "a  b"),
            ("<![CDATA[a & b &foo; <i>]]>", "a & b &foo; <i>"), ("<![CDATA[a\r\nb\rc]]>", "a\nb\nc"),
            ("a &amp;amp; b", "a &amp; b"), ("x<!-- & -->y", "xy"), ("&#XA9;", "\u{A9}"),
            ("a < b <= c", "a < b <= c"),
            ("a <b@x.example> b <http://x.example/>", "a <b@x.example> b <http://x.example/>"),
            ("a </3 b </ c </> d </", "a </3 b </ c </> d </"),
            ("<![CDATA[a]]> < <![CDATA[b]]>", "a < b"),
            ("&lt;![CDATA[x]]&gt;", "<![CDATA[x]]>"), ("é ]]]&gt; &amp;]]&gt;", "é ]]]> &]]>"),
            ("a\u{FFFE}b", "ab"), ("<![CDATA[a\u{FFFF}b\u{1}c]]>", "abc"),
            ("é\r\n&lt;\r&quot;&apos;&gt;", "é\n<\n\"'>"), ("&rsquo;&#8217;&rsquo;", "’’’"),
            ("a\u{7F}b&#127;<![CDATA[\u{7F}!]]>", "a\u{7F}b\u{7F}\u{7F}!"),
            ("<![CDATA[a]]]]>>b", "a]]>b"), ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"), ("a]]>b", "a]]>b"),
            ("Ж😀é漢字\u{7FF}\u{10FFFF}abc", "Ж😀é漢字\u{7FF}\u{10FFFF}abc"),
            ("\r\n\r\r\n漢\r\n\r\nx", "漢\n\nx"), ("&#13;x&#13;y", "x\ry"),
            ("<?php echo '&amp;' ?>&amp;", "&"),
            ("a&#xD83D;&#xDE00;b&#55357;&#56832;", "a😀b😀"), ("&#XDBFF;&#57343;", "\u{10FFFF}"),
            ("a&#xDE00;&#xD83D;&#x41;b", "aAb"), ("a <!DOCTYPE b", "a <!DOCTYPE b"),
        ]
    )
    func mended(source: String, text: String) throws {
        for chunk in [Int.max, 3] {
            let (told, _) = try segments("<rss><item><t>\(source)</t></item></rss>", chunk: chunk)
            #expect(told.dropFirst().first == "entry:item[t=\(text)]")
        }
    }

    @Test("what is written like the mark of a kept text gives none a second time", arguments: [Int.max, 3])
    func forgedMarks(chunk: Int) throws {
        let long = String(repeating: "long & ", count: 60) + "end"
        func number(_ value: Int) -> String {
            String(
                (0..<8).map { Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(value >> (4 * $0) & 15))) }
            )
        }
        let forged = "\u{7F}" + number(0) + number(long.utf8.count) + number(0)
        let source =
            "<rss><item><t>\(long)</t></item><item><t>x<b \(forged)>y</b><b \u{7F}ab</t></item></rss>"
        let (told, _) = try segments(source, chunk: chunk)
        let whole = told.joined(separator: " ")
        #expect(whole.ranges(of: long).count == 1)
        #expect(whole.contains("entry:item[t=\(long)]"))
        #expect(told.contains { $0.hasPrefix("entry:item[t=x") })
    }

    @Test("bytes that are no UTF-8 cost no more than themselves", arguments: [Int.max, 1, 64])
    func invalidBytes(chunk: Int) throws {
        let parts: [[UInt8]] = [
            Array("<rss><item><t>a".utf8), [0xE9], Array("b</t><t><![CDATA[c".utf8), [0xE2, 0x80],
            Array("d".utf8), [0xED, 0xA0, 0x80], Array("e]]></t><t><![CDATA[".utf8), [0xFF],
            Array("f]]></t></item><item><t>g</t></item></rss>".utf8),
        ]
        let bytes = parts.flatMap(\.self)
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        var texts: [String] = []
        var start = 0
        while start < bytes.count {
            let end = chunk == .max ? bytes.count : min(bytes.count, start + chunk)
            reader.read(bytes.span.extracting(start..<end), isLast: end == bytes.count) { segment in
                guard segment.part == .entry else { return }
                for child in segment.children(of: segment.subject) { texts.append(segment.text(of: child)) }
            }
            start = end
        }
        #expect(texts == ["a\u{FFFD}b", "c\u{FFFD}d\u{FFFD}\u{FFFD}\u{FFFD}e", "\u{FFFD}f", "g"])
        #expect(reader.hasInvalidBytes)
        #expect(reader.repairs == [.invalidBytes])
    }

    @Test("what stands before the root costs nothing but itself", arguments: [Int.max, 1])
    func prolog(chunk: Int) throws {
        let prologs = [
            "junk < more <?xml version='1.0'?> junk ",
            "<!DOCTYPE rss PUBLIC '-//x//y' \"http://x.example/\">",
            "<!DOCTYPE rss [<!ENTITY a '<b>]'><!-- don't --><!ATTLIST t u CDATA 'v'>\n] >",
            "<!DOCTYPE rss ",
        ]
        for prolog in prologs {
            let (told, _) = try segments("\(prolog)<rss><item><t>x</t></item></rss>", chunk: chunk)
            #expect(told.dropFirst().first == "entry:item[t=x]", "\(prolog)")
        }
    }

    @Test("letters of any length stand side by side", arguments: [Int.max, 1, 13])
    func letters(chunk: Int) throws {
        var text = ""
        for number in 0..<2_000 {
            let letters = ["a", "é", "漢", "😀", "<", "&", "]", ">", "\u{7F}", "\n", "Ж"]
            text += letters[(number * number + number / 7) % letters.count]
        }
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let (told, repairs) = try segments(
            "<rss><item><t>x\(escaped)x</t><t><![CDATA[x\(text.replacing("]]>", with: "]] >"))x]]></t></item></rss>",
            chunk: chunk
        )
        #expect(
            told.dropFirst().first == "entry:item[t=x\(text)x|t=x\(text.replacing("]]>", with: "]] >"))x]"
        )
        #expect(repairs.isEmpty)
    }

    @Test("a mark that ends CDATA may stand in escaped text any number of times")
    func sectionEnds() throws {
        let (told, repairs) = try segments(
            "<rss><item><t>é\(String(repeating: "]]&gt;", count: 100_000))</t></item></rss>"
        )
        #expect(told.dropFirst().first == "entry:item[t=é\(String(repeating: "]]>", count: 100_000))]")
        #expect(repairs.isEmpty)
    }

    @Test("lines are counted through text of any kind and length", arguments: [Int.max, 1, 64, 1_000])
    func lines(chunk: Int) throws {
        let text = String(repeating: "a line that is longer than what is read in place\r\n", count: 40)
        let (told, repairs) = try segments(
            "<rss>\n<item>\r\n<t>\(text)&#10;\(text)x</t><t><![CDATA[x\r\(text)]]>x</t></item>\n<item =></item></rss>",
            chunk: chunk
        )
        let lines = text.replacing("\r\n", with: "\n")
        let isWhole = told.dropFirst().first == "entry:item[t=\(lines)\n\(lines)x|t=x\n\(lines)x]"
        #expect(isWhole)
        let line = repairs.compactMap { if case .notWellFormed(let line, _) = $0 { line } else { nil } }.first
        #expect(line == 3 + 80 + 1 + 40 + 1)
    }

    @Test("text that spans many windows arrives whole", arguments: [Int.max, 1 << 20, 70_000])
    func windows(chunk: Int) throws {
        let text = String(repeating: "é & ü ]] \u{7F} text without an end; ", count: 80_000) + "x"
        let escaped = text.replacing("&", with: "&amp;")
        let (told, repairs) = try segments(
            "<rss><item><t>\(escaped)</t><t><![CDATA[\(text)]]></t></item></rss>",
            chunk: chunk
        )
        let isWhole = told.dropFirst().first == "entry:item[t=\(text)|t=\(text)]"
        #expect(isWhole)
        #expect(repairs.isEmpty)
    }

    @Test("text behind the end of a document does not pile up")
    func trailing() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let start = Array("<rss><item><t>x</t></item></rss>".utf8)
        let rest = Array(String(repeating: "é text ", count: 100_000).utf8)
        var told: [String] = []
        reader.read(start.span, isLast: false) { told.append("\($0.part)") }
        for _ in 0..<80 { reader.read(rest.span, isLast: false) { told.append("\($0.part)") } }
        let nothing: [UInt8] = []
        reader.read(nothing.span, isLast: true) { told.append("\($0.part)") }
        #expect(told == ["feed", "entry", "feed"])
        #expect(reader.repairs.contains { if case .notWellFormed = $0 { true } else { false } })
    }

    @Test("an attribute's references are decoded, unknown ones stay literal")
    func attributes() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let source = Array("<rss><item u='a?b=1&amp;c=2&copy;&foo;&d=3'/></rss>".utf8)
        var values: [String] = []
        reader.read(source.span, isLast: true) { segment in
            guard segment.part == .entry else { return }
            segment.forEachAttribute(of: segment.subject) { _, _, name, value in
                values.append("\(name)=\(value)")
            }
        }
        #expect(values == ["u=a?b=1&c=2©&foo;&d=3"])
    }

    @Test("a document's own entities are not believed")
    func entities() throws {
        let source = """
            <!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://x/">]>
            <rss><item><t>1&a;2&b;3</t></item></rss>
            """
        let (told, _) = try segments(source)
        #expect(told.contains("entry:item[t=1&a;2&b;3]"))
    }

    @Test("a hundred thousand nested elements neither crash nor lose the text")
    func nesting() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        let (told, repairs) = try segments("<rss><item><t>x</t>\(deep)y</item></rss>")
        #expect(told.dropFirst().first?.hasPrefix("entry:item[t=x|a=y") == true)
        #expect(repairs.contains(.limit("depth")))
    }

    @Test("entries inside deep nesting do not multiply it")
    func deepEntries() throws {
        let deep = String(repeating: "<a b='cccccccccccccccccccccc'>", count: 400)
        let (told, _) = try segments("<rss>\(deep)\(String(repeating: "<item/>", count: 20_000))")
        #expect(told.filter { $0.hasPrefix("entry") }.count == 20_000)
    }

    @Test(
        "twenty thousand entries share the attributes of many ancestors",
        arguments: [Int.max, 1 << 20, 1_000]
    )
    func ancestors(chunk: Int) throws {
        let value = String(repeating: "v", count: 500)
        let attributes = (0..<16).map { " a\($0)='\(value)'" }.joined()
        let opening = (0..<14).map { "<d\($0)\(attributes)>" }.joined()
        let source = "<rss version='2.0'>\(opening)\(String(repeating: "<item>b</item>", count: 20_000))"
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let bytes = Array(source.utf8)
        var entries = 0
        var ancestries: Set<Int> = []
        for start in stride(from: 0, to: bytes.count, by: min(chunk, bytes.count)) {
            let end = chunk == .max ? bytes.count : min(bytes.count, start + chunk)
            reader.read(bytes.span.extracting(start..<end), isLast: end == bytes.count) { segment in
                guard segment.part == .entry else { return }
                entries += 1
                ancestries.insert(segment.ancestry)
                guard entries % 1_000 == 1 else { return }
                let path = segment.path(to: segment.subject)
                #expect(path.count == 16 && segment.text(of: segment.subject) == "b")
                for ancestor in path.dropFirst().dropLast() {
                    var values: [String] = []
                    segment.forEachAttribute(of: ancestor) { _, _, _, value in values.append(value) }
                    let isWhole = values == Array(repeating: value, count: 16)
                    #expect(isWhole)
                }
            }
        }
        #expect(entries == 20_000)
        #expect(ancestries.count == 1)
    }

    @Test("of ancestors with many or long attributes only so much is repeated", arguments: [Int.max, 64])
    func heavyAncestors(chunk: Int) throws {
        let short = (0..<100).map { " a\($0)='v\($0)'" }.joined()
        let source =
            "<rss long='\(String(repeating: "v", count: 600))'\(short)><channel c='d'><item/><title>t</title><item/>"
        let bytes = Array(source.utf8)
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        var told: [[String]] = []
        for start in stride(from: 0, to: bytes.count, by: min(chunk, bytes.count)) {
            let end = chunk == .max ? bytes.count : min(bytes.count, start + chunk)
            reader.read(bytes.span.extracting(start..<end), isLast: end == bytes.count) { segment in
                guard segment.part == .entry else { return }
                var names: [String] = []
                for ancestor in segment.path(to: segment.subject) {
                    segment.forEachAttribute(of: ancestor) { _, _, name, value in
                        names.append("\(name)=\(value)")
                    }
                }
                told.append(names)
            }
        }
        let expected = (0..<16).map { "a\($0)=v\($0)" } + ["c=d"]
        #expect(told == [expected, expected])
    }

    @Test("entities without end spoil neither their own document nor those after it")
    func inventedEntities() throws {
        let reader = try XMLReader(vocabulary: plain)
        let invented = (0..<5_000).map { "&x\($0);" }.joined()
        let attributes = "u='&x1;&y1;&eacute;' v='&y2;&hellip;'"
        for source in [
            "<rss><item \(attributes)>\(invented) &eacute;&x7; &y8;&hellip;</item></rss>",
            "<rss><item \(attributes)>&eacute;&x7; &y8;&hellip;</item></rss>",
        ] {
            try reader.begin()
            let bytes = Array(source.utf8)
            var told = ""
            reader.read(bytes.span, isLast: true) { segment in
                guard segment.part == .entry else { return }
                told = segment.text(of: segment.subject)
                segment.forEachAttribute(of: segment.subject) { _, _, _, value in told += " \(value)" }
            }
            let isWhole = told.hasSuffix("é&x7; &y8;… &x1;&y1;é &y2;…")
            #expect(isWhole && (told.hasPrefix(invented) || told.hasPrefix("é")))
        }
    }

    @Test("a namespace is known among ten thousand others")
    func manyNamespaces() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let others = (0..<10_000).map { "<a xmlns='u\($0)'/>" }.joined()
        let source = Array(
            "<rss><item>\(others)<creator xmlns='HTTPS://purl.org/dc/elements/1.1'/></item></rss>".utf8
        )
        var spaces: [UInt8] = []
        reader.read(source.span, isLast: true) { segment in
            guard segment.part == .entry else { return }
            for child in segment.children(of: segment.subject) { spaces.append(segment.space(of: child)) }
        }
        #expect(spaces.count == 10_001 && spaces.last == 1)
        #expect(reader.repairs.isEmpty)
    }

    @Test(
        "distinct names are taken up to a limit, which is told, and what was read stays",
        arguments: ["<b%/>", "<b a%='c'/>", "<b xmlns='u%'/>", "<x%:b/>", "&b%;", "<?b% c?>"],
        [Int.max, 1_000]
    )
    func distinctNames(piece: String, chunk: Int) throws {
        let names = (0..<300_000).map { piece.replacing("%", with: "\($0)") }.joined()
        let (told, repairs) = try segments(
            "<rss><item><title>a</title></item><item><title>b</title>\(names)</item><item/></rss>",
            chunk: chunk
        )
        #expect(told.dropFirst().first == "entry:item[title=a]")
        #expect(told.dropFirst(2).first?.hasPrefix("entry:item[title=b") == true)
        #expect(repairs.contains(.limit("16384 distinct names")))
    }

    @Test("where reading stops in a tag, no attribute of it is taken")
    func stopped() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let value = String(repeating: "c", count: 300)
        let nested = (0..<450).map { "<a xmlns:x\($0)='u' xmlns:y\($0)='u' xmlns:z\($0)='u' b='\(value)'>" }
        let source = Array("<rss><item>\(nested.joined())".utf8)
        var values: [String] = []
        reader.read(source.span, isLast: true) { segment in
            for node in segment.range where !segment.isText(node) {
                segment.forEachAttribute(of: node) { _, _, _, text in values.append(text) }
            }
        }
        #expect(values.count > 300)
        #expect(Set(values) == [value])
        #expect(reader.repairs.contains(.limit("the namespaces in force at one place")))
    }

    @Test("each document has its own share of names")
    func namesOfDocuments() throws {
        let reader = try XMLReader(vocabulary: plain)
        for document in 0..<8 {
            try reader.begin()
            let names = (0..<4_000).map { "<d\(document)n\($0)/>" }.joined()
            let source = Array("<rss><item>\(names)</item></rss>".utf8)
            var children = 0
            reader.read(source.span, isLast: true) { segment in
                if segment.part == .entry { for _ in segment.children(of: segment.subject) { children += 1 } }
            }
            #expect(children == 4_000)
            #expect(reader.repairs.isEmpty)
        }
    }

    @Test("an undeclared prefix is known by its usual meaning")
    func prefixes() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let source = Array("<rss><item><dc:creator>x</dc:creator></item></rss>".utf8)
        var seen: [String] = []
        reader.read(source.span, isLast: true) { segment in
            guard segment.part == .entry else { return }
            for child in segment.children(of: segment.subject) {
                seen.append("\(segment.space(of: child)) \(segment.localName(of: child))")
            }
        }
        #expect(seen == ["1 creator"])
    }

    @Test("inline markup comes back as its source")
    func markup() throws {
        let reader = try XMLReader(vocabulary: plain)
        try reader.begin()
        let source = Array("<rss><item><p>a <b class='x'>b &amp; c</b><br/><i></i> d</p></item></rss>".utf8)
        var markup = ""
        reader.read(source.span, isLast: true) { segment in
            guard segment.part == .entry,
                let child = segment.children(of: segment.subject).first(where: { _ in true })
            else { return }
            markup = segment.markup(of: child)
        }
        #expect(markup == #"a <b class="x">b &amp; c</b><br /><i></i> d"#)
    }
}

let plain = Vocabulary(
    spaces: [
        .init(addresses: []), .init(addresses: ["http://purl.org/dc/elements/1.1/"], prefixes: ["dc"]),
    ],
    names: ["", "rss", "channel", "item", "title", "creator"],
    entries: ["item"]
)
