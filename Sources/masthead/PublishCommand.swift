import ArgumentParser

/// Writes the newsroom's feeds.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write the feeds into public/.",
        discussion: """
            All outputs are written and checked before the first is put in its place, and put in their places \
            together or not at all. A file whose bytes would not change is not touched.

            A set that is not valid, or differs from the last one by more than [gate] in masthead.toml allows, \
            is withheld: the last one stays, but for what was withdrawn. So is one that would overwrite a file in \
            public/ which Masthead did not write. Exit code 4.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var trial: DryRunOption

    @Flag(help: "Publish also what differs more from the last set than the gate allows.")
    var accept = false

    func run() throws {
        try output.telling(isDry: trial.dryRun) { run in
            try run.publish(isAccepted: accept)
            try run.announce()
        }
    }
}
