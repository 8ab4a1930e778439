import ArgumentParser
import Foundation
import Logging

/// Which newsroom a command works on, and how it tells what it did.
struct ReportOptions: ParsableArguments {
    @OptionGroup var newsroom: NewsroomOption
    @OptionGroup var logging: LogOption

    @Flag(name: .shortAndLong, help: "Tell everything, also when nothing changed.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    @Flag(help: "Exit with 0 instead of 3 when some inputs failed.")
    var partialOk = false

    @Option(
        defaultAsFlag: WaitingTime.endless,
        help: ArgumentHelp(
            "Wait while another run is at work, at most for a time such as 30s or 5m (--wait=5m).",
            valueName: "time"
        )
    )
    var wait: WaitingTime?

    func validate() throws {
        // The argument parser takes an empty value for none.
        let isEmpty = CommandLine.arguments.contains("--wait=")
        guard let wait, isEmpty || wait.span == nil else { return }
        throw ValidationError("The value '\(isEmpty ? "" : wait.description)' is invalid for '--wait <time>'")
    }

    /// Takes the steps of a run, tells what they did, and throws the exit code it means.
    ///
    /// A person at a terminal is told what happened. Cron is told problems only, so that its mail is news; its own
    /// job also leaves another run that is at work to the exit code. What went wrong before a step failed is told
    /// with its failure.
    func telling(
        until limit: TimeSpan? = nil,
        isDry: Bool = false,
        isCronJob: Bool = false,
        _ steps: (Run) throws -> Void
    ) throws {
        // Whoever reads our output may go away; the newsroom's files are not to be left half done for that.
        _ = signal(SIGPIPE, SIG_IGN)
        let log = logging.logger
        let scratch: Scratch?
        let run: Run
        do {
            (scratch, run) = try FailureReport.telling(asJSON: json) {
                try begin(StopSign(after: limit?.duration), log, isDry: isDry)
            }
        } catch is RunLock.Busy where isCronJob && !isTalkative {
            throw Outcome.busy
        }
        let result = Result { try steps(run) }
        log.begin(.report)
        if isCronJob, !isDry { run.recordStatus(endingWith: result.failure) }
        for problem in run.report.digest { Terminal.error("masthead: \(problem)") }
        if json, let failure = result.failure, !(failure is Outcome) {
            // The failure itself is thrown below, also where nothing can be said any more.
            run.report.problems.append("\(failure)")
            try? Terminal.say(run.report.json)
        }
        try result.get()
        var outcome = run.report.outcome
        do {
            try tell(run.report, isDry: isDry)
        } catch {
            if isDry { throw error }
            // What the run did stands: called a failure, it would be taken for one in which nothing was published.
            Terminal.error("masthead: \(error); what the run did is done")
            outcome = outcome ?? .partial
        }
        withExtendedLifetime(scratch) {}
        if let outcome, outcome != .partial || !partialOk { throw outcome }
        if isCronJob, !isDry, !verbose, !json {
            run.end(as: Array(CommandLine.arguments.dropFirst()))
        }
    }

    /// Begins a run, on a copy of the newsroom where it is a dry one.
    private func begin(_ stop: StopSign, _ log: Logger, isDry: Bool) throws -> (Scratch?, Run) {
        let newsroom = try newsroom.folder()
        let scratch = isDry ? try Scratch(of: newsroom) : nil
        let run = try Run(
            in: scratch?.folder ?? newsroom,
            waiting: wait?.span ?? TimeSpan(seconds: 0),
            stop: stop,
            log: log
        )
        return (scratch, run)
    }

    private func tell(_ report: RunReport, isDry: Bool) throws(FileError) {
        if json {
            try Terminal.say(report.json)
        } else if isTalkative || isDry && !quiet {
            if isDry { try Terminal.say("Dry run: nothing was written. A run would do this:") }
            for line in report.lines(verbose: verbose) { try Terminal.say(line) }
        }
    }

    /// Whether what happened is told, and not problems only.
    private var isTalkative: Bool { verbose || Terminal.isInteractive && !quiet }
}

extension Result {
    fileprivate var failure: Failure? {
        guard case .failure(let failure) = self else { return nil }
        return failure
    }
}
