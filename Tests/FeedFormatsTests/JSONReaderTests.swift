import FeedFormats
import Testing

@Suite("JSON")
struct JSONReaderTests {
    private func read(_ text: String) throws -> (value: JSONValue, repairs: [String]) {
        try JSONReader.read(Array(text.utf8))
    }

    @Test("values of every kind are read as they are written")
    func values() throws {
        let (value, repairs) = try read(
            #" {"a": [1, -2.5e3, true, false, null], "b\n\u00e9\ud83d\ude00": "\/\\"} "#
        )
        #expect(value["a"] == .array([.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null]))
        #expect(value["b\né😀"]?.string == #"/\"#)
        #expect(repairs.isEmpty)
    }

    @Test(
        "what need not cost the document is mended and told",
        arguments: [
            (#"{"a":"x \ud800 y"}"#, "x \u{FFFD} y"),
            (#"{"a":"\ud800\u0041"}"#, "\u{FFFD}A"),
            (#"{"a":"\uZZ"}"#, "\u{FFFD}ZZ"),
            (#"{"a":"b",}"#, "b"),
            (#"{"a":"b"} <!-- cached -->"#, "b"),
        ]
    )
    func mended(text: String, expected: String) throws {
        let (value, repairs) = try read(text)
        #expect(value["a"]?.string == expected)
        #expect(repairs.count == 1)
    }

    @Test("bytes that are no UTF-8 are replaced")
    func invalidBytes() throws {
        let (value, repairs) = try JSONReader.read(Array("\"caf".utf8) + [0xE9] + Array("\"".utf8))
        #expect(value.string == "caf\u{FFFD}")
        #expect(repairs.count == 1)
    }

    @Test("of a name that occurs twice the last value counts")
    func duplicateNames() throws {
        #expect(try read(#"{"a":1,"a":2}"#).value["a"]?.integer == 2)
    }

    @Test("a hundred thousand brackets are left out without a stack of them")
    func deepNesting() throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let (value, repairs) = try read(#"{"deep":\#(deep),"title":"T"}"#)
        #expect(value["title"]?.string == "T")
        #expect(repairs.count == 1)
    }

    @Test(
        "what is no JSON is refused with its line",
        arguments: [("", 1), ("{\n\"a\":", 2), ("[1,\n2\n3]", 3), ("{\"a\" 1}", 1), ("nul", 1), ("\"abc", 1)]
    )
    func refused(text: String, line: Int) {
        #expect { try read(text) } throws: { ($0 as? JSONReader.Failure)?.line == line }
    }

    @Test(
        "of a text that breaks off what is complete is read",
        arguments: [
            (#"{"a":[1,2"#, #"{"a":[1]}"#), (#"{"a":[{"b":1},{"b":2"#, #"{"a":[{"b":1}]}"#),
            (#"{"a":{"b":1,"c":"x"#, #"{"a":{"b":1}}"#), (#"{"a":tru"#, "{}"), (#"{"a":"x\"#, "{}"),
            (#"[[1],[2,[3]"#, "[[1]]"), (#"{"a":1,"#, #"{"a":1}"#), (#"{"a":1,"b"#, #"{"a":1}"#),
        ]
    )
    func cut(text: String, whole: String) throws {
        let (value, repairs, cut) = try JSONReader.readUpToCut(Array(text.utf8))
        #expect(try value == read(whole).value)
        #expect(cut?.line == 1)
        #expect(repairs == ["the document breaks off at line 1; what is complete before that was read"])
        #expect(throws: JSONReader.Failure.self) { try read(text) }
    }

    @Test(
        "a text that is wrong before its end is refused, whether or not it breaks off",
        arguments: [#"{"a":[1 2"#, #"{"a":nul,"#, #"{"a" 1"#, "tru", "", "\"a"]
    )
    func wrong(text: String) {
        #expect(throws: JSONReader.Failure.self) { try JSONReader.readUpToCut(Array(text.utf8)) }
    }

    @Test("a million open brackets are read in linear time", arguments: ["[", #"{"a":"#, #"{"a":["","#])
    func openBrackets(text: String) throws {
        let deep = String(repeating: text, count: 1_000_000)
        let (value, _, cut) = try JSONReader.readUpToCut(Array(#"{"title":"T","deep":\#(deep)"#.utf8))
        #expect(value["title"]?.string == "T")
        #expect(cut != nil)
    }

    @Test("no character that commands a terminal is written as it is")
    func controls() {
        var writer = JSONWriter()
        writer.string(nil, "a\u{1B}\u{7F}\u{80}\u{9B}\u{A0}é")
        let written = String(decoding: writer.take(), as: UTF8.self)
        #expect(written == #""a\u001b\u007f\u0080\u009b"# + "\u{A0}é\"")
    }

    @Test("every character is written so that it is read back")
    func roundTrip() throws {
        let text = String(String.UnicodeScalarView((0..<0x2100).compactMap(Unicode.Scalar.init))) + "😀"
        var writer = JSONWriter()
        writer.string(nil, text)
        let bytes = writer.take()
        #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        #expect(try JSONReader.read(bytes).value.string == text)
    }
}
