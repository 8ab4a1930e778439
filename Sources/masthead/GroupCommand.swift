import ArgumentParser
import Stories

/// Works out which articles are one item, one text, one event.
struct GroupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Work out which articles are one item, one text, one event.",
        discussion: """
            In a newsroom, groups what is new in the archive with what lies near it in time.

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

    func run() throws {
        if jsonl { return try groupLines() }
        try output.telling { try $0.group(all: all) }
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
