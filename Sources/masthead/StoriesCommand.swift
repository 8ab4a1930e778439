import Archive
import ArgumentParser
import FeedFormats
import News
import Site
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

    @Flag(help: "Only stories of events that several report.")
    var events = false

    @Option(
        help: ArgumentHelp(
            "Only stories that a source carries or reports, by title or address.",
            valueName: "name"
        )
    )
    var source: String?

    @Option(help: ArgumentHelp("Only stories with this in a headline.", valueName: "text"))
    var match: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        try FailureReport.telling(asJSON: json) {
            let folder = try newsroom.folder()
            let archive = try Archive(reading: folder.archive)
            let list = try SubscriptionList(of: folder)
            let outlets = try list.outlets(remembered: archive.subscriptionStates())
            let wanted = source.map(list.source(named:))
            let isFiltered = merged || events || source != nil || match != nil
            let fingerprint = fingerprinting(try PlainText())
            try archive.snapshot(at: .now) { snapshot in
                var told = 0
                try snapshot.forEach(in: .all, limit: isFiltered ? .max : max(0, limit)) { coverage in
                    guard told < limit, isWanted(coverage, from: wanted) else { return }
                    told += 1
                    let evidence = try snapshot.evidence(for: coverage.publishedID)
                    // An agency's text speaks with one voice, whoever carries it.
                    let voices = Set(([coverage.article] + coverage.related).map { fingerprint($0).voice })
                        .count
                    if json {
                        try tellJSON(coverage, evidence, voices)
                    } else {
                        try tell(coverage, evidence, voices, outlets)
                    }
                }
            }
        }
    }

    private func isWanted(_ coverage: Coverage, from source: String?) -> Bool {
        if merged, coverage.carriers.isEmpty { return false }
        if events, coverage.related.isEmpty { return false }
        let articles = [coverage.article] + coverage.carriers
        if let source, !articles.contains(where: { $0.key.source == source }) { return false }
        guard let match = match?.lowercased() else { return true }
        return articles.contains { $0.headline.lowercased().contains(match) }
    }

    private func tell(
        _ coverage: Coverage,
        _ evidence: [Evidence],
        _ voices: Int,
        _ outlets: [String: Outlet]
    ) throws {
        let article = coverage.article
        func name(_ article: Article) -> String {
            article.isOwn ? "own" : outlets[article.key.source]?.name ?? article.key.source
        }
        try Terminal.say("\((article.published ?? coverage.firstSeen).rfc3339)  \(article.headline)")
        try Terminal.say("    \(coverage.publishedID)  \(name(article))")
        for carrier in coverage.carriers {
            let why = evidence.first {
                $0.relation != nil && ($0.first == carrier.key || $0.second == carrier.key)
            }
            try Terminal.say(
                "    also \(name(carrier)): “\(carrier.headline)” (\(why?.rule ?? "in one group"))"
            )
        }
        if !coverage.related.isEmpty {
            try Terminal.say("    \(coverage.related.count + 1) texts on one event, in \(voices) voices")
        }
        for report in coverage.related {
            try Terminal.say("    see  \(name(report)): “\(report.headline)”")
        }
    }

    private func tellJSON(_ coverage: Coverage, _ evidence: [Evidence], _ voices: Int) throws {
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
        out.number("voices", voices)
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
        try Terminal.say(out.take())
    }
}
