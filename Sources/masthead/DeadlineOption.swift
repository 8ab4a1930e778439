import ArgumentParser

/// How long a command that fetches may take.
struct DeadlineOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Stop fetching after a time such as 90s, 15m or 2h, and publish what is in.",
            valueName: "time"
        )
    )
    var maxRuntime: TimeSpan?
}
