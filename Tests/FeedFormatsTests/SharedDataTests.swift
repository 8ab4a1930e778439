import Foundation
import Testing

@testable import FeedFormats

@Suite("Shared data", .enabled(if: Shared.folder != nil, Comment(rawValue: Shared.absence)))
struct SharedDataTests {
    @Test("every hostile document is read or refused, and what is no feed is refused")
    func hostile() throws {
        for line in Shared.file("conformance/hostile.jsonl").split(separator: 0x0A) {
            let record = try JSONReader.read(Array(line)).value
            guard let file = record["file"]?.string, let assertions = record["assertions"]?.array else {
                continue
            }
            var headers: [String: String] = [:]
            for member in record["http_headers"]?.members ?? [] { headers[member.name] = member.value.string }
            let document = Shared.file("conformance/" + file)
            let feed = try? Feed(parsing: document, headers: headers, location: record["url"]?.string)
            if assertions.contains(where: { $0["op"]?.string == "rejected" }) {
                #expect(feed == nil, "\(file)")
            }
        }
    }

    @Test("two hundred real feeds give their entries, each with a date that says one")
    func realFeeds() throws {
        var entries = 0
        var dated = 0
        for file in Shared.files(in: "perf/feeds") {
            let feed = try Feed(parsing: Shared.file(file))
            #expect(!feed.entries.isEmpty, "\(file)")
            entries += feed.entries.count
            dated += feed.entries.count { $0.published != nil || $0.updated != nil }
        }
        #expect(entries == 6_600)
        #expect(dated >= 6_593)
    }

    @Test(
        "what a real feed says is written in every format and read back",
        arguments: [Feed.Format.rss, .atom, .json]
    )
    func rewritten(format: Feed.Format) throws {
        for file in Shared.files(in: "perf/feeds").prefix(60) {
            let feed = try Feed(parsing: Shared.file(file))
            let again = try Feed(parsing: feed.document(as: format))
            #expect(again.entries.map(\.link) == feed.entries.map { $0.link.map(Percent.encoded) }, "\(file)")
            #expect(again.entries.map(title) == feed.entries.map(title), "\(file)")
        }
    }

    /// A blank title is none.
    private func title(_ entry: Entry) -> String? {
        let title = entry.title?.plain
        return title?.isEmpty == true ? nil : title
    }
}
