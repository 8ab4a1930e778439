import Archive
import ArgumentParser

/// Takes an article out of everything that is published.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take an article out of every output, or take that back.",
        discussion: """
            An article is named by its published id, its permalink, or source and item id in one pair of quotes; \
            an own one also by its ID line, else its path under articles/ without extension. All that carry its \
            text go with it, and stay away. Atom feeds that have shown it tell so with the reason. Nothing is \
            deleted, and --undo brings it back under the same id.

            Publishes at once. Exit code 2 when nothing bears this name, or several articles do.
            """
    )

    @OptionGroup var output: ReportOptions

    @Argument(help: "The article.")
    var article: String

    @Option(help: "Why, in words for readers.")
    var reason: String?

    @Flag(help: "Take the withdrawal back.")
    var undo = false

    func validate() throws {
        if undo == (reason != nil) {
            throw ValidationError("say why with --reason “…”, or take a withdrawal back with --undo")
        }
    }

    func run() throws {
        try output.telling { run in
            let key = try ArticleName(archive: run.archive, list: run.list).article(article)
            let done =
                if let reason {
                    try run.archive.withdraw(key, reason: reason, at: run.now)
                } else {
                    try run.archive.undoWithdrawal(of: key, at: run.now)
                }
            run.report.withdrawn = (done, isUndone: undo)
            try run.publish()
        }
    }
}
