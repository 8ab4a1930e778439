import ArgumentParser
import Stories

/// Puts articles into one story.
struct JoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Rule that articles are one story.",
        discussion: """
            An article is named by its published id, its permalink, or source and item id in one pair of quotes. Of \
            the stories' ids the newsroom's own survives, else the oldest; the others lead to it.
            """
    )

    @Argument(help: "An article.")
    var article: String

    @Argument(help: "The articles that are the same story.")
    var others: [String]

    @Flag(help: "They report one event, each in its own words: link them only.")
    var event = false

    @OptionGroup var options: RulingOptions

    func run() throws {
        try options.rule { run, names, author in
            let keys = try ([article] + others).map(names.article)
            guard Set(keys).count == keys.count else { throw ArticleNameError.same(article) }
            for (key, name) in zip(keys, [article] + others)
            where try run.archive.publishedID(of: key) == nil {
                throw ArticleNameError.waiting(name)
            }
            return Ruling(
                .join,
                event ? .event : .text,
                on: keys,
                by: author,
                because: options.reason,
                at: run.now
            )
        }
    }
}
