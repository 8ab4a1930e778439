import Testing

@testable import FeedFormats

@Suite("References")
struct ReferenceTests {
    @Test(
        "a reference is resolved as RFC 3986, 5.4, says",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."), ("./g/.", "http://a/b/c/g/"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
        ]
    )
    func resolved(reference: String, expected: String) {
        #expect(Reference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test(
        "what must never be followed is no reference",
        arguments: [
            "javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
            "vbscript:x",
        ]
    )
    func active(reference: String) {
        #expect(Reference.resolve(reference, against: "http://a/") == nil)
    }

    @Test("references inside HTML are made absolute where they stand, and nothing else changes")
    func inHTML() {
        let source =
            "<P>a < b <a  HREF='x?a=1&amp;b=2' title=\"/no\">l</a><img src=/i.png alt=\"\"><a href=\"#n\">"
        let expected =
            "<P>a < b <a  HREF='http://e.org/d/x?a=1&amp;b=2' title=\"/no\">l</a><img src=http://e.org/i.png alt=\"\">"
            + "<a href=\"#n\">"
        #expect(HTMLReferences.resolved(in: source, against: "http://e.org/d/e") == expected)
        #expect(
            HTMLReferences.resolved(in: "<a href=\"x", against: "http://e.org/") == "<a href=\"http://e.org/x"
        )
    }

    @Test(
        "an address is percent-encoded once",
        arguments: [
            ("http://e.org/a b", "http://e.org/a%20b"),
            ("http://e.org/a%20b%", "http://e.org/a%20b%25"), ("http://e.org/é", "http://e.org/%C3%A9"),
        ]
    )
    func percent(address: String, expected: String) {
        #expect(Percent.encoded(address) == expected)
        #expect(Percent.encoded(expected) == expected)
    }

    @Test(
        "a line of text is a name and an address",
        arguments: [
            ("me@e.org (A. Keeper)", "A. Keeper", "me@e.org"),
            ("A. Keeper <me@e.org>", "A. Keeper", "me@e.org"),
            ("A. Keeper, me@e.org", "A. Keeper", "me@e.org"), ("me@e.org", nil, "me@e.org"),
            ("A. Keeper", "A. Keeper", nil), ("@keeper", "@keeper", nil),
            ("mailto:me@e.org", nil, "me@e.org"),
        ] as [(String, String?, String?)]
    )
    func person(line: String, name: String?, email: String?) {
        #expect(Person(line: line) == Person(name: name, email: email))
    }

    @Test(
        "a name may have any number of marks around it",
        arguments: ["me@e.org%A. Keeper", "A. Keeper%me@e.org", "me@e.org (A. Keeper)%", "me@e.org%"],
        [",", ":", " "]
    )
    func marks(line: String, mark: String) {
        let person = Person(line: line.replacing("%", with: String(repeating: mark, count: 400_000)))
        #expect(person?.email == "me@e.org")
        if !line.hasPrefix("A") {
            #expect(person?.name == (line.contains("Keeper") ? "A. Keeper" : nil))
        }
    }

    @Test(
        "the path of a file begins behind its empty host, that of the web does not",
        arguments: [
            ("y", "file:///etc/x", "file:///etc/y"), ("/y", "file:///etc/x", "file:///y"),
            ("../y", "FILE:///a/b/x", "FILE:///a/y"), ("y", "file://host/x", "file://host/y"),
            ("y", "http:///e.org/x", "http://e.org/y"), ("//h/y", "file:///etc/x", "file://h/y"),
        ]
    )
    func file(reference: String, base: String, expected: String) {
        #expect(Reference.resolve(reference, against: base) == expected)
    }

    @Test(
        "only the labels of a host are written in ASCII",
        arguments: [
            ("http://bücher.example/", "http://xn--bcher-kva.example/"),
            ("http://bücher:8080/é", "http://xn--bcher-kva:8080/é"),
            ("http://né@www.bücher.example:80?q", "http://né@www.xn--bcher-kva.example:80?q"),
            ("http://e.org/é@bücher", "http://e.org/é@bücher"),
        ]
    )
    func hosts(address: String, expected: String) {
        #expect(Punycode.withASCIIHost(address) == expected)
    }

    @Test("a label that is too long for any name stays as it is")
    func longLabel() {
        let label = String(
            (0..<200_000).compactMap { Unicode.Scalar(0x1_0000 + $0 % 0x8000) }.map(Character.init)
        )
        let isKept = Punycode.encoded(label[...]) == label
        #expect(isKept)
        #expect(Punycode.encoded("bücher") == "xn--bcher-kva")
    }

    @Test("plain text is told from HTML by its tags and references")
    func looksLikeHTML() {
        #expect("<b>Bold</b> news".looksLikeHTML)
        #expect("Fish &amp; chips".looksLikeHTML)
        #expect(!"Fish & chips".looksLikeHTML)
        #expect(!"a < b and <c> </c>".looksLikeHTML)
    }
}
