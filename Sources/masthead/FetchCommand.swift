import ArgumentParser

/// Reads the newsroom's sources into the archive.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Read the sources of subscriptions.opml into the archive.",
        discussion: """
            This version reads sources that are files in the newsroom's sources/ (xmlUrl="file:sources/NAME"). \
            One that cannot be read is told, and the others are read.
            """
    )

    @OptionGroup var output: ReportOptions

    func run() throws {
        try output.telling { try $0.fetch() }
    }
}
