import Archive
import ArgumentParser

/// Takes an article out of everything that is published, and lists what was.
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take an article out of every output, take that back, or list what was withdrawn.",
        discussion: """
            An article is named by its published id, its permalink, or source and item id in one pair of quotes; \
            an own one also by its ID line, else its path under articles/ without extension. All that carry its \
            text go with it, and stay away. Atom feeds that have shown it tell so with the reason. Nothing is \
            deleted, and --undo brings it back under the same id, changed at that time.

            --list tells every withdrawal there is, when and why, with those that were taken back; with --json \
            one object a line.

            Publishes at once. Exit code 2 when nothing bears this name, or several articles do, and when what is \
            to be brought back was never withdrawn.
            """
    )

    @OptionGroup var output: ReportOptions

    @Argument(help: "The article.")
    var article: String?

    @Option(help: "Why, in words for readers.")
    var reason: String?

    @Flag(help: "Take the withdrawal back.")
    var undo = false

    @Flag(help: "List what was withdrawn, instead.")
    var list = false

    func validate() throws {
        if list {
            guard article == nil, reason == nil, !undo else {
                throw ValidationError("--list stands alone: it changes nothing")
            }
            return
        }
        if article == nil {
            throw ValidationError("name the article, or list what was withdrawn with --list")
        }
        if undo, reason != nil {
            throw ValidationError("--undo takes a withdrawal back, and has no --reason")
        }
        if !undo, reason == nil {
            throw ValidationError("say why with --reason “…”, or take a withdrawal back with --undo")
        }
        if let reason, reason.allSatisfy(\.isWhitespace) {
            throw ValidationError("the reason is empty: readers are told it, so say why with --reason “…”")
        }
    }

    func run() throws {
        guard let article else { return try FailureReport.telling(asJSON: output.json, tellAll) }
        try output.telling { run in
            let key = try ArticleName(archive: run.archive, list: run.list).article(article)
            let done =
                if let reason {
                    try run.archive.withdraw(key, reason: reason, at: run.now)
                } else {
                    try run.archive.undoWithdrawal(of: key, at: run.now)
                }
            if undo, !done.isNew, try run.archive.withdrawal(of: key) == nil {
                throw ArticleNameError.notWithdrawn(article)
            }
            run.report.withdrawn = (done, isUndone: undo)
            try run.publish()
            try run.announce()
        }
    }

    private func tellAll() throws {
        for withdrawal in try Archive(reading: output.newsroom.folder().archive).withdrawals() {
            if output.json {
                try Terminal.say(withdrawal.json)
            } else {
                try withdrawal.lines.forEach(Terminal.say)
            }
        }
    }
}
