import Archive
import ArgumentParser

/// Takes an article out of everything that is published.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take an article out of every output, or take that back.",
        discussion: """
            The article is named by its published id, as feeds and “masthead stories” tell it, or by its own: \
            its ID line, else its path under articles/ without extension. All that carry its text go with it, \
            and stay away. Atom feeds that have shown it tell so with the reason. Nothing is deleted, and \
            --undo brings it back under the same id.

            Publishes at once. Exit code 1 when nothing has this id.
            """
    )

    @OptionGroup var output: ReportOptions

    @Argument(help: "The article's id.")
    var id: String

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
            let done =
                if let reason {
                    try run.archive.withdraw(id, reason: reason, at: run.now)
                } else {
                    try run.archive.undoWithdrawal(of: id, at: run.now)
                }
            guard let done else { throw UnknownArticle(id: id) }
            run.report.withdrawn = (done, isUndone: undo)
            try run.publish()
        }
    }
}

/// Nothing is known under an id.
struct UnknownArticle: Error, CustomStringConvertible {
    let id: String

    var description: String {
        "nothing has the id “\(id)”: “masthead stories” lists the ids of what is published"
    }
}
