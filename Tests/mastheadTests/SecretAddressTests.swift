import Foundation
import Practice
import Testing

@testable import masthead

@Suite("Addresses with a name and a password")
struct SecretAddressTests {
    /// A newsroom that has asked two sources whose addresses hold a password; the second one fails.
    private func newsroom(_ server: PracticeServer) throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom()
        let base = server.url("/").replacing("http://", with: "http://me:hush@")
        try newsroom.write(
            """
            <opml version="2.0"><body><outline xmlUrl="\(base)feed"/><outline text="Same" xmlUrl="\(base)gone"/>
            <outline text="Same" xmlUrl="\(base)away"/><outline text="Bad" xmlUrl="gopher://me:hush@wire.example/"/>
            </body></opml>
            """,
            to: "subscriptions.opml"
        )
        let settings = """

            [fetch]
            allow = ["127.0.0.1"]
            report_after = 1
            spacing = "0s"
            [status]
            prometheus = "masthead.prom"
            """
        try newsroom.write(try newsroom.text("masthead.toml") + settings, to: "masthead.toml")
        return newsroom
    }

    @Test("a source is asked with them, and nobody is told them")
    func secret() throws {
        let server = try PracticeServer { request in
            switch request.target {
            case "/feed": Response(200, text: feed(1...3))
            case "/away": Response(302, [("Location", "gopher://me:hush@wire.example/")])
            default: Response(404)
            }
        }
        defer { server.stop() }
        let newsroom = try newsroom(server)
        var told = ""
        for verb in [
            ["update", "--verbose", "--json", "--no-delay", "--log", "debug"], ["subscriptions"],
            ["subscriptions", "--opml"], ["status"], ["status", "--json"], ["config", "check"],
            ["subscribe", "https://me:hush@127.0.0.2/feed"], ["subscribe", "gopher://me:hush@wire.example/"],
            ["subscribe", "--unchecked", "https://me:hush@other.example/feed"],
            ["unsubscribe", "https://me:hush@nowhere.example/"], ["stories", "--json"], ["stories"],
        ] {
            let run = try newsroom.command.run(program: Command.executable, verb)
            told += run.output + run.errors
        }
        for name in ["status.json", "masthead.prom"] { told += try newsroom.text(name) }
        for file in try newsroom.published().values { told += String(decoding: file.bytes, as: UTF8.self) }
        #expect(!told.contains("hush"), "\(told.split(separator: "\n").filter { $0.contains("hush") })")
        #expect(told.contains(server.url("/feed")) && told.contains("Item number 3"))
        #expect(server.requests.allSatisfy { $0["Authorization"] == "Basic bWU6aHVzaA==" })
        #expect(try newsroom.text("subscriptions.opml").contains("me:hush@other.example"))
    }
}
