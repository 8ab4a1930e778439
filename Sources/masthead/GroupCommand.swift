import ArgumentParser
import Stories

/// Works out which articles are one item, one text, one event.
struct GroupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Work out which articles are one item, one text, one event.",
        discussion: """
            In a newsroom, groups what is new in the archive with what lies near it in time.

            With --dry-run, tells what that would do; with --diff, how the stories would change if everything were \
            grouped anew in one pass. Both write nothing, and take other windows than masthead.toml sets.

            With --jsonl, needs no newsroom: reads one article a line from standard input, as JSON with id, \
            title, summary, body, url, source, published and lang (any may be missing), and answers in the \
            same order, one line each: {"id", "item", "text", "event"}, the cluster it belongs to at each \
            relation. A line that is no JSON object is told on standard error and left out.
            """
    )

    @OptionGroup var output: ReportOptions

    @Flag(help: "Group articles from standard input instead of the archive.")
    var jsonl = false

    @Flag(help: "Look at every article of the archive again, not only at what is new.")
    var all = false

    @Flag(help: "Only tell what grouping what is new would do.")
    var dryRun = false

    @Flag(help: "Only tell how the stories would change if all were grouped anew.")
    var diff = false

    @Option(
        help: ArgumentHelp("With --dry-run or --diff: how far apart articles may be.", valueName: "hours")
    )
    var window: Int?

    @Option(help: ArgumentHelp("The same for copies of one text only.", valueName: "hours"))
    var textWindow: Int?

    @Option(help: ArgumentHelp("The same for reports of one event only.", valueName: "hours"))
    var eventWindow: Int?

    func validate() throws {
        let windows = [window, textWindow, eventWindow].compactMap(\.self)
        guard windows.allSatisfy({ (1...8760).contains($0) }) else {
            throw ValidationError("a window has 1 to 8760 hours")
        }
        guard windows.isEmpty || dryRun || diff else {
            throw ValidationError(
                "another window is only tried, with --dry-run or --diff: set it under [grouping] in masthead.toml"
            )
        }
        guard [jsonl, all, dryRun, diff].count(where: { $0 }) <= 1 else {
            throw ValidationError("give one of --jsonl, --all, --dry-run and --diff")
        }
    }

    func run() throws {
        if jsonl { return try groupLines() }
        guard dryRun || diff else { return try output.telling { try $0.group(all: all) } }
        let trial = try GroupingTrial(
            in: output.newsroom.folder(),
            all: diff,
            textWindow: textWindow ?? window,
            eventWindow: eventWindow ?? window
        )
        if output.json { try Terminal.say(trial.json) } else { try trial.lines.forEach(Terminal.say) }
    }

    private func groupLines() throws {
        var lines = try GroupLines()
        let input = try StandardInput()
        while let bytes = input.next() { lines.read(bytes) }
        for answer in lines.answer() { try Terminal.say(answer) }
        if let first = lines.malformed.first {
            Terminal.error(
                "masthead: \(lines.malformed.count) lines of standard input are no JSON objects and were left out, "
                    + "the first is line \(first)"
            )
            throw Outcome.partial
        }
    }
}
