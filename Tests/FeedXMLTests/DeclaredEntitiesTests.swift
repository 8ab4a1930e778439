import FeedXML
import Testing

@Suite("Declared entities")
struct DeclaredEntitiesTests {
    @Test("short plain entities of the document are taken, all others are not")
    func taken() {
        let document = """
            <?xml version="1.0"?>
            <!DOCTYPE rss [
              <!ENTITY co "The Gazette"> <!ENTITY nested '&co;&co;'> <!ENTITY % p "x">
              <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY long "\(String(repeating: "x", count: 300))">
            ]>
            <rss/>
            """
        #expect(DeclaredEntities(in: Array(document.utf8)[...]).texts == ["co": "The Gazette"])
        #expect(DeclaredEntities(in: Array("<rss><!ENTITY a 'b'></rss>".utf8)[...]).texts.isEmpty)
    }

    @Test("what a document's own entities add to it is bounded")
    func bounded() throws {
        let value = String(repeating: "x", count: 200)
        let document =
            "<!DOCTYPE r [<!ENTITY a \"\(value)\">]><r b='&a;'>\(String(repeating: "&a;", count: 10_000))</r>"
        let bytes = Array(document.utf8)
        let reader = try XMLReader(vocabulary: Vocabulary(spaces: [], names: ["", "b"], entries: []))
        try reader.begin(entities: DeclaredEntities(in: bytes[...]))
        var text = 0
        var attribute: String?
        reader.read(bytes.span, isLast: true) { segment in
            text += segment.text(of: segment.range.lowerBound).utf8.count
            attribute = segment.attribute(1, of: segment.range.lowerBound)
        }
        #expect(attribute == value)
        #expect(1...(64 << 10) ~= text)
    }
}
