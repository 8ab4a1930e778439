import Foundation
import Testing

/// Archive pages, and feeds for single sections, when what they show changes.
@Suite struct HistoryPageTests {
    private static let texts = [
        "Ferries stop at old port\n\nFri 20 Nov 2026 | 08:01 PM\nJane Doe\n\nA crane collapsed on the quay last night.\n",
        "Museum buys rare violin\n\nFri 20 Nov 2026 | 08:02 PM\nJane Doe\n\nCurators paid two million for it.\n",
        "Beetle eats spruce forests\n\nFri 20 Nov 2026 | 08:03 PM\nJane Doe\n\nForesters count dead trees by the road.\n",
        "Comet passes close tonight\n\nFri 20 Nov 2026 | 08:04 PM\nJane Doe\n\nAstronomers expect a greenish tail.\n",
    ]

    private func newsroom(_ output: String, articles: Int = texts.count) throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        let all = try newsroom.text("masthead.toml")
        let head = all.prefix(upTo: all.range(of: "[[output]]")?.lowerBound ?? all.endIndex)
        try newsroom.write(
            "\(head)\n[[output]]\nname = \"all\"\ntitle = \"All\"\n\(output)\n",
            to: "masthead.toml"
        )
        for number in 0..<articles { try newsroom.write(Self.texts[number], to: "articles/\(number).txt") }
        let run = try newsroom.command.run("update")
        #expect(run.status == 0, "\(run.errors)")
        return newsroom
    }

    @Test("an embargo takes an article from the archive pages too, until it ends")
    func embargo() throws {
        let newsroom = try newsroom("history = \"archived\"\nlimit = 2")
        #expect(try newsroom.text("public/all-archive-1.json").contains("Ferries"))
        let embargoed = Self.texts[0].replacing("PM\n", with: "PM\nEmbargo: 2999-01-01 10:00\n")
        try newsroom.write(embargoed, to: "articles/0.txt")
        try newsroom.command.run("update")
        for name in ["all-archive-1.json", "all-archive-1.atom.xml", "all-archive-1.rss.xml", "all.json"] {
            #expect(try !newsroom.text("public/\(name)").contains("Ferries"), "\(name)")
        }
        try newsroom.write(Self.texts[0], to: "articles/0.txt")
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/all-archive-1.json").contains("Ferries"))
    }

    @Test("where the newest stories were joined with older ones, others take their places")
    func joined() throws {
        let newsroom = try newsroom("history = \"archived\"\nlimit = 2")
        for number in [2, 3] {
            #expect(try newsroom.command.run("join", "0", "\(number)", "--reason", "one thing").status == 0)
        }
        let run = try newsroom.command.run("update")
        #expect(run.status == 0, "\(run.errors)")
        let feed = try newsroom.text("public/all.json")
        #expect(feed.contains("Ferries") && feed.contains("Museum"))
    }

    @Test("an author has one feed, however the name is spelled, and keeps it when another has a name like it")
    func spelled() throws {
        let newsroom = try newsroom("each = \"author\"", articles: 1)
        #expect(try newsroom.text("public/all-jane-doe.json").contains("Ferries"))
        for number in 1..<4 {
            try newsroom.write(
                Self.texts[number].replacing("Jane Doe", with: number == 1 ? "Jane-Doe" : "JANE DOE"),
                to: "articles/\(number).txt"
            )
        }
        try newsroom.command.run("update")
        let first = try newsroom.text("public/all-jane-doe.json")
        let second = try newsroom.text("public/all-jane-doe-2.json")
        #expect(first.contains("Ferries") && !first.contains("Museum"))
        #expect(first.contains("JANE DOE"))
        #expect(second.contains("Museum") && !second.contains("Ferries"))
    }
}
