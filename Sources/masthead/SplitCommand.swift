import ArgumentParser
import Stories

/// Keeps an article apart from others.
struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Rule that an article is not the same story as others.",
        discussion: """
            Without others, it leaves all that it is together with now. An article is named by its published id, its \
            permalink, or source and item id in one pair of quotes. The id of a story stays with the article it was \
            minted for.
            """
    )

    @Argument(help: "The article that does not belong.")
    var article: String

    @Argument(help: "The articles it must stay apart from.")
    var others: [String] = []

    @Flag(help: "It is not even a report of the same event.")
    var event = false

    @OptionGroup var options: RulingOptions

    func run() throws {
        try options.rule { run, names, author in
            let relation = event ? Relation.event : .text
            let key = try names.article(article)
            var company = try others.map(names.article)
            if company.isEmpty { company = try run.archive.company(of: key, at: relation) }
            guard !company.isEmpty else { throw ArticleNameError.alone(article) }
            guard !company.contains(key) else { throw ArticleNameError.same(article) }
            return Ruling(
                .split,
                relation,
                on: [key] + company,
                by: author,
                because: options.reason,
                at: run.now
            )
        }
    }
}
