import Archive
import ArgumentParser
import Stories

/// Lists what was ruled, and takes rulings back.
struct RulingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulings",
        abstract: "List what was ruled on stories, or undo a ruling.",
        subcommands: [List.self, Undo.self],
        defaultSubcommand: List.self
    )

    /// Lists every ruling there ever was.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List every ruling there ever was, with those that count no more."
        )

        @OptionGroup var newsroom: NewsroomOption

        @Flag(help: "One JSON object a line.")
        var json = false

        func run() throws {
            try FailureReport.telling(asJSON: json) {
                let rulings = try Archive(reading: newsroom.folder().archive).rulings()
                let effective = Set(rulings.effective.map(\.number))
                for ruling in rulings {
                    let counts = effective.contains(ruling.number)
                    if json {
                        try Terminal.say(ruling.json(counts: counts))
                        continue
                    }
                    try Terminal.say(counts ? ruling.line : "\(ruling.line) — undone")
                    // A feed that came again as a whole is told in one line.
                    guard ruling.kind != .reissue else { continue }
                    for key in ruling.articles { try Terminal.say("    \(key.source) \(key.item)") }
                }
            }
        }
    }

    /// Takes a ruling back.
    struct Undo: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo",
            abstract:
                "Undo a ruling; what it decided is judged anew. Undoing an undoing brings the ruling back."
        )

        @Argument(help: "The number of the ruling.")
        var number: Int64

        @OptionGroup var options: RulingOptions

        func run() throws {
            try options.rule { run, _, author in
                let rulings = try run.archive.rulings()
                let undone = Set(rulings.effective.compactMap(\.undoes))
                guard rulings.contains(where: { $0.number == number }), !undone.contains(number) else {
                    throw ArticleNameError.noRuling(number)
                }
                return Ruling(
                    .undo,
                    on: [],
                    undoing: number,
                    by: author,
                    because: options.reason,
                    at: run.now
                )
            }
        }
    }
}
