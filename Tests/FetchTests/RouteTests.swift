import Testing

@testable import Fetch

@Suite("Redirects")
struct RouteTests {
    private func route(from address: String = "https://wire.example/a/feed") throws -> Route {
        Route(from: try #require(FeedAddress(address)), addressGuard: AddressGuard()) {
            $0.contains("/login")
        }
    }

    private func redirect(_ status: Int, to target: String?) -> Answer {
        Answer(status: status, headers: target.map { [Header("Location", $0)] } ?? [])
    }

    @Test(
        "P35, P38: each kind is followed, also to a relative address",
        arguments: [301, 302, 303, 307, 308]
    )
    func follows(status: Int) throws {
        var route = try route()
        #expect(try route.follow(redirect(status, to: "../b?x#y")))
        #expect(route.address.text == "https://wire.example/b?x")
        #expect(try !route.follow(Answer(status: 200)))
    }

    @Test(
        "P39: what leads astray is refused",
        arguments: [
            "http://wire.example/a", "https://127.0.0.1/", "http://[::1]/", "file:///etc/passwd",
            "ftp://x.example/",
            "https://wire.example/login?next=/feed", "javascript:alert(1)", "https://localhost/", "",
        ]
    )
    func refuses(target: String) throws {
        var route = try route()
        #expect(throws: Mishap.self) { try route.follow(redirect(302, to: target)) }
    }

    @Test(
        "bytes outside ASCII are asked for as they came, and hosts as the network knows them",
        arguments: [
            ("/f\u{C3}\u{B6}?q=\u{C3}\u{BC}", "https://wire.example/f%C3%B6?q=%C3%BC"),
            ("/caf\u{E9}", "https://wire.example/caf%E9"), ("\\t1", "https://wire.example/t1"),
            ("/a?b\\c", "https://wire.example/a?b\\c"),
            ("https://b\u{C3}\u{BC}cher.example/", "https://xn--bcher-kva.example/"),
        ]
    )
    func bytes(written: String, asked: String) throws {
        var route = try route()
        #expect(try route.follow(redirect(301, to: written)))
        #expect(route.address.text == asked)
    }

    @Test("a feed whose host is in another script is asked by its name in ASCII, in any locale")
    func international() {
        #expect(FeedAddress("http://bücher.example/ü")?.text == "http://xn--bcher-kva.example/%C3%BC")
        #expect(FeedAddress("http://خبر.example:81/x")?.text == "http://xn--ngblk.example:81/x")
    }

    @Test("a redirect of any length is told in one short sentence")
    func long() throws {
        var route = try route()
        let target = "ftp://x.example/" + String(repeating: "x", count: 20_000)
        let mishap = #expect(throws: Mishap.self) { try route.follow(redirect(302, to: target)) }
        #expect(mishap.map { $0.reason.count < 400 } == true)
    }

    @Test("P39: to an encrypted address is no way astray")
    func upgrade() throws {
        var route = try route(from: "http://wire.example/")
        #expect(try route.follow(redirect(301, to: "https://wire.example/")))
    }

    @Test("P40: a circle and a sixth redirect end it")
    func loops() throws {
        var circle = try route()
        #expect(try circle.follow(redirect(302, to: "/b")))
        #expect(throws: Mishap.self) { try circle.follow(redirect(302, to: "/a/feed")) }
        var long = try route()
        for number in 0..<5 { #expect(try long.follow(redirect(302, to: "/\(number)"))) }
        #expect(throws: Mishap.self) { try long.follow(redirect(302, to: "/6")) }
    }

    @Test("a redirect to nowhere is told")
    func nowhere() throws {
        var route = try route()
        #expect(throws: Mishap.self) { try route.follow(redirect(301, to: nil)) }
    }
}
