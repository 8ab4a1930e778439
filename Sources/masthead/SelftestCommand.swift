import ArgumentParser
import FeedFormats

/// Shows how politely sources are fetched.
struct SelftestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selftest",
        abstract: "Play through what a publisher may expect of a feed reader, and tell the score.",
        discussion: """
            A web server is started on this machine's loopback interface, and newsrooms are made in the folder \
            for temporary files; each of the \(Courtesy.all.count) checks is played with the real thing: list, \
            fetch, archive. Nothing else is asked or changed. The exit code is 1 when a check is not kept, and \
            3 when one could not be played.
            """
    )

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    @Flag(name: .shortAndLong, help: "Tell only what is not kept.")
    var quiet = false

    func run() throws {
        var verdicts: [(courtesy: Courtesy, verdict: Courtesy.Verdict)] = []
        let progress = Progress(of: Courtesy.all.count, isShown: Terminal.isInteractive && !json)
        for courtesy in Courtesy.all {
            verdicts.append((courtesy, courtesy.verdict()))
            progress.step()
        }
        progress.end()
        let kept = verdicts.count { $0.verdict == .kept }
        if json {
            try Terminal.say(Self.json(verdicts, kept: kept))
        } else {
            for (courtesy, verdict) in verdicts where !quiet || verdict != .kept {
                try Terminal.say(Self.line(courtesy, verdict))
            }
            if !quiet || kept < verdicts.count { try Terminal.say("\(kept) of \(verdicts.count)") }
        }
        if verdicts.contains(where: { if case .broken = $0.verdict { true } else { false } }) {
            throw Outcome.failure
        }
        if kept < verdicts.count { throw Outcome.partial }
    }

    private static func line(_ courtesy: Courtesy, _ verdict: Courtesy.Verdict) -> String {
        let name = "P\(courtesy.number)".padding(toLength: 4, withPad: " ", startingAt: 0)
        return switch verdict {
        case .kept: "\(name) kept     \(courtesy.title)"
        case .broken(let detail): "\(name) BROKEN   \(courtesy.title): \(detail)"
        case .notRun(let reason): "\(name) NOT RUN  \(courtesy.title): \(reason)"
        }
    }

    private static func json(
        _ verdicts: [(courtesy: Courtesy, verdict: Courtesy.Verdict)],
        kept: Int
    ) -> [UInt8] {
        var out = JSONWriter()
        out.startObject()
        out.number("kept", kept)
        out.number("checks", verdicts.count)
        out.array("rows", verdicts) { out, row in
            out.startObject()
            out.string("check", "P\(row.courtesy.number)")
            out.string("title", row.courtesy.title)
            switch row.verdict {
            case .kept: out.string("verdict", "kept")
            case .broken(let detail):
                out.string("verdict", "broken")
                out.string("detail", detail)
            case .notRun(let reason):
                out.string("verdict", "not run")
                out.string("detail", reason)
            }
            out.endObject()
        }
        out.endObject()
        return out.take()
    }
}
