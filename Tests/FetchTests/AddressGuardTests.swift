import Testing

@testable import Fetch

@Suite("Which machines may be asked")
struct AddressGuardTests {
    @Test(
        "private, local, mapped and reserved addresses are refused",
        arguments: [
            "127.0.0.1", "127.255.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "0.0.0.0", "192.0.0.1", "198.18.0.1", "224.0.0.1",
            "255.255.255.255",
            "::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "2001::1", "100::1",
            "::7f00:1",
        ]
    )
    func refused(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(!address.isPublic)
        #expect(!AddressGuard().allows(address, for: "wire.example"))
    }

    @Test(
        "public ones are not",
        arguments: [
            "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808", "2002:808:808::",
        ]
    )
    func allowed(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test("what the newsroom lists is let in, by address, range or name, and nothing else")
    func list() throws {
        let door = AddressGuard(allowing: ["127.0.0.1", "10.1.0.0/16", "fd00::/8", "intranet.example"])
        let allows = { (text: String, host: String) in
            IPAddress(text).map { door.allows($0, for: host) } ?? false
        }
        #expect(allows("127.0.0.1", "a") && allows("10.1.255.1", "a") && allows("fd00::5", "a"))
        #expect(allows("192.168.0.1", "intranet.example"))
        #expect(!allows("127.0.0.2", "a") && !allows("10.2.0.1", "a") && !allows("192.168.0.1", "a"))
        #expect(door.allows(host: "localhost") && !AddressGuard().allows(host: "localhost"))
        #expect(!AddressGuard().allows(host: "x.localhost") && AddressGuard().allows(host: "wire.example"))
    }

    @Test("a mistyped entry is none", arguments: ["10.0.0.0/33", "300.1.1.1", "10.0.0", "a b", "", "::1/x"])
    func mistyped(text: String) {
        #expect(!AddressGuard.isEntry(text))
    }

    @Test(
        "every way of writing an address is understood",
        arguments: [
            ("http://0x7f.1/x", "127.0.0.1"), ("http://2130706433/", "127.0.0.1"),
            ("http://127.1/", "127.0.0.1"),
            ("http://[::FFFF:7f00:1]/", "[::ffff:127.0.0.1]"), ("http://0177.0.0.1/", "127.0.0.1"),
            ("feed:https://WIRE.example/a", "wire.example"), ("feed://wire.example/a", "wire.example"),
        ]
    )
    func spellings(text: String, host: String) throws {
        let address = try #require(FeedAddress(text))
        #expect(address.host == host || IPAddress(address.host) == IPAddress(host))
    }

    @Test("P44: the path is asked for exactly as it is written, and secrets and fragment stay here")
    func exact() throws {
        let address = try #require(
            FeedAddress("https://me:p%40ss@Wire.example:443/a/../b//c%2f?x=1&y=%20ü z#top")
        )
        #expect(address.text == "https://wire.example/a/../b//c%2f?x=1&y=%20%C3%BC%20z")
        #expect(address.user == "me" && address.password == "p@ss")
    }

    @Test(
        "what is no address of the web is refused",
        arguments: [
            "file:///etc/passwd", "ftp://x.example/", "gopher://x/", "javascript:alert(1)", "http://", "x",
            "",
        ]
    )
    func foreign(text: String) {
        #expect(FeedAddress(text) == nil)
    }

    @Test("credentials are never printed")
    func secret() {
        let credentials = Credentials.password(user: "me", password: "hush")
        #expect(!"\(credentials)".contains("hush") && !String(reflecting: credentials).contains("hush"))
        var text = ""
        dump(Errand("https://x.example/", credentials: credentials), to: &text)
        #expect(!text.contains("hush"))
    }
}
