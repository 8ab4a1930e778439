import ArgumentParser

/// Writes the newsroom's feeds.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write the feeds into public/.",
        discussion: """
            All outputs are written and checked before the first is put in its place, and put in their places \
            together or not at all. A file whose bytes would not change is not touched.
            """
    )

    @OptionGroup var output: ReportOptions

    func run() throws {
        try output.telling { try $0.publish() }
    }
}
