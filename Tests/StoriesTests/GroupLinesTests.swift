import Testing

@testable import Stories

@Suite struct GroupLinesTests {
    private func answer(_ lines: [String]) throws -> (lines: [String], malformed: [Int]) {
        var group = try GroupLines()
        for line in lines { group.read(Array((line + "\n").utf8)) }
        return (group.answer().map { String(decoding: $0, as: UTF8.self) }, group.malformed)
    }

    private func alone(_ id: String) -> String {
        "{\"id\":\(id),\"item\":\(id),\"text\":\(id),\"event\":\(id)}"
    }

    @Test func `lines are answered in the order they came`() throws {
        let answer = try answer([
            #"{"id":"z"}"#, #"{"id":"a","published":"2020-01-01T00:00:00Z"}"#, #"{"id":"m"}"#,
        ])
        #expect(answer.lines == [alone("\"z\""), alone("\"a\""), alone("\"m\"")])
    }

    @Test func `input may be cut anywhere`() throws {
        var group = try GroupLines()
        for byte in #"{"id":"a","title":"نص"}"#.utf8 { group.read([byte]) }
        group.read(Array("\r\n{\"id\":\"b\"}".utf8))
        #expect(
            group.answer().map { String(decoding: $0, as: UTF8.self) } == [alone("\"a\""), alone("\"b\"")]
        )
        #expect(group.malformed.isEmpty)
    }

    @Test func `missing, null and mistyped fields are not known`() throws {
        let answer = try answer([
            #"{"id":"a","title":null,"summary":7,"body":["x"],"url":{"y":1},"source":false,"published":12,"lang":null}"#,
            #"{"id":"b","published":"yesterday","url":"not an address","more":{"deep":[1,2]}}"#,
        ])
        #expect(answer.lines == [alone("\"a\""), alone("\"b\"")])
        #expect(answer.malformed.isEmpty)
    }

    @Test func `malformed lines are counted and the rest is answered`() throws {
        let answer = try answer(["{", #"{"id":"a"}"#, "", "[1]", "nonsense", #"{"id":"b"}"#])
        #expect(answer.lines == [alone("\"a\""), alone("\"b\"")])
        #expect(answer.malformed == [1, 4, 5])
    }

    @Test func `an id that is a number comes back as one`() throws {
        let answer = try answer([
            #"{"id":7,"url":"https://herald.example/a"}"#, #"{"id":"8","url":"https://herald.example/a"}"#,
        ])
        #expect(answer.lines[0] == #"{"id":7,"item":"7","text":"7","event":"7"}"#)
        #expect(answer.lines[1] == #"{"id":"8","item":"7","text":"7","event":"7"}"#)
    }

    @Test func `an article without an id is named after its line`() throws {
        #expect(try answer([#"{"title":"Quay closed"}"#]).lines == [alone("\"#1\"")])
    }

    @Test func `groups of two sources that use one id have different names`() throws {
        let answer = try answer([
            #"{"id":"1","source":"A","title":"Frost"}"#, #"{"id":"1","source":"B","title":"Maps"}"#,
        ])
        #expect(answer.lines[0] != answer.lines[1])
    }

    @Test func `markup in a body is no text`() throws {
        let text = Copy.quay
        let answer = try answer([
            #"{"id":"a","source":"A","title":"Cracked pillars close quay","body":"\#(text)"}"#,
            #"{"id":"b","source":"B","title":"Ferries move","body":"<p class='x'>\#(text.replacing("Monday", with: "<b>Monday</b>"))</p>"}"#,
        ])
        #expect(answer.lines[1].contains(#""text":"a""#))
    }
}
