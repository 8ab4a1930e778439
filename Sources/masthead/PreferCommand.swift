import ArgumentParser
import Stories

/// Chooses the article that stands for a story.
struct PreferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Rule that an article stands for its story.",
        discussion: """
            It goes before the newsroom's own article and before every order of sources; of two that are preferred \
            the later ruling counts. The story keeps its id. An article that was withdrawn stands for none.
            """
    )

    @Argument(
        help: "The article: its published id, its permalink, or source and item id in one pair of quotes."
    )
    var article: String

    @OptionGroup var options: RulingOptions

    func run() throws {
        try options.rule { run, names, author in
            let key = try names.article(article)
            guard try run.archive.publishedID(of: key) != nil else { throw ArticleNameError.waiting(article) }
            if let withdrawal = try run.archive.withdrawal(of: key), withdrawal.undone == nil {
                throw ArticleNameError.unfit(article, withdrawal.clause)
            }
            return Ruling(.prefer, on: [key], by: author, because: options.reason, at: run.now)
        }
    }
}
