import ArgumentParser

/// The cron job: everything from new articles to published feeds.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Import what is new in articles/, read the sources, group, publish.",
        discussion: """
            Silent when all is well and no person is at the terminal; made for cron. Then it is also silent when \
            another run is at work, which its exit code tells: 75.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var trial: DryRunOption
    @OptionGroup var deadline: DeadlineOption
    @OptionGroup var pace: PaceOptions

    func run() throws {
        try output.telling(until: deadline.maxRuntime, isDry: trial.dryRun, isCronJob: true) { run in
            try run.importArticles(isSparing: true)
            try run.fetch(FetchOrder(isPrompt: pace.noDelay))
            try run.group()
            try run.publish(isSparing: true)
            try run.announce()
        }
    }
}
