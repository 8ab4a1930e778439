import ArgumentParser

/// Derives the archive anew from what it was made of.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Read the kept documents and articles/ anew, group everything again, and publish.",
        discussion: """
            For use after an update that reads feeds better, or a change of time zone or language in \
            masthead.toml. What was kept of sources' answers, and sources that are files, are read again and take \
            the place of what was stored of the same version; older articles stay. Published ids, revisions, \
            withdrawals and rulings are never derived and never dropped.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var trial: DryRunOption

    func run() throws {
        try output.telling(isDry: trial.dryRun) { run in
            try run.rebuild()
            try run.publish()
            try run.announce()
        }
    }
}
