import FeedFormats
import GRDB
import News
import Stories
import Testing

@testable import Archive

@Suite("Fingerprints, as they are kept")
struct FingerprintsTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    /// The items whose fingerprints a run makes.
    private func made(_ scope: Archive.Scope = .new(within: 100), keeping: Bool = true) throws -> [String] {
        let plain = try PlainText()
        var maker = FingerprintMaker()
        var made: [String] = []
        _ = try archive.reportsToGroup(scope, at: .at(20_000), keeping: keeping) { article in
            made.append(article.key.item)
            return maker.fingerprint(of: StoryItem(article, reading: plain))
        }
        return made
    }

    @Test("a run reads only the texts of new and revised articles")
    func reading() throws {
        try archive.save([article(.wire("a"), published: 1), article(.wire("b"), published: 2)], at: .at(5))
        #expect(try made().sorted() == ["a", "b"])
        try archive.group([[.wire("a")], [.wire("b")]])
        try archive.save([article(.wire("c"), published: 3)], at: .at(5))
        #expect(try made() == ["c"])
        try archive.group([[.wire("c")]])
        try archive.save([article(.wire("b"), "Revised", published: 2)], at: .at(6))
        #expect(try made() == ["b"])
        #expect(try made(.all).isEmpty)
    }

    @Test("an article that is saved with its fingerprint is not read again, and an edited one gets another")
    func saving() throws {
        let plain = try PlainText()
        var maker = FingerprintMaker()
        let fingerprint = { maker.fingerprint(of: StoryItem($0, reading: plain)) }
        try archive.save([article(.wire("a"), "First", published: 1)], at: .at(5), fingerprint: fingerprint)
        #expect(try made().isEmpty)
        let first = try archive.toGroup().map(\.print)
        let edited = article(.wire("a"), "Second", published: 1)
        try archive.save([edited], at: .at(6), fingerprint: fingerprint)
        #expect(try made().isEmpty)
        #expect(try archive.toGroup().map(\.print) != first)
        try archive.save([article(.wire("a"), "Third", published: 1)], at: .at(7))
        #expect(try made() == ["a"])
    }

    @Test("what grouping had not looked at is read anew once the archive is brought up to date")
    func migrating() throws {
        let older = newsroom.path + ".before"
        let pool = try DatabasePool(path: older)
        try Schema.migrator.migrate(pool, upTo: "fingerprints")
        try pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO source (id, key) VALUES (1, 'wire');
                    INSERT INTO article (id, source, item, time, changed, release, firstSeen, seen, content) VALUES
                        (1, 1, 'a', 1, 1, 1, 1, 1, '{"section":"City","byline":[{"name":"Ann"}],"language":"EN"}');
                    INSERT INTO pending VALUES (1);
                    INSERT INTO fingerprint (article, rules, print) VALUES (1, \(Fingerprint.rules), x'00');
                    """
            )
        }
        try pool.close()
        try Archive(at: older).read { db in
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM fingerprint") == 0)
            let facets = try String.fetchAll(db, sql: "SELECT kind || '=' || value FROM facet ORDER BY kind")
            #expect(facets == ["author=Ann", "language=en", "section=City"])
        }
    }

    @Test("a fingerprint of other rules is made anew")
    func otherRules() throws {
        try archive.save([article(.wire("a"), published: 1)], at: .at(5))
        _ = try made()
        try archive.group([[.wire("a")]])
        #expect(try made(.all).isEmpty)
        try archive.write { try $0.execute(sql: "UPDATE fingerprint SET rules = rules - 1") }
        #expect(try made(.all) == ["a"])
        #expect(try made(.all).isEmpty)
    }

    @Test("a damaged fingerprint is made anew")
    func damaged() throws {
        try archive.save([article(.wire("a"), published: 1)], at: .at(5))
        _ = try made()
        try archive.group([[.wire("a")]])
        try archive.write { try $0.execute(sql: "UPDATE fingerprint SET print = x'FF'") }
        #expect(try made(.all) == ["a"])
    }

    @Test("nothing is kept where nothing is to be written")
    func trying() throws {
        try archive.save([article(.wire("a"), published: 1)], at: .at(5))
        #expect(try made(keeping: false) == ["a"])
        #expect(try archive.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM fingerprint") } == 0)
    }

    @Test("an article of long ago is looked at when its address or its words come again")
    func returning() throws {
        let text = "Twelve words and more are needed, because bulletins of three words are alike every day."
        var old = article(.wire("a"), "One address", published: 1)
        old.permalink = "https://wire.example/news/1"
        var words = article(.wire("w"), "The same words", published: 2)
        words.body = Text(text, kind: .html)
        try archive.save([old, words, article(.wire("b"), published: 3)], at: .at(10_000))
        _ = try made()
        try archive.group([[.wire("a")], [.wire("w")], [.wire("b")]])
        var again = article(.rival("n"), "Another headline", published: 9_000)
        again.permalink = "http://m.wire.example/news/1?utm_source=x"
        var copy = words
        copy.key = .wire("x")
        copy.published = .at(9_000)
        var elsewhere = copy
        elsewhere.key = .rival("y")
        try archive.save([again], at: .at(10_000))
        #expect(try archive.toGroup().map(\.key.item) == ["a", "n"])
        try archive.group([[.wire("a"), .rival("n")]])
        try archive.save([copy], at: .at(10_000))
        #expect(try archive.toGroup().map(\.key.item).contains("w"))
        try archive.group([[.wire("x")], [.wire("w")]])
        try archive.save([elsewhere], at: .at(10_000))
        #expect(try !archive.toGroup().map(\.key.item).contains("w"))
    }
}
