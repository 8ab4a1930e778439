import Foundation
import Testing

@Suite("What config check finds between the parts of a newsroom")
struct ConfigurationReviewTests {
    private func check(
        adding settings: String,
        list: String? = nil,
        without folders: [String] = []
    ) throws -> Command.Result {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(try newsroom.text("masthead.toml") + "\n\(settings)\n", to: "masthead.toml")
        if let list {
            try newsroom.write("<opml version=\"2.0\"><body>\(list)</body></opml>", to: "subscriptions.opml")
        }
        for folder in folders {
            try FileManager.default.removeItem(at: newsroom.folder.appending(path: folder))
        }
        return try newsroom.command.run("config", "check")
    }

    @Test("folders that are missing")
    func folders() throws {
        let run = try check(
            adding: "[status]\nprometheus = \"/nowhere/masthead.prom\"",
            without: ["articles", "sources"]
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("/articles: there is no such folder"))
        #expect(run.errors.contains("/sources: there is no such folder"))
        #expect(run.errors.contains("“prometheus”: there is no folder /nowhere"))
        #expect(try check(adding: "", list: "", without: ["sources"]).status == 0, "no source is a file")
    }

    @Test("a mail address of the masthead that is none, with its line")
    func mail() throws {
        let run = try check(adding: "[[masthead]]\nrole = \"Editor\"\nname = \"A\"\nemail = \"not mail\"")
        #expect(run.status == 2 && run.errors.contains("“email”: “not mail” is no mail address"))
        #expect(run.errors.contains("masthead.toml, line "))
    }

    @Test(
        "secrets and proxies that cannot be used",
        arguments: [
            ("user = \"me\"", "not sent without a secret"), ("secret_env = \"\"", "name a variable"),
            ("secret_command = \"\"", "write a command"), ("secret_env = \"MASTHEAD_NONE\"", "warning"),
            ("[fetch]\nproxy = \"http://\"", "proxy"), ("[fetch]\nproxy = \"http://a b\"", "proxy"),
            ("[fetch]\nca_file = \"masthead.toml\"", "no certificate"),
            ("[fetch]\nca_file = \".\"", "no file"),
            ("[[source]]\naddress = \"https://Wire.example/\"", "has a [[source]] table already"),
        ]
    )
    func secrets(settings: String, words: String) throws {
        let run = try check(
            adding: "[[source]]\naddress = \"https://wire.example/\"\n\(settings)",
            list: "<outline text=\"W\" xmlUrl=\"https://wire.example/\"/>"
        )
        #expect(run.status == (words == "warning" ? 0 : 2) && run.errors.contains(words))
    }

    @Test("outputs that are called like another's pages, and only these")
    func outputs() throws {
        func output(_ name: String, _ more: String = "") -> String {
            "[[output]]\nname = \"\(name)\"\ntitle = \"T\"\n\(more)\n"
        }
        let archive = try check(adding: output("all", "history = \"archived\"") + output("all-archive-3"))
        #expect(archive.status == 2)
        #expect(archive.errors.contains("“all-archive-3” is the name of a page of the output “all”"))
        let page = try check(adding: output("all", "history = \"paged\"") + output("all-page-2"))
        #expect(page.status == 2 && page.errors.contains("“all-page-2” is the name of a page"))
        let section = try check(adding: output("all", "each = \"section\"") + output("all-sport"))
        #expect(section.status == 0)
        #expect(
            section.errors.contains("warning") && section.errors.contains("called “all-sport” for a section")
        )
        let fine =
            output("all", "history = \"paged\"") + output("all-page-1") + output("all-archive-1")
            + output("rss", "history = \"archived\"\nformats = [\"rss\"]")
            + output("rss-archive-1", "formats = [\"json\"]")
        let run = try check(adding: fine)
        #expect(run.status == 0 && run.errors == "")
    }

    @Test("settings of a source that is not subscribed to, with the nearest that is")
    func sources() throws {
        let settings = "[[source]]\naddress = \"https://me:hush@wire.exmaple/feed\"\nevery = \"2h\""
        let list =
            "<outline text=\"W\" xmlUrl=\"http://wire.example/feed\"/><outline text=\"V\" xmlUrl=\"https://v.example/\"/>"
        let run = try check(adding: settings, list: list)
        #expect(run.status == 2 && run.errors.contains("masthead.toml, line "))
        #expect(
            run.errors.contains("“https://wire.exmaple/feed”; the nearest is “https://wire.example/feed”")
        )
        #expect(!run.errors.contains("hush"))
        #expect(try check(adding: settings, list: "").errors.contains("there are none"))
        func moved(from before: String, to after: String) -> String {
            "<outline text=\"W\" xmlUrl=\"\(after)\" movedFrom=\"\(before)\"/>"
        }
        let here = moved(from: "https://old.example/feed", to: "https://wire.exmaple/feed")
        #expect(try check(adding: settings, list: here).status == 0)
        let away = moved(from: "https://wire.exmaple/feed", to: "https://new.example/feed")
        #expect(try check(adding: settings, list: away).status == 0)
        let secret = settings + "\nsecret_env = \"TOKEN\""
        #expect(try check(adding: secret, list: here).status == 0)
        #expect(
            try check(adding: secret, list: away).errors.contains(
                "W is at https://new.example/feed, another server"
            )
        )
        #expect(try check(adding: settings.replacing("exmaple", with: "example"), list: list).status == 0)
    }

    @Test(
        "a status file that would overwrite what the newsroom needs",
        arguments: [
            "archive.sqlite", "archive.sqlite-wal", "./masthead.toml", "subscriptions.opml", "masthead.lock",
            "masthead.lull",
            "articles/a.txt", "sources/../sources/a.xml", "public/articles.json", "public",
        ]
    )
    func statusFile(name: String) throws {
        for key in ["file", "prometheus"] {
            let run = try check(adding: "[status]\n\(key) = \"\(name)\"")
            #expect(run.status == 2)
            #expect(
                run.errors.contains("“\(key)”: “\(name)” belongs to the newsroom itself"),
                "\(run.errors)"
            )
        }
    }

    @Test("addresses of the newsroom's that the gate refuses in every feed")
    func links() throws {
        let newsroom = try TemporaryNewsroom()
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(
            text.replacing("[newsroom]", with: "[newsroom]\nhubs = [\"http://127.0.0.1:8080/hub\"]"),
            to: "masthead.toml"
        )
        let local = try newsroom.command.run("config", "check")
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "[newsroom]")
            .map { $0 + 2 }
        #expect(local.status == 2)
        #expect(
            local.errors.contains("masthead.toml, line \(line ?? 0): “hubs”: “http://127.0.0.1:8080/hub”")
        )
        #expect(local.errors.contains("the host “127.0.0.1” is not a public one"))
        #expect(try newsroom.command.run("update").status == 4)
        try newsroom.write(text + "\n[gate]\nhosts = [\"elsewhere.example\"]\n", to: "masthead.toml")
        let unlisted = try newsroom.command.run("config", "check")
        #expect(unlisted.status == 2 && unlisted.errors.contains("“link”: "))
    }
}
