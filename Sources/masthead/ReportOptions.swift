import ArgumentParser

/// Which newsroom a command works on, and how it tells what it did.
struct ReportOptions: ParsableArguments {
    @OptionGroup var newsroom: NewsroomOption

    @Flag(name: .shortAndLong, help: "Tell everything, also when nothing changed.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    /// Takes the steps of a run, tells what they did, and throws the exit code it means.
    ///
    /// A person at a terminal is told what happened. Cron is told problems only, so that its mail is news. What
    /// went wrong before a step failed is told with its failure.
    func telling(_ steps: (Run) throws -> Void) throws {
        let run = try Run(in: newsroom.folder())
        let result = Result { try steps(run) }
        for problem in run.report.problems.sorted() { Terminal.error("masthead: \(problem)") }
        for notice in run.report.notices.sorted() { Terminal.error("masthead: \(notice)") }
        if let withheld = run.report.withheld { Terminal.error("masthead: \(withheld)") }
        try result.get()
        if json {
            try Terminal.say(run.report.json)
        } else if verbose || Terminal.isInteractive && !quiet {
            for line in run.report.lines(verbose: verbose) { try Terminal.say(line) }
        }
        if let outcome = run.report.outcome { throw outcome }
    }
}
