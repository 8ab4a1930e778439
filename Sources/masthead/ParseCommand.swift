import ArgumentParser
import FeedFormats
import Foundation

/// Reads feeds and prints each as one line of JSON.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read feeds of any format and print each as one line of JSON.",
        discussion: """
            With --jobs, reads one job a line from standard input, {"id"?, "file", "headers"?, "url"?, \
            "sanitize"?}, and answers each in order with one line that echoes "file".

            Exit code 3 when some inputs were no feeds, 1 when all were none.
            """
    )

    @Argument(help: "Files, or - for standard input.")
    var files: [String] = []

    @Flag(help: "Read jobs from standard input.")
    var jobs = false

    @Flag(help: "Sanitise the HTML, as it would be published.")
    var sanitize = false

    @Option(help: "The address the feed came from, on which relative references stand.")
    var url: String?

    mutating func validate() throws {
        if jobs, !(files.isEmpty || files == ["-"]) {
            throw ValidationError("--jobs reads from standard input only")
        }
        if !jobs, files.isEmpty { throw ValidationError("name files to parse, or - for standard input") }
    }

    func run() throws {
        var tally = (read: 0, failed: 0)
        func answer(_ job: ParseJob) throws {
            let isFeed = try job.answer()
            if isFeed { tally.read += 1 } else { tally.failed += 1 }
        }
        if jobs {
            var input = try InputLines()
            while let line = input.next() {
                if line.contains(where: { $0 > 0x20 }) {
                    try answer(ParseJob(line: line, sanitize: sanitize))
                }
            }
        } else {
            for file in files { try answer(ParseJob(file: file, url: url, sanitize: sanitize)) }
        }
        if tally.failed > 0 { throw tally.read > 0 ? Outcome.partial : Outcome.failure }
    }
}
