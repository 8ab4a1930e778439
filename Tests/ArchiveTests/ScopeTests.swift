import FeedFormats
import News
import Testing

@testable import Archive

@Suite("Which articles a grouping looks at")
struct ScopeTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    private func save(_ articles: [Article.Key: Int64]) throws {
        try archive.save(articles.map { article($0, published: $1) }, at: .at(10_000))
    }

    private func scope(_ scope: Archive.Scope = .new(within: 100), at now: Int64 = 20_000) throws -> [String]
    {
        try archive.toGroup(scope, at: now).map(\.key.item)
    }

    @Test("nothing is looked at when nothing is new")
    func nothing() throws {
        #expect(try scope().isEmpty)
        try save([.wire("a"): 1])
        try archive.group([[.wire("a")]])
        #expect(try scope().isEmpty)
        #expect(try scope(.all) == ["a"])
    }

    @Test("what is new is looked at with what lies within the window, ordered by time")
    func window() throws {
        try save([.wire("a"): 1000, .wire("b"): 1101, .wire("c"): 1200, .wire("d"): 1301])
        try archive.group([[.wire("a")], [.wire("b")], [.wire("c")], [.wire("d")]])
        try save([.rival("n"): 1200])
        #expect(try scope() == ["b", "n", "c"])
    }

    @Test("only what an earlier grouping has looked at has a place")
    func places() throws {
        try save([.wire("a"): 1000, .wire("b"): 1000])
        try archive.group([[.wire("a"), .wire("b")]])
        try save([.rival("n"): 1000])
        let reports = try archive.toGroup()
        #expect(reports.map { $0.groups == nil } == [true, false, false])
        #expect(reports.map(\.isUnseen) == [true, false, false])
        #expect(reports[1].groups?.text == reports[2].groups?.text)
        #expect(try archive.toGroup(.all).allSatisfy { $0.groups == nil })
    }

    @Test("an article from long ago is looked at although no window holds it")
    func old() throws {
        try save([.wire("a"): 5000])
        try archive.group([[.wire("a")]])
        try save([.rival("old"): -568_000_000])
        #expect(try scope() == ["old"])
    }

    @Test("a revised article is looked at again")
    func revised() throws {
        try save([.wire("a"): 5000])
        try archive.group([[.wire("a")]])
        try archive.save([article(.wire("a"), "Corrected", published: 5000)], at: .at(10_001))
        #expect(try scope() == ["a"])
    }

    @Test("stories and events are looked at as a whole, however far they reach")
    func whole() throws {
        try save([.wire("a"): 0, .wire("b"): 1000, .wire("c"): 2000, .wire("d"): 2500])
        try archive.group([[.wire("a"), .wire("b")], [.wire("c")], [.wire("d")]], events: [0, 0, 1])
        try save([.rival("n"): 2050])
        #expect(try scope() == ["a", "b", "c", "n"])
    }

    @Test("what is under embargo waits, and is looked at when its time has come")
    func embargo() throws {
        var secret = article(.own("secret"), published: 100)
        secret.embargo = .at(15_000)
        let tomorrow = article(.own("tomorrow"), published: 16_000)
        try archive.save([secret, tomorrow], at: .at(10_000))
        #expect(try scope(at: 14_999).isEmpty)
        #expect(try scope(.all, at: 14_999).isEmpty)
        #expect(try scope(at: 15_000) == ["secret"])
        #expect(try scope(at: 16_000) == ["secret", "tomorrow"])
    }

    @Test("a source that dates its items into the future does not hide them")
    func future() throws {
        try save([.wire("a"): 4_000_000_000])
        #expect(try scope(at: 10_000) == ["a"])
    }

    @Test("times at the end of the range do not overflow")
    func extremes() throws {
        try save([.wire("a"): .min, .rival("b"): .max, .own("c"): .min])
        #expect(try scope().count == 3)
    }
}
