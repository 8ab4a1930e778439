import FeedFormats
import News
import Stories
import Testing

@testable import Archive

@Suite("The archive while a set is made")
struct PressTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    private func save(
        _ item: String,
        at time: Int64,
        section: String? = nil,
        author: String? = nil,
        language: String? = nil
    ) throws {
        var article = Article(key: .own(item), headline: item)
        article.published = .at(time)
        article.section = section
        article.byline = author.map { [Person(name: $0)] } ?? []
        article.language = language
        try archive.save([article], at: .at(time))
        try archive.group([[.own(item)]], at: time)
    }

    private func titles(_ wanted: Wanted) throws -> [String] {
        var titles: [String] = []
        try archive.snapshot(at: .at(10_000)) { snapshot in
            try snapshot.forEach(in: wanted) { titles.append($0.article.headline) }
            #expect(try snapshot.count(in: wanted) == titles.count)
        }
        return titles
    }

    @Test("stories are chosen by section, author and language, also after an edit")
    func facets() throws {
        try save("a", at: 1, section: "World", author: "A", language: "ar-EG")
        try save("b", at: 2, section: "Sport", author: "B", language: "en")
        try save("c", at: 3, section: "World", author: "B")
        var wanted = Wanted(.all, limit: 9)
        wanted.section = "World"
        #expect(try titles(wanted) == ["c", "a"])
        wanted.author = "B"
        #expect(try titles(wanted) == ["c"])
        wanted = Wanted(.all, limit: 9)
        wanted.language = "ar"
        #expect(try titles(wanted) == ["a"])
        wanted.language = "en"
        #expect(try titles(wanted) == ["b"])
        wanted.includesUnspoken = true
        #expect(try titles(wanted) == ["c", "b"])
        try save("a", at: 1, section: "Sport")
        wanted = Wanted(.all, limit: 9)
        wanted.section = "Sport"
        #expect(try titles(wanted) == ["b", "a"])
        wanted.skip = 1
        #expect(try titles(wanted) == ["a"])
        let values = try archive.press(at: .at(9), minter: .test) {
            try $0.values(of: .section, in: .own, limit: 9)
        }
        #expect(values == ["Sport", "World"])
    }

    @Test("stories keep their places in an output, and come again when they have changed")
    func places() throws {
        let all = Wanted(.all, limit: .max)
        for (index, item) in ["a", "b", "c"].enumerated() { try save(item, at: Int64(index + 1)) }
        func record() throws -> Int {
            try archive.press(at: .at(100), minter: .test) { press in
                try press.record(all, in: "out")
                return try press.places(in: "out")
            }
        }
        func items(_ places: ClosedRange<Int>) throws -> [String] {
            try archive.press(at: .at(100), minter: .test) { press in
                var items: [String] = []
                try press.forEach(in: "out", places: places, limit: .max) {
                    items.append($0.article.key.item)
                }
                return items
            }
        }
        #expect(try record() == 3)
        #expect(try record() == 3)
        #expect(try items(1...3) == ["c", "b", "a"])
        var edited = Article(key: .own("a"), headline: "edited")
        edited.published = .at(1)
        edited.updated = .at(50)
        try archive.save([edited], at: .at(60))
        try archive.group([[.own("a")]], at: 60)
        #expect(try record() == 4)
        #expect(try items(1...4) == ["a", "c", "b"])
        #expect(try items(1...3) == ["c", "b", "a"])
    }

    @Test("what is noted for a set that is not published is forgotten")
    func rolledBack() throws {
        struct Stop: Error {}
        try save("a", at: 1)
        #expect(throws: Stop.self) {
            try archive.press(at: .at(9), minter: .test) { press in
                try press.record(Wanted(.all, limit: 9), in: "out")
                throw Stop()
            }
        }
        #expect(try archive.press(at: .at(9), minter: .test) { try $0.places(in: "out") } == 0)
    }

    @Test("each article that carries a text can be told for itself, under an id that stays")
    func copies() throws {
        try archive.save([article(.own("a")), article(.wire("w"))], at: .at(1))
        try archive.group([[.own("a"), .wire("w")]], events: [1], at: 1)
        var wanted = Wanted(.all, limit: 9)
        wanted.includesCopies = true
        func ids() throws -> [String] {
            try archive.press(at: .at(9), minter: .test) { press in
                var ids: [String] = []
                try press.forEach(in: wanted) { coverage in
                    ids.append(coverage.publishedID)
                    #expect(coverage.carriers.count == 1)
                }
                #expect(try press.count(in: wanted) == ids.count)
                return ids
            }
        }
        let together = try ids()
        #expect(Set(together) == ["id:a", Minter.test.id(for: .wire("w"))])
        _ = try archive.withdraw(.own("a"), reason: "untrue", at: .at(20))
        #expect(try ids().isEmpty)
    }

    @Test("a withdrawn article is nowhere, whoever carries it, until that is undone")
    func withdrawal() throws {
        try archive.save([article(.own("a")), article(.wire("w")), article(.own("b"))], at: .at(1))
        try archive.group([[.own("a"), .wire("w")], [.own("b")]], events: [1, 1], at: 1)
        try archive.press(at: .at(9), minter: .test) { try $0.record(Wanted(.all, limit: 9), in: "out") }
        let done = try archive.withdraw(.own("a"), reason: "untrue", at: .at(20))
        #expect(done.isNew)
        #expect(done.headlines.count == 2)
        #expect(try archive.withdraw(.own("a"), reason: "untrue", at: .at(21)).isNew == false)
        #expect(try archive.published() == ["id:b b"])
        try archive.snapshot(at: .at(100)) { snapshot in
            try snapshot.forEach(in: .all, limit: 9) { #expect($0.related.isEmpty) }
        }
        let told = try archive.press(at: .at(30), minter: .test) { press in
            let told = try press.withdrawals(in: "out", places: nil)
            #expect(try press.withdrawals(in: "other", places: nil).isEmpty)
            // The copy has no published id, but an output may have told it for itself.
            #expect(try press.untoldWithdrawals().map(\.time) == [.at(20), .at(20)])
            try press.publish(["set"], journal: ["journal"])
            #expect(try press.untoldWithdrawals().isEmpty)
            #expect(try press.edition(as: [String].self) == ["set"])
            return told
        }
        #expect(told.map(\.publishedID) == ["id:a"])
        #expect(told.map(\.time) == [.at(20)])
        #expect(told.map(\.reason) == ["untrue"])
        #expect(try archive.undoWithdrawal(of: .wire("w"), at: .at(40)).isNew)
        #expect(try archive.published().count == 2)
    }

    @Test("what is brought back has changed later than its tombstone says", arguments: [(40, 40), (20, 21)])
    func broughtBack(undone: Int64, returned: Int64) throws {
        try archive.save([article(.own("a")), article(.own("b"))], at: .at(1))
        try archive.group([[.own("a")], [.own("b")]], events: [1, 2], at: 1)
        _ = try archive.withdraw(.own("a"), reason: "untrue", at: .at(20))
        _ = try archive.undoWithdrawal(of: .own("a"), at: .at(undone))
        try archive.snapshot(at: .at(100)) { snapshot in
            try snapshot.forEach(in: Wanted(.all, limit: 9)) { coverage in
                #expect(coverage.returned == (coverage.article.key == .own("a") ? .at(returned) : nil))
            }
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 9)) == .at(returned))
        }
    }
}
