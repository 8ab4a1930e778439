import ArgumentParser

/// Reads the newsroom's sources into the archive.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Read the sources of subscriptions.opml into the archive.",
        discussion: """
            A source is asked when it is due: an hour after the last time at the earliest, and later where its \
            publisher says so. Only what has changed is sent. A source that fails is told at its third failure \
            in a row, then once a day, and once when it answers again.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var deadline: DeadlineOption
    @OptionGroup var pace: PaceOptions

    @Flag(help: "Ask also what is not due; a server's own wish to be left alone is obeyed all the same.")
    var force = false

    @Flag(help: "Ask for everything, not only for what has changed; not for cron.")
    var whole = false

    @Argument(help: "Titles or addresses of the only sources to ask.")
    var sources: [String] = []

    func run() throws {
        let order = FetchOrder(isForced: force, isWhole: whole, isPrompt: pace.noDelay, only: sources)
        try output.telling(until: deadline.maxRuntime) { try $0.fetch(order) }
    }
}

/// How soon the first source is asked.
struct PaceOptions: ParsableArguments {
    @Flag(help: "Ask the first source at once, also when nobody is at the terminal.")
    var noDelay = false
}
