import ArgumentParser

/// How a command tells what it did.
struct ReportOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Tell everything, also when nothing changed.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    /// Tells a report, and throws the exit code it means.
    ///
    /// A person at a terminal is told what happened. Cron is told problems only, so that its mail is news.
    func tell(_ report: RunReport) throws {
        for problem in report.problems.sorted() { Terminal.error("masthead: \(problem)") }
        if json {
            Terminal.say(report.json)
        } else if verbose || Terminal.isInteractive && !quiet {
            for line in report.lines(verbose: verbose) { Terminal.say(line) }
        }
        if let outcome = report.outcome { throw outcome }
    }
}
