import ArgumentParser
import Foundation
import News
import Stories

/// Who rules, why, and how it is told.
struct RulingOptions: ParsableArguments {
    @OptionGroup var newsroom: NewsroomOption

    @Option(help: ArgumentHelp("Who decides; the system's user otherwise.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Why, for whoever reads it later.", valueName: "text"))
    var reason = ""

    @Flag(name: .shortAndLong, help: "Say nothing when it worked.")
    var quiet = false

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    /// Stores what a closure rules, groups what it concerns, and tells how the articles stand now.
    func rule(_ decide: (Run, ArticleName, _ author: String) throws -> Ruling) throws {
        try FailureReport.telling(asJSON: json) {
            let run = try Run(in: newsroom.folder())
            let names = ArticleName(archive: run.archive, list: run.list)
            let ruling = try run.archive.add([decide(run, names, author(run))])[0]
            try run.group()
            for problem in run.report.problems.sorted() { Terminal.error("masthead: \(problem)") }
            if json {
                try Terminal.say(ruling.json(counts: true))
            } else if !quiet {
                try Terminal.say(ruling.line)
                let concerned = try Set(ruling.articles.compactMap { try run.archive.publishedID(of: $0) })
                for id in concerned.sorted() { try Terminal.say("    now in \(id)") }
                try Terminal.say("    readers see it after the next `masthead publish` or `masthead update`")
            }
            if let outcome = run.report.outcome { throw outcome }
        }
    }

    private func author(_ run: Run) -> String {
        let user = ProcessInfo.processInfo.userName
        return by ?? (user.isEmpty ? run.configuration.newsroom.title : user)
    }
}
