import Fetch
import Testing

@Suite("Names and passwords in addresses")
struct CredentialsInAddressTests {
    @Test(
        "they are left out where an address is told, and nothing else is",
        arguments: [
            ("https://me:secret@wire.example/feed?a=b@c", "https://wire.example/feed?a=b@c"),
            ("https://me@wire.example", "https://wire.example"),
            ("HTTPS://me:p@ss@wire.example:8443/feed", "HTTPS://wire.example:8443/feed"),
            ("feed:https://me:secret@wire.example/", "feed:https://wire.example/"),
            ("feed://me:secret@wire.example/", "feed://wire.example/"),
            ("//me:secret@wire.example/", "//wire.example/"),
            ("https:/me:secret@wire.example", "https:/wire.example"),
            ("ftp://me:secret@wire.example/", "ftp://wire.example/"),
            ("https://me:se/cret@wire.example/feed", "https://wire.example/feed"),
            ("https://me:se?cr#et@wire.example/feed", "https://wire.example/feed"),
            ("https://social.example/@desk.rss", "https://social.example/@desk.rss"),
            ("https://social.example:8080/@desk.rss", "https://social.example:8080/@desk.rss"),
            ("https://[::1]/@desk", "https://[::1]/@desk"),
            ("file:sources/me@desk.xml", "file:sources/me@desk.xml"),
            ("Wire: desk@wire.example", "Wire: desk@wire.example"), ("", ""),
        ]
    )
    func told(written: String, shown: String) {
        #expect(written.withoutCredentials == shown)
    }

    @Test("an address that a source has moved to keeps them at the same server, and only there")
    func moved() {
        let old = "https://me:secret@wire.example/feed"
        #expect("https://wire.example/new".withCredentials(of: old) == "https://me:secret@wire.example/new")
        for other in ["https://other.example/new", "http://wire.example/new", "https://you@wire.example/new"]
        {
            #expect(other.withCredentials(of: old) == other)
        }
        #expect(
            "https://wire.example/new".withCredentials(of: "https://wire.example/")
                == "https://wire.example/new"
        )
    }
}
