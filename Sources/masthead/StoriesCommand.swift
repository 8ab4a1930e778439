import Archive
import ArgumentParser
import FeedFormats
import Stories

/// Lists the stories of the archive.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "List the stories, the newest first, with who carries each."
    )

    @OptionGroup var newsroom: NewsroomOption

    @Option(help: "How many stories at most.")
    var limit = 50

    @Flag(help: "Only stories that several articles carry.")
    var merged = false

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let folder = try newsroom.folder()
        let titles = Dictionary(
            try SubscriptionList(of: folder).subscriptions.map { ($0.key, $0.title) },
            uniquingKeysWith: { a, _ in a }
        )
        let archive = try Archive(reading: folder.archive)
        try archive.snapshot(at: .now) { snapshot in
            var told = 0
            try snapshot.forEach(in: .all, limit: .max) { coverage in
                guard told < limit, !merged || !coverage.carriers.isEmpty else { return }
                told += 1
                let evidence = try snapshot.evidence(for: coverage.publishedID)
                if json { tellJSON(coverage, evidence) } else { tell(coverage, evidence, titles) }
            }
        }
    }

    private func tell(_ coverage: Coverage, _ evidence: [Evidence], _ titles: [String: String]) {
        let article = coverage.article
        func name(_ source: String) -> String { titles[source] ?? "own" }
        Terminal.say("\((article.published ?? coverage.firstSeen).rfc3339)  \(article.headline)")
        Terminal.say("    \(coverage.publishedID)  \(name(article.key.source))")
        for carrier in coverage.carriers {
            let why = evidence.first {
                $0.relation != nil && ($0.first == carrier.key || $0.second == carrier.key)
            }
            Terminal.say(
                "    also \(name(carrier.key.source)): “\(carrier.headline)” (\(why?.rule ?? "in one group"))"
            )
        }
        for report in coverage.related {
            Terminal.say("    see  \(name(report.key.source)): “\(report.headline)”")
        }
    }

    private func tellJSON(_ coverage: Coverage, _ evidence: [Evidence]) {
        var out = JSONWriter()
        out.startObject()
        out.string("id", coverage.publishedID)
        out.string("headline", coverage.article.headline)
        out.string("source", coverage.article.key.source)
        out.string("item", coverage.article.key.item)
        out.string("published", (coverage.article.published ?? coverage.firstSeen).rfc3339)
        out.string("url", coverage.article.permalink)
        for (name, articles) in [("carriers", coverage.carriers), ("related", coverage.related)] {
            out.array(name, articles) { out, article in
                out.startObject()
                out.string("source", article.key.source)
                out.string("item", article.key.item)
                out.string("headline", article.headline)
                out.string("url", article.permalink)
                out.endObject()
            }
        }
        out.array("evidence", evidence) { out, piece in
            out.startObject()
            out.string("first", piece.first.item)
            out.string("second", piece.second.item)
            out.string("relation", piece.relation?.rawValue)
            out.string("rule", piece.rule)
            out.value("score", .number(String(piece.score)))
            out.endObject()
        }
        out.endObject()
        Terminal.say(out.take())
    }
}
