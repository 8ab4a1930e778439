import Archive
import ArgumentParser
import FeedFormats

/// Drops old articles that sources brought.
struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Drop the texts of old articles that sources brought.",
        discussion: """
            By age, by count, or both, as [retention] in masthead.toml or the options say; whole stories at a \
            time. The newsroom's own articles, stories that they are part of, what was withdrawn or ruled on, \
            what is told on archived or complete pages, and every published id stay. An article that goes is \
            remembered by its key, so that it does not come back as news.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var trial: DryRunOption

    @Option(help: ArgumentHelp("Drop what last changed before so long, such as 90d.", valueName: "time"))
    var olderThan: TimeSpan?

    @Option(help: ArgumentHelp("Keep so many articles of each source, the newest.", valueName: "count"))
    var keep: Int?

    @Option(help: "The title or address of the only source to prune.")
    var source: String?

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep must be at least 1") }
    }

    func run() throws {
        try output.telling(isDry: trial.dryRun) {
            try $0.prune(olderThan: olderThan, keep: keep, source: source)
        }
    }
}

extension Run {
    /// Drops what is older, or more, than is to be kept; what is not said here, `[retention]` says.
    func prune(olderThan span: TimeSpan?, keep count: Int?, source: String?) throws {
        let settings = configuration.retention
        let seconds = span?.seconds ?? settings.days.map { $0 * 86_400 }
        let kept = count ?? settings.articles
        guard seconds != nil || kept != nil else {
            throw ValidationError(
                "nothing says what is old: give --older-than or --keep, or set days or articles in [retention]"
            )
        }
        report.pruned = try archive.prune(
            Retention(
                before: seconds.map { Timestamp(seconds: now.seconds - Int64($0)) },
                perSource: kept,
                source: try source.map { try list.subscription(named: $0).key },
                showcases: configuration.outputs.filter { $0.history != .none }.map(\.name)
            ),
            fingerprint: fingerprint
        )
    }
}
