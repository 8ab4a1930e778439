import News
import Testing

@testable import Stories

@Suite struct GroupingTests {
    @Test func `a reprint under another headline is the same text`() {
        let text = """
            The harbour authority closed the northern quay on Monday after divers found cracks in two of its \
            oldest pillars. Ferries to the islands leave from the fish market until the engineers have finished \
            their survey, which will take at least ten days, the authority said in a statement.
            """
        let grouping = group([
            line("a", "Cracked pillars close the northern quay", text, at: 0),
            line("b", "Island ferries move to the fish market", text + " Tickets stay valid.", at: 3_600),
            line(
                "c",
                "Opera season opens with a new conductor",
                "The opera house opens on Friday.",
                at: 7_200
            ),
        ])
        #expect(grouping.text.map(\.item) == ["a", "a", "c"])
        #expect(grouping.item.map(\.item) == ["a", "b", "c"])
    }

    @Test func `lines come back in the order they came`() throws {
        var lines = try GroupLines()
        lines.read(Array(#"{"id":"z","title":null,"url":7,"extra":{"a":[1,"}"]}}"#.utf8))
        lines.read(Array("not json".utf8))
        lines.read(Array(#"{"id":"y"}"#.utf8))
        #expect(lines.malformed == [2])
        #expect(
            lines.answer().map { String(decoding: $0, as: UTF8.self) } == [
                #"{"id":"z","item":"z","text":"z","event":"z"}"#,
                #"{"id":"y","item":"y","text":"y","event":"y"}"#,
            ]
        )
    }

    private func line(_ id: String, _ title: String, _ body: String, at time: Int64) -> StoryItem {
        var item = StoryItem(key: Article.Key(source: "feed", item: id))
        item.title = title
        item.body = body
        item.published = time
        return item
    }

    private func group(_ items: [StoryItem]) -> Grouping {
        var maker = FingerprintMaker()
        return Grouper().group(items.map { Report(key: $0.key, print: maker.fingerprint(of: $0)) })
    }
}
