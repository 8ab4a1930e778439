import Archive
import ArgumentParser
import FeedFormats
import News
import Site
import Stories

/// Tells why articles are together or apart.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell how a story came to be, or why two articles are together or apart.",
        discussion: """
            An article is named by its published id, its permalink, or source and item id in one pair of quotes. With \
            one, tells its story: who carries it and by which rule, when and why it was withdrawn, what was kept \
            apart from it, how its text changed. With two, tells what the rules say of them, and by what measures.
            """
    )

    @Argument(help: "The article or story.")
    var article: String

    @Argument(help: "Another article.")
    var other: String?

    @OptionGroup var newsroom: NewsroomOption

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    func run() throws {
        try FailureReport.telling(asJSON: json) {
            let folder = try newsroom.folder()
            let desk = try ExplainingDesk(folder)
            let key = try desk.names.article(article)
            let account = try desk.account(of: key, named: article)
            if let other {
                let second = try desk.names.article(other)
                guard second != key else { throw ArticleNameError.same(other) }
                let company = try desk.account(of: second, named: other)
                let pair = try PairExplanation(key, second, account, company, desk)
                if json { try Terminal.say(pair.json) } else { try pair.lines.forEach(Terminal.say) }
            } else {
                let story = try StoryExplanation(account, desk)
                if json { try Terminal.say(story.json) } else { try story.lines.forEach(Terminal.say) }
            }
        }
    }
}

/// What explaining needs at hand.
struct ExplainingDesk {
    let configuration: Configuration
    let archive: Archive
    let names: ArticleName
    let outlets: [String: Outlet]
    let rulings: [Ruling]
    let plain: PlainText

    init(_ folder: NewsroomFolder) throws {
        configuration = try Configuration(of: folder)
        archive = try Archive(reading: folder.archive)
        let list = try SubscriptionList(of: folder)
        names = ArticleName(archive: archive, list: list)
        outlets = try list.outlets(remembered: archive.subscriptionStates())
        rulings = try archive.rulings().standing
        plain = try PlainText()
    }

    /// The story of an article; one that is in none is refused with the reason.
    func account(of key: Article.Key, named name: String) throws -> StoryAccount {
        if let account = try archive.account(of: key) { return account }
        guard let withdrawal = try archive.withdrawal(of: key) else { throw ArticleNameError.waiting(name) }
        throw ArticleNameError.withdrawn(name, withdrawal.clause)
    }

    /// What readers call the outlet of an article.
    func outlet(of article: Article) -> String {
        article.isOwn
            ? configuration.newsroom.title : outlets[article.key.source]?.name ?? article.key.source
    }

    /// An article in one line.
    func line(_ article: Article) -> String {
        let time = article.published.map { "  \($0.rfc3339)" } ?? ""
        return "\(outlet(of: article))\(time)  “\(article.headline)”"
    }

    /// The passages that two articles share.
    func passages(_ one: Article, _ other: Article, limit: Int) -> [SharedPassages.Quote] {
        SharedPassages(text(of: one), text(of: other), limit: limit).quotes
    }

    /// A passage in one line, as much of it as can be read at a glance.
    func line(_ quote: SharedPassages.Quote) -> String {
        let text = quote.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "“\(text.count > 200 ? "\(text.prefix(200)) …" : text)” (\(quote.words) words)"
    }

    /// All that an article says, as plain text.
    func text(of article: Article) -> String {
        let item = StoryItem(article, reading: plain)
        return [item.summary, item.body].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What a ruling with a number says, where evidence names one.
    func ruling(in rule: String) -> Ruling? {
        rulings.first { rule == "ruling \($0.number)" }
    }
}

extension Basis {
    /// On what a decision rests, in one line.
    var line: String {
        "rules \(rules), windows of \(windows.text / 3600) h for texts and \(windows.event / 3600) h for events, words "
            + "weighed over \(articles) articles with \(terms) terms (\(String(weights, radix: 16)))"
    }

    /// Writes it into a JSON object.
    func write(to out: inout JSONWriter) {
        out.number("rules", rules)
        out.number("text_window", windows.text)
        out.number("event_window", windows.event)
        out.number("articles", articles)
        out.number("terms", terms)
        out.string("weights", String(weights, radix: 16))
    }
}

extension Article.Key {
    /// Writes it into a JSON object.
    func write(to out: inout JSONWriter) {
        out.string("source", source)
        out.string("item", item)
    }
}

extension StoryAccount.Proof {
    /// Writes it into a JSON object.
    func write(to out: inout JSONWriter) {
        out.object("first") { evidence.first.write(to: &$0) }
        out.object("second") { evidence.second.write(to: &$0) }
        out.string("relation", evidence.relation?.rawValue)
        out.string("rule", evidence.rule)
        out.number("score", evidence.score)
        out.number("run", run)
    }
}

/// A score as people read it.
func told(_ score: Double) -> String { String((score * 100).rounded() / 100) }
