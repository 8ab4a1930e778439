import News
import Testing

@testable import Archive

@Suite("Minting published ids")
struct MinterTests {
    let minter = Minter(authority: "example.com,2026-11-19")

    @Test("an id is a tag URI, the same whenever it is asked for")
    func stable() {
        let id = minter.id(for: .wire("https://wire.example/1?a=b c"))
        #expect(id == "tag:example.com,2026-11-19:edpkbu2if1p4e")
        #expect(
            id == Minter(authority: "example.com,2026-11-19").id(for: .wire("https://wire.example/1?a=b c"))
        )
    }

    @Test("an own article's id can be read in the published one")
    func readable() {
        #expect(minter.id(for: .own("world/iraq-35")) == "tag:example.com,2026-11-19:world/iraq-35")
        #expect(minter.id(for: .own("a b:خ")) == "tag:example.com,2026-11-19:a%20b%3A%D8%AE")
    }

    @Test("source, item and attempt all count")
    func distinct() {
        let ids = [
            minter.id(for: .wire("1")), minter.id(for: .rival("1")), minter.id(for: .wire("2")),
            minter.id(for: .wire("1"), attempt: 1), minter.id(for: .own("1")),
        ]
        #expect(Set(ids).count == ids.count)
    }

    @Test("many ids stay apart and look alike")
    func many() {
        let ids = (0..<20_000).map { minter.id(for: .wire("item-\($0)")) }
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids.map(\.utf8.count)).count == 1)
    }

    @Test(
        "an own article whose id may stand in every feed keeps it",
        arguments: [
            "tag:desk.example,2020:iraq", "https://desk.example/a?b#c", "urn:isbn:1",
            "https://desk.example/خبر",
        ]
    )
    func kept(item: String) {
        #expect(minter.id(for: .own(item)) == item)
        #expect(minter.id(for: .own(item), attempt: 1) != item)
        #expect(minter.id(for: .wire(item)) != item)
    }

    @Test(
        "an id that no Atom feed may hold is told in a tag: URI",
        arguments: [
            "2020/iraq", "a b:c", "https://x y", "urn:", ":x", "1a:b", "x:<b>", "tag:\u{FEFF}\u{7}", "ك:x",
            "", "tag:bad", "urn:x", "urn:uuid:not-a-uuid", "http://",
        ]
    )
    func minted(item: String) {
        #expect(minter.id(for: .own(item)).hasPrefix("tag:example.com,2026-11-19:"))
    }
}
