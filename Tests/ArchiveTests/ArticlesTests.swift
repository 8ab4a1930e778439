import FeedFormats
import GRDB
import News
import Testing

@testable import Archive

@Suite("Saving articles")
struct ArticlesTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    @Test("an article comes back as it was saved")
    func roundTrip() throws {
        var saved = article(.own("iraq"), "US Resumes “Military” Operations", published: 1_579_199_340)
        saved.masthead = [Article.Role(title: "Supervisor", name: "A. Name")]
        saved.byline = [Person(name: "B. Name", email: "b@example.com")]
        saved.attachments = [Article.Attachment(Enclosure("https://example.com/a.jpg"), caption: "نص")]
        saved.summary = Text("nul \0 and \u{FFFE}")
        try archive.save([saved], at: .at(1))
        #expect(try archive.article(.own("iraq")) == saved)
        #expect(try archive.article(.own("other")) == nil)
    }

    @Test("importing twice changes nothing")
    func twice() throws {
        let articles = (0..<50).map { article(.wire(String($0)), published: Int64($0)) }
        #expect(try archive.save(articles, at: .at(1)).new.count == 50)
        let before = try dump()
        let again = try archive.save(articles, at: .at(2))
        #expect(again == Saved(unchanged: 50))
        #expect(try dump() == before)
    }

    @Test("an edited article keeps its history")
    func history() throws {
        let versions = ["First", "Second", "Third"].map { article(.wire("a"), $0) }
        for (index, version) in versions.enumerated() {
            try archive.save([version], at: .at(Int64(index)))
        }
        let history = try archive.history(of: .wire("a"))
        #expect(history.map(\.article) == versions)
        #expect(history.map(\.seen.seconds) == [0, 1, 2])
        #expect(try archive.counts().revisions == 2)
        #expect(try archive.counts().wire == 1)
    }

    @Test("a correction that is taken back is a revision too")
    func backAndForth() throws {
        for headline in ["One", "Two", "One"] {
            try archive.save([article(.wire("a"), headline)], at: .at(1))
        }
        #expect(try archive.history(of: .wire("a")).map(\.article.headline) == ["One", "Two", "One"])
    }

    @Test("a changed offset is a revision: local time is told")
    func offset() throws {
        var local = article(.own("a"), published: 0)
        try archive.save([local], at: .at(1))
        local.published?.offset = 180
        #expect(try archive.save([local], at: .at(2)).revised == [.own("a")])
    }

    @Test("the same item id in two sources is two articles")
    func sources() throws {
        try archive.save([article(.wire("1")), article(.rival("1")), article(.own("1"))], at: .at(1))
        #expect(try archive.counts().own == 1)
        #expect(try archive.counts().wire == 2)
    }

    @Test("an id repeated in one batch counts once, however often it is fetched")
    func repeated() throws {
        let batch = [article(.wire("a"), "First"), article(.wire("a"), "Second")]
        for _ in 0..<3 {
            #expect(try archive.save(batch, at: .at(1)).repeated == [.wire("a")])
        }
        #expect(try archive.history(of: .wire("a")).map(\.article.headline) == ["First"])
    }

    @Test(
        "ids that only bytes tell apart are one, others are not",
        arguments: [("caf\u{E9}", "cafe\u{301}", 1), ("a\0b", "a\0c", 2), ("a", "A", 2), ("", " ", 2)]
    )
    func ids(_ a: String, _ b: String, count: Int) throws {
        try archive.save([article(.wire(a))], at: .at(1))
        try archive.save([article(.wire(b))], at: .at(2))
        #expect(try archive.counts().wire == count)
        #expect(try archive.article(.wire(b))?.key == .wire(b))
    }

    @Test("text that a later version writes in another order is no revision")
    func evolving() throws {
        try archive.save([article(.own("a"))], at: .at(1))
        try archive.write { try $0.execute(sql: "UPDATE article SET content = content || ' '") }
        #expect(try archive.save([article(.own("a"))], at: .at(2)) == Saved(unchanged: 1))
    }

    @Test("one unreadable article is told by name")
    func unreadable() throws {
        try archive.save([article(.own("a"))], at: .at(1))
        try archive.write { try $0.execute(sql: "UPDATE article SET content = 'x'") }
        let error = try #require(throws: ArchiveError.self) { try archive.article(.own("a")) }
        #expect(error.description.contains("the article a"))
    }

    @Test("a batch that fails saves nothing")
    func atomic() throws {
        try archive.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER bad BEFORE INSERT ON article WHEN NEW.item = '7'
                    BEGIN SELECT RAISE(ABORT, 'no'); END
                    """
            )
        }
        #expect(throws: ArchiveError.self) {
            try archive.save((0..<10).map { article(.wire("\($0)")) }, at: .at(1))
        }
        #expect(try archive.counts() == Holdings())
    }

    private func dump() throws -> [Row] {
        try archive.read { db in
            try ["source", "article", "revision", "pending"].flatMap {
                try Row.fetchAll(db, sql: "SELECT * FROM \($0)")
            }
        }
    }
}
