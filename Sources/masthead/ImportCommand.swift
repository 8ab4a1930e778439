import ArgumentParser

/// Takes the newsroom's own articles into the archive.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the newsroom's own articles into the archive.",
        discussion: """
            Reads text files in the house form (.txt) and JSON files (.json). An article that is known already \
            and differs becomes a new revision; one that cannot be read is told with its file and line, and \
            the others are taken. A file whose id another file in articles/ has is refused, also where it is \
            imported alone, unless it is named like the id.
            """
    )

    @OptionGroup var output: ReportOptions
    @OptionGroup var trial: DryRunOption

    @Argument(help: "Files and folders; without any, the newsroom's articles/.")
    var paths: [String] = []

    func run() throws {
        try output.telling(isDry: trial.dryRun) { try $0.importArticles(paths) }
    }
}
